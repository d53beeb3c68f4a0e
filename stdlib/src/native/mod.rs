//! Native halves of library modules: one file or folder each.

pub mod re;
mod record;
pub mod sys;

use taipan_vm::native::ModuleRow;

/// One row a module.
pub static MODULES: &[&ModuleRow] = &[
    &re::MODULE,
    &sys::MODULE,
];
