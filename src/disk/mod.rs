//! The disk, used with suspicion: what a path is, is looked at before it is opened, nothing hidden is followed, and no
//! opening waits for a pipe.

pub(crate) mod fault;
mod open;
mod write;

pub use open::{Found, Links, Stamp, copy_of, list, look, open, read, size, stamp, stands};
pub use write::{
    PIECE, Writing, buffered, create, create_folder, create_folders, is_movable, open_lock, remove_file,
    remove_folder, remove_tree, rename, sync_file, sync_folder,
};
