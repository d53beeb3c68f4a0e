//! Native halves of library modules: one file or folder each.

pub mod binascii;
pub mod bisect;
pub mod deque;
pub mod hashes;
pub mod heapq;
pub mod json;
pub mod random;
pub mod re;
pub mod structure;
mod support;
pub mod unicodedata;
