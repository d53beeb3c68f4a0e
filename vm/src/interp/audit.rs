//! The count audit: every count is recomputed by tracing from what the VM holds, and a wrong one is named.
//! It is only true where no native holds values on the Rust stack and no instruction is half done: at the
//! entry of a script function, where a loop turns, and where the outermost call begins and ends. A `stress`
//! build audits there, every so often (`Config.audit_every`; the program reads it from the environment
//! variable `TAIPAN_AUDIT`). What the host itself holds is what is found too much before the outermost call.

use super::frame::trace_frames;
use crate::heap::Header;
use crate::value::{Bits, Value};
use crate::vm::Vm;

/// Most wrong counts that are described.
const SHOWN: usize = 10;

impl Vm {
    /// Compares every count with what is found by tracing; descriptions of the first that are wrong.
    ///
    /// To be called between instructions only: when nothing runs, at the entry of a script function, where a
    /// loop turns.
    pub fn audit(&self) -> Vec<String> {
        let wrong = self.wrong_counts(&Value::UNSET);
        let held = |object: *mut Header| self.held_by_host.get(&object).copied().unwrap_or(0);
        wrong
            .into_iter()
            .filter(|&(object, count, found)| count != found.wrapping_add(held(object)))
            .take(SHOWN)
            .map(|(object, count, found)| {
                let value = std::mem::ManuallyDrop::new(Bits::from_pointer(object).into_value());
                let class = self.cx.quoted_type_name(&value);
                format!("{class} at {object:p}: count {count}, found {}", found + held(object))
            })
            .collect()
    }

    fn wrong_counts(&self, more: &Value) -> Vec<(*mut Header, u32, u32)> {
        self.heap.audit(&mut |note| {
            note(more);
            self.trace_roots(note);
        })
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
        self.prelude_functions.values().for_each(|(_, function)| note(function));
        self.signal_hook.iter().for_each(&mut *note);
        self.observers.trace(note);
        if !self.pc.is_null() {
            trace_frames(self.pc, self.base, note);
        }
    }

    /// The outermost call begins: what is counted too often belongs to the host.
    pub(crate) fn note_host_values(&mut self, callable: &Value) {
        let wrong = self.wrong_counts(callable).into_iter();
        let held = wrong.map(|(object, count, found)| (object, count.wrapping_sub(found)));
        self.held_by_host = held.collect();
    }

    /// The outermost call has ended with this.
    pub(crate) fn audit_at_rest(&mut self, answer: &Value) {
        if answer.bits().is_pointer() {
            *self.held_by_host.entry(answer.bits().pointer()).or_default() += 1;
        }
        let wrong = self.audit();
        assert!(wrong.is_empty(), "wrong counts at rest: {wrong:#?}");
    }
}

/// Audits at the entries of script functions and at the turns of loops, every so often. Small heaps are audited
/// often, large ones rarely, so that a script's time grows by a bounded factor.
///
/// # Safety
/// `pc` is an instruction of the frame `base`, and it runs next.
pub(crate) unsafe fn audit_between(vm: *mut Vm, pc: *const u64, base: *mut Bits) {
    // SAFETY: the caller's promise.
    unsafe {
        let code = super::frame::code_of(base);
        let turns = crate::bytecode::Instruction(*pc).op() == crate::bytecode::Op::JumpBack;
        if !(turns || pc == code.entry) || code.code.is_none() {
            return;
        }
        (*vm).audit_countdown = (*vm).audit_countdown.saturating_sub(1);
        if (*vm).audit_countdown > 0 || (*vm).nested > 0 || (*vm).heap.destroying() {
            return;
        }
        let by_size = u32::try_from((*vm).heap.used / 20_000).unwrap_or(u32::MAX).max(61);
        (*vm).audit_countdown = (*vm).config.audit_every.unwrap_or(by_size);
        (*vm).pc = pc;
        (*vm).base = base;
        let wrong = (*vm).audit();
        assert!(wrong.is_empty(), "wrong counts: {wrong:#?}");
    }
}
