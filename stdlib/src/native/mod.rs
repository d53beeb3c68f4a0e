//! Native halves of library modules: one file or folder each.

/// The script half that lies in a file beside the native one.
macro_rules! script {
    ($file:literal) => {
        Some($crate::registry::script(
            concat!("src/native/", $file),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/native/", $file)),
            true,
        ))
    };
}

pub mod abstract_classes;
pub mod array;
pub mod ast;
pub mod atexit;
pub mod binascii;
pub mod bisect;
pub mod cmath;
pub mod codec_registry;
pub mod contextvars;
mod counting;
pub mod datetime;
pub mod deque;
pub mod encodings;
pub mod errno;
pub mod functools;
pub mod gc;
pub mod greenlet;
pub mod hashes;
pub mod heapq;
pub mod import_state;
pub mod itertools;
pub mod json;
pub mod lock;
pub mod math;
pub mod opcode;
pub mod operator;
pub mod ordered;
pub mod posix;
pub mod random;
pub mod re;
mod record;
pub mod resource;
pub mod select;
pub mod signal;
pub mod socket;
pub mod streams;
pub mod string_io;
pub mod structure;
pub mod subprocess;
mod support;
pub mod sys;
pub mod templates;
pub mod time;
pub mod tokenizer;
pub mod unicodedata;
pub mod weakref;

use taipan_vm::native::ModuleRow;

/// One row a module.
pub static MODULES: &[&ModuleRow] = &[
    &abstract_classes::MODULE,
    &array::MODULE,
    &ast::MODULE,
    &atexit::MODULE,
    &binascii::MODULE,
    &bisect::MODULE,
    &datetime::MODULE,
    &deque::MODULE,
    &errno::MODULE,
    &functools::MODULE,
    &gc::MODULE,
    &greenlet::MODULE,
    &cmath::MODULE,
    &codec_registry::MODULE,
    &contextvars::MODULE,
    &hashes::MODULE,
    &heapq::MODULE,
    &itertools::MODULE,
    &import_state::MODULE,
    &json::MODULE,
    &lock::MODULE,
    &math::MODULE,
    &opcode::MODULE,
    &operator::MODULE,
    &ordered::MODULE,
    &posix::MODULE,
    &random::MODULE,
    &re::MODULE,
    &resource::MODULE,
    &select::MODULE,
    &signal::MODULE,
    &socket::MODULE,
    &streams::MODULE,
    &string_io::MODULE,
    &structure::MODULE,
    &subprocess::MODULE,
    &sys::MODULE,
    &sys::monitoring::MODULE,
    &sys::monitoring::JIT,
    &templates::MODULE,
    &time::MODULE,
    &tokenizer::MODULE,
    &unicodedata::MODULE,
    &weakref::MODULE,
];
