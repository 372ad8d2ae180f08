//! The report that people look at: its pages, and what a document adds to them.

mod counted;
mod digest;
mod found;
mod french;
mod head;
mod kept;
mod lines;
mod listing;
mod mark;
mod network;
mod out;
mod overview;
mod pictures;
mod place;
mod reader;
mod roll;
mod row;
mod search;
mod section;
mod shell;
mod source;
mod split;
mod template;
mod terms;
mod writer;

pub use out::Take;
pub use section::{Section, figures, flaws, section, section_in_pieces};
pub use source::way;
pub use writer::Report;
