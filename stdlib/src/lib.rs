//! The library that scripts see.
//!
//! - `regex`: regular expressions, an engine that knows no VM
//! - `native`: the native halves of modules
//! - `../lib`: modules and script halves in the language itself
//!
//! `library` hands a VM all rows.

use taipan_vm::native::ModuleRow;

/// One row a module with a native half.
static MODULES: &[&ModuleRow] = &[];

/// All modules with a native half, for `taipan_vm::vm::Vm::create`.
pub fn library() -> Vec<&'static ModuleRow> {
    MODULES.to_vec()
}
