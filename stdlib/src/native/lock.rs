//! `_thread` as far as one thread needs it: locks that never wait.

use taipan_vm::native::ModuleRow;

/// The module `_thread`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_thread",
    doc: "This module provides primitive operations to write multi-threaded programs.",
    functions: &[],
    types: &[],
    fill: None,
    script: script!("lock.py"),
};
