//! `atexit`, in script: the program calls `_run_exitfuncs` at its end.

use taipan_vm::native::ModuleRow;

/// The module `atexit`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "atexit",
    doc: "allow programmer to define multiple exit functions to be executed\nupon normal program termination.",
    functions: &[],
    types: &[],
    fill: None,
    script: script!("atexit.py"),
};
