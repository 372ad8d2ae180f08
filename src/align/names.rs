//! The names of types, one behind the other: a list of codes has a type for each line.

/// The names of types.
#[derive(Default)]
pub(super) struct Names {
    text: String,
    /// Where each name ends.
    ends: Vec<u32>,
}

impl Names {
    /// Adds the name of the next type.
    pub(super) fn push(&mut self, name: &str) {
        self.text.push_str(name);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// How many types there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The name of a type.
    pub(super) fn get(&self, kind: usize) -> &str {
        let start = kind.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start as usize..self.ends[kind] as usize).unwrap_or_default()
    }

    /// The types with their names, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        (0u32..).zip((0..self.len()).map(|kind| self.get(kind)))
    }
}
