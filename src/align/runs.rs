//! Lists one behind the other: many short ones take no memory of their own.

/// Lists one behind the other.
pub(super) struct Runs<T> {
    items: Vec<T>,
    /// Where each list ends.
    ends: Vec<u32>,
}

impl<T> Default for Runs<T> {
    fn default() -> Runs<T> {
        Runs { items: Vec::new(), ends: Vec::new() }
    }
}

impl<T> Runs<T> {
    /// Appends a list.
    pub(super) fn add(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.close();
    }

    /// Appends a list that is there already, which costs nothing if it is the first.
    pub(super) fn take(&mut self, list: Vec<T>) {
        if self.items.is_empty() {
            self.items = list;
            self.close();
        } else {
            self.add(list);
        }
    }

    /// Ends a list; all together hold less than four thousand million items.
    fn close(&mut self) {
        self.ends.push(u32::try_from(self.items.len()).unwrap_or(u32::MAX));
    }

    /// How many lists there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// What all lists hold, in order.
    pub(super) fn items(&self) -> &[T] {
        &self.items
    }

    /// The list at a place.
    pub(super) fn get(&self, at: usize) -> &[T] {
        &self.items[self.start(at)..self.ends[at] as usize]
    }

    /// The list at a place, to be changed.
    pub(super) fn get_mut(&mut self, at: usize) -> &mut [T] {
        let start = self.start(at);
        &mut self.items[start..self.ends[at] as usize]
    }

    /// Where the list at a place begins among the items.
    pub(super) fn start(&self, at: usize) -> usize {
        at.checked_sub(1).map_or(0, |before| self.ends[before] as usize)
    }

    /// All lists, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.len()).map(|at| self.get(at))
    }
}
