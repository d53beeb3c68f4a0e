//! The count audit: every count is recomputed by tracing from what the VM holds, and a wrong one is named.
//! It is only true where no native holds values on the Rust stack and no instruction is half done: at the
//! entry of a script function. A `stress` build audits there, every so often.

use super::frame::trace_frames;
use crate::value::Value;
use crate::vm::Vm;

impl Vm {
    /// Compares every count with what is found by tracing; descriptions of the first that are wrong.
    ///
    /// To be called between instructions only: when nothing runs, or at the entry of a script function.
    pub fn audit(&self) -> Vec<String> {
        self.heap.audit(&mut |note| self.trace_roots(note))
    }

    /// Shows every value that the VM itself holds.
    fn trace_roots(&self, note: &mut dyn FnMut(&Value)) {
        self.types.all().into_iter().for_each(&mut *note);
        self.exceptions.all().into_iter().for_each(|(_, class)| note(class));
        self.names.all().into_iter().for_each(&mut *note);
        for entry in &self.method_cache {
            note(&entry.name_kept);
            note(&entry.value);
        }
        self.shared_sites.iter().for_each(|site| note(&site.name));
        self.latin_1.iter().for_each(&mut *note);
        for value in [
            &self.raised,
            &self.handled,
            &self.empty_str,
            &self.empty_tuple,
            &self.builtins,
            &self.prelude,
            &self.modules,
            &self.sys,
            &self.fiber,
            &self.main_fiber,
            &self.memory_error,
        ] {
            note(value);
        }
        self.frames.values().for_each(&mut *note);
        self.retired.iter().for_each(&mut *note);
        self.kept.values().for_each(&mut *note);
        self.row_classes.values().for_each(&mut *note);
        self.signal_hook.iter().for_each(&mut *note);
        self.observers.trace(note);
        if !self.pc.is_null() {
            trace_frames(self.pc, self.base, note);
        }
    }
}

/// Audits at the entry of a script function, once in so many; a wrong count ends a `stress` build's run.
#[cfg(feature = "stress")]
pub(crate) unsafe fn audit_at_entry(vm: *mut Vm, pc: *const u64, base: *mut crate::value::Bits) {
    // SAFETY: called by `run` with an instruction and its frame.
    unsafe {
        let code = super::frame::code_of(base);
        if pc != code.entry || code.code.is_none() || (*vm).nested > 0 || (*vm).heap.destroying() {
            return;
        }
        (*vm).audit_countdown = (*vm).audit_countdown.wrapping_sub(1);
        if (*vm).audit_countdown % 61 != 0 {
            return;
        }
        (*vm).pc = pc;
        (*vm).base = base;
        let wrong = (*vm).audit();
        assert!(wrong.is_empty(), "wrong counts: {wrong:#?}");
    }
}
