//! Where a block stands in a file that is not text: on a page, or in a part.

use std::ops::Range;

use crate::model::{Place, RawText};

/// The place of a block, as far as the file tells.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Seat<'a> {
    /// The page where it begins.
    pub(super) page: Option<u32>,
    /// The box around what stands of it on that page: left, top, right, bottom, in whole points.
    pub(super) area: Option<[u32; 4]>,
    /// The part of the file.
    pub(super) part_name: &'a str,
    /// The paragraph in the part.
    pub(super) element: Option<u32>,
}

/// Finds the place of bytes of the raw text.
pub(super) fn seat(raw: &RawText, range: Range<usize>) -> Seat<'_> {
    let positions = raw.positions();
    let from = positions.partition_point(|position| position.range.end <= range.start);
    let mut seat = Seat::default();
    for position in positions[from..].iter().take_while(|position| position.range.start < range.end) {
        match &position.place {
            Place::Element { part, number } if seat.element.is_none() => {
                (seat.part_name, seat.element) = (part, Some(*number));
            }
            Place::Page { number, area } if seat.page.is_none_or(|page| page == *number) => {
                let [left, top, right, bottom] = *area;
                let found = [left.floor(), top.floor(), right.ceil(), bottom.ceil()].map(whole);
                seat.page = Some(*number);
                seat.area = Some(match seat.area {
                    None => found,
                    Some(known) => [
                        known[0].min(found[0]),
                        known[1].min(found[1]),
                        known[2].max(found[2]),
                        known[3].max(found[3]),
                    ],
                });
            }
            _ => {}
        }
    }
    seat
}

/// A length in whole points; what stands outside the page stands at its edge.
fn whole(length: f32) -> u32 {
    // A cast from a float saturates, and makes zero of what is not a number.
    length as u32
}

#[cfg(test)]
mod tests {
    use crate::model::{FileOffsets, Format, Position};

    use super::*;

    #[test]
    fn the_box_of_a_block_is_that_of_its_first_page() {
        let page = |number, left, range| Position {
            range,
            place: Place::Page { number, area: [left, 10.2, left + 50.0, 20.7] },
        };
        let raw = RawText::new("ab\ncd\nef\n".to_owned(), "", 0, FileOffsets::Unmapped).unwrap().marked(
            Format::Pdf,
            Vec::new(),
            vec![page(2, 30.5, 0..2), page(2, 10.0, 3..5), page(3, 0.0, 6..8)],
        );
        let seat = seat(&raw, 0..8);
        assert_eq!((seat.page, seat.area), (Some(2), Some([10, 10, 81, 21])));
        assert_eq!(super::seat(&raw, 6..8).page, Some(3));
        assert_eq!(super::seat(&raw, 8..9), Seat::default());
    }
}
