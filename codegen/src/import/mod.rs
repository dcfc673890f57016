//! Foreign pages as canonical ones: enters the doc site's own pages, in all their mess; leaves the pages of spec/ and a
//! report of every repair.

pub mod docsite;
pub mod draft;
mod escape;
mod print;

pub use self::print::print;
