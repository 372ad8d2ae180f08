//! The cells of the alignment table that are looked at: a band of columns for each row.

/// For each number of French segments behind, which numbers of English segments behind are considered.
///
/// Invariant: both bounds never decrease, neighbouring rows overlap, and the two corners are inside.
#[derive(Debug, Clone)]
pub(super) struct Corridor {
    rows: Vec<(u32, u32)>,
    /// The place of the first cell of each row, and the end.
    starts: Vec<u32>,
}

/// A place in four bytes: no corridor has four thousand million cells.
fn small(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

impl Corridor {
    /// The corridor closest to `rows` (first and last column of each of the `fr + 1` rows) that keeps the invariant.
    pub(super) fn new(rows: impl IntoIterator<Item = (usize, usize)>, en: usize) -> Corridor {
        let en = small(en);
        let mut rows: Vec<(u32, u32)> =
            rows.into_iter().map(|(low, high)| (small(low), small(high))).collect();
        if rows.is_empty() {
            rows.push((0, en));
        }
        let last = rows.len() - 1;
        rows[0].0 = 0;
        rows[last].1 = en;
        let mut high = 0;
        for row in &mut rows {
            high = high.max(row.1.min(en));
            row.1 = high;
        }
        let mut low = en;
        for row in rows.iter_mut().rev() {
            low = low.min(row.0).min(row.1);
            row.0 = low;
        }
        for k in 0..last {
            let reach = rows[k + 1].0;
            rows[k].1 = rows[k].1.max(reach);
        }
        let mut starts = Vec::with_capacity(rows.len() + 1);
        let mut cells = 0;
        for (low, high) in &rows {
            starts.push(cells);
            cells += high - low + 1;
        }
        starts.push(cells);
        Corridor { rows, starts }
    }

    /// The whole table.
    pub(super) fn full(fr: usize, en: usize) -> Corridor {
        Corridor::new(std::iter::repeat_n((0, en), fr + 1), en)
    }

    /// Whether it is the whole table.
    pub(super) fn is_full(&self) -> bool {
        let en = self.rows.last().map_or(0, |row| row.1);
        self.cells() == self.rows.len() * (en as usize + 1)
    }

    /// The number of French segments.
    pub(super) fn fr(&self) -> usize {
        self.rows.len() - 1
    }

    /// How many cells there are.
    pub(super) fn cells(&self) -> usize {
        self.starts[self.rows.len()] as usize
    }

    /// The place of the first cell of a row; that of the end for the row behind the last.
    pub(super) fn start(&self, row: usize) -> usize {
        self.starts[row] as usize
    }

    /// First and last column of a row.
    pub(super) fn row(&self, row: usize) -> (usize, usize) {
        let (low, high) = self.rows[row];
        (low as usize, high as usize)
    }

    /// The place of a cell in a table over the corridor.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<usize> {
        let (low, high) = self.row(row);
        (low..=high).contains(&column).then(|| self.start(row) + column - low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_rows_give_a_corridor(rows in prop::collection::vec((0usize..30, 0usize..30), 1..20), en in 0usize..30) {
            let corridor = Corridor::new(rows, en);
            let last = corridor.fr();
            prop_assert_eq!(corridor.row(0).0, 0);
            prop_assert_eq!(corridor.row(last).1, en);
            for k in 0..=last {
                let (low, high) = corridor.row(k);
                prop_assert!(low <= high && high <= en);
                if k > 0 {
                    let before = corridor.row(k - 1);
                    prop_assert!(before.0 <= low && before.1 <= high && low <= before.1);
                }
            }
        }
    }
}
