//! What `sys`, `gc` and hosts ask of a VM: limits, counts, the collector.

use std::sync::atomic::AtomicU32;

use crate::heap::Kind;
use crate::types::mappingproxy::MappingProxy;
use crate::value::Value;
use crate::vm::{Cx, Vm};

impl Cx {
    /// `sys.getrecursionlimit()`
    pub fn recursion_limit(&self) -> usize {
        self.vm().recursion_limit
    }

    /// `sys.setrecursionlimit()`; false when the stack is deeper already.
    pub fn set_recursion_limit(&mut self, limit: usize) -> bool {
        let vm = self.vm();
        let used = vm.recursion_limit as isize - vm.depth_left;
        if used >= limit as isize {
            return false;
        }
        vm.depth_left = limit as isize - used;
        vm.recursion_limit = limit;
        true
    }

    /// Optimisation level of compiled code.
    pub fn optimization(&self) -> u8 {
        self.vm().config.optimize
    }

    /// Finds cyclic garbage and gives it up; how many objects were found.
    pub fn collect_garbage(&mut self) -> usize {
        self.forget_methods();
        self.heap().collect()
    }

    /// Whether the end of any object would run something of a script's: a finaliser, the rest of a generator, the
    /// callback of a weak reference. When nothing would, a program ends without letting go of its objects.
    pub fn has_last_words(&mut self) -> bool {
        self.heap().has_last_words()
    }

    /// Every object that the collector looks at.
    pub fn tracked_objects(&mut self) -> Vec<Value> {
        let mut found = self.heap().containers();
        found.retain(|object| !self.is_class_namespace(object));
        found
    }

    /// What an object directly refers to.
    pub fn referents(&mut self, value: &Value) -> Vec<Value> {
        let mut found = self.heap().referents(value);
        for child in &mut found {
            if self.is_class_namespace(child) {
                let proxy = self.types().mapping_proxy.clone();
                let made = self.new_object(&proxy, MappingProxy { mapping: child.clone() });
                *child = made.unwrap_or(Value::NONE);
            }
        }
        found
    }

    /// Whether a dict is the namespace of a class: its changes have to be told to the class, so that no script gets it.
    pub(crate) fn is_class_namespace(&self, value: &Value) -> bool {
        value.is_kind(Kind::Dict) && self.is_special(value)
    }

    /// Tracked objects now, collections until now, and the objects that those found.
    pub fn collection_counts(&mut self) -> (usize, usize, usize) {
        let heap = self.heap();
        (heap.containers, heap.collections.0, heap.collections.1)
    }

    /// Whether an object's finaliser has run.
    pub fn is_finalized(&self, value: &Value) -> bool {
        let bits = value.bits();
        // SAFETY: a pointer word points to a live object.
        bits.is_pointer() && unsafe { (*bits.pointer()).flags } & crate::heap::flag::FINALIZED != 0
    }

    /// Switches automatic collection on or off.
    pub fn set_collecting(&mut self, on: bool) {
        self.heap().collecting = on;
    }

    /// Whether collection is automatic.
    pub fn is_collecting(&self) -> bool {
        self.vm().heap.collecting
    }

    /// Whether a limit stopped the program that no script can catch.
    pub fn is_stopped(&self) -> bool {
        self.vm().config.hard_stop
    }

    /// What to ask for the handlers of signals that have arrived: it answers a handler and a number, then None.
    pub fn set_signal_hook(&mut self, hook: Option<Value>) {
        self.vm().signal_hook = hook;
    }

    /// What wakes this VM when a signal arrives, if it lives as long as its process.
    pub fn waker_for_signals(&self) -> Option<Waker> {
        let vm = self.vm();
        vm.lives_on.then_some(Waker { breaker: &vm.breaker })
    }

    /// Sets what an exception shows as its traceback.
    pub fn traceback_of(&self, exception: &Value) -> Value {
        exception
            .get::<crate::types::exception::Exception>(self)
            .map_or(Value::NONE, |payload| payload.traceback.clone())
    }

    /// A field of an exception: `SystemExit.code` is the first of its class.
    pub fn exception_field(&self, exception: &Value, index: usize) -> Value {
        let payload = exception.get::<crate::types::exception::Exception>(self);
        payload.and_then(|payload| payload.fields.get(index).cloned()).unwrap_or(Value::NONE)
    }
}

/// Makes a VM look up, from another thread. Whoever makes it keeps the VM until the process ends.
pub struct Waker {
    breaker: *const AtomicU32,
}

// SAFETY: what it points to is atomic.
unsafe impl Send for Waker {}

// SAFETY: likewise.
unsafe impl Sync for Waker {}

impl Waker {
    /// Raises KeyboardInterrupt in the script.
    pub fn interrupt(&self) {
        self.ask(crate::sched::breaker::INTERRUPT);
    }

    /// Calls the signal hook. It may be called by a signal handler.
    pub fn signal(&self) {
        self.ask(crate::sched::breaker::SIGNAL);
    }

    fn ask(&self, bit: u32) {
        // SAFETY: the word lies in a VM that is never dropped: `Vm::waker` wants it for the process's life.
        unsafe { (*self.breaker).fetch_or(bit, std::sync::atomic::Ordering::Release) };
    }
}

impl Vm {
    /// A waker of a VM that lives until the process ends, and the VM.
    pub fn waker(vm: Box<Vm>) -> (&'static mut Vm, Waker) {
        let vm = Box::leak(vm);
        vm.lives_on = true;
        let waker = Waker { breaker: &vm.breaker };
        (vm, waker)
    }
}
