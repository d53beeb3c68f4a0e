//! The VM: one heap, one set of builtin classes and names, and the state of what runs now. Natives see it
//! only through `Cx`, a token from which they reach it for the length of a call.
//!
//! - this file: the state, making objects, facts about classes
//! - `boot`: how a VM comes to be

use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use crate::error::{Answer, Raised};
use crate::heap::{Attributes, HEADER, Header, Heap, Kind, Payload, flag};
use crate::object::{Class, ClassFlags};
use crate::types::Types;
use crate::types::exception::ExceptionTypes;
use crate::value::{Bits, Value};

mod boot;
mod names;
mod system;

pub use boot::Config;
pub(crate) use boot::keeps_dict_in_payload;
pub use names::Names;
pub use system::Waker;

/// Entries of the method cache; a power of two.
pub const METHOD_CACHE: usize = 4096;

/// One entry of the method cache: what a class of that version has under a name.
#[derive(Default)]
pub struct MethodEntry {
    /// The class's version.
    pub version: u32,
    /// The name's word.
    pub name: Bits,
    /// The name, kept alive.
    pub name_kept: Value,
    /// What was found; Unset for nothing.
    pub value: Value,
}

impl Default for Bits {
    fn default() -> Bits {
        Bits::UNSET
    }
}

/// The state of one VM. It does not move.
pub struct Vm {
    // what the interpreter's handlers read comes first
    /// End of the current chunk of registers.
    pub(crate) limit: *mut Bits,
    /// Why the interpreter must look up (`sched::breaker`).
    pub(crate) breaker: AtomicU32,
    /// Script frames that may still be entered.
    pub(crate) depth_left: isize,
    /// The current instruction, whenever a native or a slow path runs.
    pub(crate) pc: *const u64,
    /// The current frame, whenever a native or a slow path runs.
    pub(crate) base: *mut Bits,
    /// The pending exception; Unset when there is none.
    pub(crate) raised: Value,
    /// The exception being handled (`sys.exc_info`), or None.
    pub(crate) handled: Value,
    /// On the way from a handler to its slow path: a result, owned, and the first local still to be dropped.
    pub(crate) carried: (Bits, usize),
    pub(crate) cx: Cx,
    /// Number of the next class version.
    next_version: u32,
    /// Number of the next key version of dicts.
    next_keys: u32,
    /// Number of the next shape.
    next_shape: u32,
    pub(crate) types: Types,
    pub(crate) exceptions: ExceptionTypes,
    pub(crate) names: Names,
    pub(crate) method_cache: Vec<MethodEntry>,
    /// What sites that see many shapes share; empty until the first of them.
    pub(crate) shared_sites: Vec<crate::interp::SharedSite>,
    /// Code whose instructions a script has seen as bytes.
    pub(crate) shown_code: crate::types::code::ShownCode,
    /// What operators ask first for operands of two classes; made when first written.
    pub(crate) operator_sites: Vec<crate::interp::OperatorSite>,
    /// Natives that operators of builtin classes come to; made when first written.
    pub(crate) operator_leaves: Vec<crate::interp::OperatorLeaf>,
    /// How instances of builtin classes are made; made when first written.
    pub(crate) makers: Vec<crate::interp::Maker>,
    pub(crate) latin_1: Vec<Value>,
    pub(crate) empty_str: Value,
    pub(crate) empty_tuple: Value,
    /// Namespace of the module `builtins`.
    pub(crate) builtins: Value,
    /// Namespace of the prelude.
    pub(crate) prelude: Value,
    /// `sys.modules`
    pub(crate) modules: Value,
    /// Namespace of the module `sys`.
    pub(crate) sys: Value,
    /// Keys of the string hash.
    pub(crate) hash_secret: crate::text::hash::HashSecret,
    /// The fiber that runs.
    pub(crate) fiber: Value,
    /// The main fiber.
    pub(crate) main_fiber: Value,
    /// Frame objects of running frames, by base.
    pub(crate) frames: rustc_hash::FxHashMap<*mut Bits, Value>,
    /// Returns since `frames` was last rid of those that nobody has.
    pub(crate) returns_looked_up: usize,
    /// `sys.getrecursionlimit()`
    pub(crate) recursion_limit: usize,
    /// Code that is no longer a function's but may still run.
    pub(crate) retired: Vec<Value>,
    /// Natives with a script half, by the name of the script function.
    pub(crate) config: Config,
    /// Library modules by name.
    pub(crate) library: Vec<&'static crate::native::ModuleRow>,
    /// Values that the library keeps for the VM's life, by a name of its own.
    pub(crate) kept: rustc_hash::FxHashMap<&'static str, Value>,
    /// Classes made from rows after boot, by the row's address.
    pub(crate) row_classes: rustc_hash::FxHashMap<usize, Value>,
    /// Functions of the prelude by the address of the name they were wanted by, and that name.
    pub(crate) prelude_functions: rustc_hash::FxHashMap<usize, (&'static str, Value)>,
    /// Native calls that are open on the Rust stack by way of `call_nested`.
    pub(crate) nested: usize,
    /// Fuel left; `i64::MAX` when it is not limited.
    pub(crate) fuel: i64,
    /// The instruction at which the outermost `run` ends.
    pub(crate) stubs: crate::interp::Stubs,
    /// Loaded stubs of resumable natives.
    #[expect(clippy::vec_box, reason = "frames point to them")]
    pub(crate) native_codes: Vec<Box<crate::interp::LoadedCode>>,
    /// Those of resumable natives by row and number of registers.
    pub(crate) native_stubs: rustc_hash::FxHashMap<(usize, usize), *const crate::interp::LoadedCode>,
    /// What to call when a signal has arrived.
    pub(crate) signal_hook: Option<Value>,
    /// Whether this VM is never dropped: it alone may be woken by signals.
    pub(crate) lives_on: bool,
    /// Where the result of the plain call just left goes.
    pub(crate) result_place: *mut Bits,
    /// The handlers of instructions, or those of a traced program.
    pub(crate) dispatch: *const crate::interp::Handler2,
    /// What watches the program.
    pub(crate) observers: crate::interp::Observers,
    /// Texts of sources, for tracebacks.
    pub(crate) sources: rustc_hash::FxHashMap<String, Text>,
    /// Steps of recursion counted by `deepen`.
    pub(crate) rust_depth: usize,
    /// Function entries and loop turns until the next audit.
    #[cfg(feature = "stress")]
    pub(crate) audit_countdown: u32,
    /// Counts that the host holds while scripts run, by object.
    #[cfg(feature = "stress")]
    pub(crate) held_by_host: rustc_hash::FxHashMap<*mut Header, u32>,
    /// Work that has been done and not been charged yet.
    pub(crate) owed: i64,
    /// Work that natives have charged since they last looked at the breaker.
    pub(crate) unseen_work: i64,
    /// The program was stopped because its time was over or would not do.
    pub(crate) out_of_time: bool,
    /// A MemoryError was raised because the memory was used up.
    pub(crate) memory_spent: bool,
    /// Reserve for one MemoryError.
    pub(crate) memory_error: Value,
    /// Where scripts' output and input go, what they may reach.
    pub(crate) host: Box<dyn crate::host::Host>,
    /// Last: objects die before their memory.
    pub(crate) heap: Heap,
    /// Machines that step one another on the Rust stack.
    pub(crate) nested_steps: u8,
}

impl Vm {
    /// The VM that a heap belongs to.
    ///
    /// # Safety
    /// `heap` is the heap of a VM, where that lies.
    pub(crate) unsafe fn of_heap(heap: *mut Heap) -> *mut Vm {
        // SAFETY: the caller's promise.
        unsafe { heap.cast::<u8>().sub(std::mem::offset_of!(Vm, heap)).cast() }
    }

    pub(crate) fn kept_classes(&self, key: usize) -> Option<Value> {
        self.row_classes.get(&key).cloned()
    }

    /// Whether the time that the program may take is over.
    pub(crate) fn deadline_passed(&mut self) -> bool {
        self.time_left().is_some_and(|left| left.is_zero())
    }

    /// The time that the program may still take, if that is limited.
    pub(crate) fn time_left(&self) -> Option<std::time::Duration> {
        let deadline = self.config.deadline?;
        Some(deadline.saturating_duration_since(std::time::Instant::now()))
    }

    pub(crate) fn keep_class(&mut self, key: usize, class: Value) {
        self.row_classes.insert(key, class);
    }
}

/// How much work natives may charge before they look at the breaker: well below a millisecond.
const UNSEEN_WORK: i64 = 50_000;

/// The token through which natives reach the VM. It lives inside the VM; a native borrows it for the length
/// of its call.
pub struct Cx {
    pub(crate) vm: *mut Vm,
}

impl Cx {
    /// The VM.
    ///
    /// The reference must not be kept across anything that takes `&mut Cx` again.
    #[inline(always)]
    #[allow(clippy::mut_from_ref)] // the token stands for the VM; payload borrows are bound to it
    pub(crate) fn vm(&self) -> &mut Vm {
        // SAFETY: the token is a field of the VM it points to.
        unsafe { &mut *self.vm }
    }

    /// The heap.
    #[inline(always)]
    pub(crate) fn heap(&mut self) -> &mut Heap {
        &mut self.vm().heap
    }

    /// The builtin classes.
    #[inline(always)]
    pub fn types(&self) -> &'static Types {
        // SAFETY: the classes stay as they are from boot to the end of the VM, and values cannot leave it.
        unsafe { &*std::ptr::from_ref(&self.vm().types) }
    }

    /// The builtin exception classes.
    #[inline(always)]
    pub fn exceptions(&self) -> &'static ExceptionTypes {
        // SAFETY: as `types`.
        unsafe { &*std::ptr::from_ref(&self.vm().exceptions) }
    }

    /// Interned names that the VM itself uses.
    #[inline(always)]
    pub fn names(&self) -> &'static Names {
        // SAFETY: as `types`.
        unsafe { &*std::ptr::from_ref(&self.vm().names) }
    }

    /// Empties the cache of what classes have, which keeps values alive that nobody else needs.
    pub(crate) fn forget_methods(&mut self) {
        for entry in self.method_cache() {
            let old = std::mem::take(entry);
            drop(old);
        }
    }

    pub(crate) fn method_cache(&mut self) -> &mut [MethodEntry] {
        &mut self.vm().method_cache
    }

    /// `''`
    pub fn empty_str(&self) -> Value {
        self.vm().empty_str.clone()
    }

    /// `()`
    pub fn empty_tuple(&self) -> Value {
        self.vm().empty_tuple.clone()
    }

    /// The str of one Latin-1 character.
    #[inline]
    pub fn latin_1(&self, point: u8) -> Value {
        self.vm().latin_1[usize::from(point)].clone()
    }

    /// The namespace of `builtins`.
    pub fn builtins(&self) -> Value {
        self.vm().builtins.clone()
    }

    /// The namespace of `sys`.
    pub fn sys(&self) -> Value {
        self.vm().sys.clone()
    }

    /// `sys.modules`
    pub fn modules(&self) -> Value {
        self.vm().modules.clone()
    }

    /// The host.
    pub fn host(&mut self) -> &mut dyn crate::host::Host {
        self.vm().host.as_mut()
    }

    /// Keeps a value for the VM's life under a name of the library's own.
    pub fn keep(&mut self, name: &'static str, value: Value) {
        self.vm().kept.insert(name, value);
    }

    /// A value that was kept.
    pub fn kept(&self, name: &'static str) -> Option<Value> {
        self.vm().kept.get(name).cloned()
    }

    // -- memory

    /// A cell for an object of `size` bytes, header included.
    #[inline(always)]
    pub(crate) fn allocate(&mut self, kind: Kind, size: usize) -> Answer<*mut Header> {
        match self.vm().heap.allocate(kind, size) {
            Ok(object) => Ok(object),
            Err(_) => Err(self.out_of_memory()),
        }
    }

    /// An object of this class with this payload. The class's kind must be the payload's.
    pub fn new_object<T: Payload>(&mut self, class: &Value, payload: T) -> Answer {
        // SAFETY: the new cell has room for header, attribute words if the class has them, and payload.
        unsafe {
            let own = class.bits().payload::<Class>();
            debug_assert!(own.kind == T::KIND, "class of kind {:?} for payload {:?}", own.kind, T::KIND);
            let has_attributes = !own.root_shape.is_null();
            let offset = if has_attributes { flag::ATTRIBUTES as usize } else { 0 };
            let object = self.allocate(T::KIND, HEADER + offset + size_of::<T>())?;
            (*object).class = class.bits().pointer();
            if has_attributes {
                (*object).flags |= flag::ATTRIBUTES;
                object
                    .cast::<u8>()
                    .add(HEADER)
                    .cast::<Attributes>()
                    .write(Attributes { shape: own.root_shape, extra: std::ptr::null_mut() });
            }
            crate::object::adopt_class(object, own, class.bits());
            Header::payload(object).cast::<T>().write(payload);
            Ok(Bits::from_pointer(object).into_value())
        }
    }

    /// An object of a subclass whose payload is followed by `trailing` bytes, which `fill` writes. For the
    /// types whose contents follow their payload (str, bytes, tuple).
    pub(crate) fn new_trailing<T: Payload>(
        &mut self,
        class: &Value,
        payload: T,
        trailing: usize,
        fill: impl FnOnce(*mut u8),
    ) -> Answer {
        // SAFETY: as in `new_object`; `fill` gets the address behind the payload.
        unsafe {
            let own = class.bits().payload::<Class>();
            let has_attributes = !own.root_shape.is_null();
            let offset = if has_attributes { flag::ATTRIBUTES as usize } else { 0 };
            let Some(size) = trailing.checked_add(HEADER + offset + size_of::<T>()) else {
                return Err(self.out_of_memory());
            };
            let object = self.allocate(T::KIND, size)?;
            (*object).class = class.bits().pointer();
            if has_attributes {
                (*object).flags |= flag::ATTRIBUTES;
                object
                    .cast::<u8>()
                    .add(HEADER)
                    .cast::<Attributes>()
                    .write(Attributes { shape: own.root_shape, extra: std::ptr::null_mut() });
            }
            let place = Header::payload(object).cast::<T>();
            place.write(payload);
            fill(place.add(1).cast());
            crate::object::adopt_class(object, own, class.bits());
            Ok(Bits::from_pointer(object).into_value())
        }
    }

    /// Sets the header flag `SPECIAL` of a new object (a frozen set and the like).
    pub(crate) fn mark_special(&mut self, object: &Value) {
        if object.bits().is_pointer() {
            // SAFETY: a pointer word points to a live header.
            unsafe { (*object.bits().pointer()).flags |= flag::SPECIAL };
        }
    }

    /// Makes a builtin function of a script's function in the eyes of scripts (`types/native/stand_in.rs`).
    pub(crate) fn mark_stand_in(&mut self, function: &Value) {
        if function.is_kind(Kind::Function) {
            self.mark_special(function);
            // SAFETY: an object of a kind that has a header; neither class is counted by its instances.
            unsafe { (*function.bits().pointer()).class = self.types().native.bits().pointer() };
        }
    }

    /// Whether the header flag `SPECIAL` is set.
    pub fn is_special(&self, object: &Value) -> bool {
        // SAFETY: a pointer word points to a live header.
        object.bits().is_pointer() && unsafe { (*object.bits().pointer()).flags } & flag::SPECIAL != 0
    }

    /// Raises MemoryError.
    ///
    /// A script may catch it, but when the memory really is used up only once: the next time is the end.
    #[cold]
    pub fn out_of_memory(&mut self) -> Raised {
        let vm = self.vm();
        let limit = vm.config.memory_limit;
        if vm.heap.used > limit - limit / 8 {
            vm.config.hard_stop |= vm.memory_spent;
            vm.memory_spent = true;
        }
        vm.raised = vm.memory_error.clone();
        Raised
    }

    /// Refuses to make something of `bytes` bytes when the limit does not allow it. For work whose result
    /// is large, before the work.
    pub fn check_room(&mut self, bytes: usize) -> Answer<()> {
        if bytes > isize::MAX as usize / 2 || !self.heap().has_room(bytes) {
            return Err(self.out_of_memory());
        }
        Ok(())
    }

    /// Charges fuel for work that is about to begin, and stops it when there is none left.
    #[inline]
    pub fn charge(&mut self, units: usize) -> Answer<()> {
        let vm = self.vm();
        let units = i64::try_from(units).unwrap_or(i64::MAX).saturating_add(std::mem::take(&mut vm.owed));
        if vm.fuel != i64::MAX {
            vm.fuel = vm.fuel.saturating_sub(units);
            if vm.fuel < 0 {
                return Err(crate::interp::out_of_fuel(self));
            }
        }
        vm.unseen_work = vm.unseen_work.saturating_add(units);
        if vm.unseen_work > UNSEEN_WORK { crate::interp::look_up_in_native(self) } else { Ok(()) }
    }

    /// Work that has been done and is charged with what is charged next.
    #[inline]
    pub(crate) fn owe(&self, units: u32) {
        self.vm().owed += i64::from(units);
    }

    /// Whether a signal has come whose handler a script has: it runs as soon as a native gives way.
    pub fn has_signal(&mut self) -> bool {
        self.vm().breaker.load(std::sync::atomic::Ordering::Acquire) & crate::sched::breaker::SIGNAL != 0
    }

    /// Looks whether the host or a limit wants the script to end.
    pub fn look_up(&mut self) -> Answer<()> {
        crate::interp::look_up_in_native(self)
    }

    /// The time that the program may still take, if that is limited.
    pub fn time_left(&self) -> Option<std::time::Duration> {
        self.vm().time_left()
    }

    // -- exceptions

    /// Makes `exception` the pending one. Context and traceback are added as it travels.
    pub fn raise(&mut self, exception: Value) -> Raised {
        self.vm().raised = exception;
        Raised
    }

    /// Takes the pending exception.
    pub fn take_raised(&mut self) -> Value {
        std::mem::take(&mut self.vm().raised)
    }

    /// Whether the pending exception is an instance of this class.
    pub fn raised_is(&self, class: &Value) -> bool {
        let exception = self.vm().raised.clone();
        !exception.is_unset() && self.is_instance(&exception, class)
    }

    /// The exception being handled, or None.
    pub fn handled(&self) -> Value {
        self.vm().handled.clone()
    }

    // -- classes

    pub(crate) fn next_class_version(&mut self) -> u32 {
        let vm = self.vm();
        if vm.next_version == u32::MAX {
            return 0;
        }
        vm.next_version += 1;
        vm.next_version
    }

    /// A number for a shape; 0 when there are no more.
    pub(crate) fn next_shape_number(&mut self) -> u32 {
        let vm = self.vm();
        if vm.next_shape == u32::MAX {
            return 0;
        }
        vm.next_shape += 1;
        vm.next_shape
    }

    /// A name for a set of keys; 0 when there are no more.
    pub(crate) fn next_key_version(&mut self) -> u32 {
        let vm = self.vm();
        if vm.next_keys == u32::MAX {
            return 0;
        }
        vm.next_keys += 1;
        vm.next_keys
    }

    /// The class of a value, without a count of its own.
    #[inline]
    pub fn class_bits(&self, value: &Value) -> Unowned {
        let bits = value.bits();
        if bits.is_pointer() {
            // SAFETY: a pointer word points to a live header.
            return Unowned(Bits::from_pointer(unsafe { (*bits.pointer()).class }));
        }
        let types = self.types();
        Unowned(if bits.is_int() {
            types.int.bits()
        } else if bits.is_float() {
            types.float.bits()
        } else if bits.is_bool() {
            types.bool.bits()
        } else if bits == Bits::ELLIPSIS {
            types.ellipsis.bits()
        } else if bits == Bits::NOT_IMPLEMENTED {
            types.not_implemented.bits()
        } else {
            types.none.bits()
        })
    }

    /// The class of a value.
    #[inline]
    pub fn class_of(&self, value: &Value) -> Value {
        self.class_bits(value).0.to_value()
    }

    /// The flags of a value's class.
    #[inline]
    pub fn class_flags(&self, value: &Value) -> ClassFlags {
        // SAFETY: the class of a value is a class.
        unsafe { self.class_bits(value).0.payload::<Class>().flags }
    }

    /// Whether the value's class is exactly this one.
    #[inline]
    pub fn is_exact(&self, value: &Value, class: &Value) -> bool {
        self.class_bits(value).0 == class.bits()
    }

    /// Whether the value is an instance of this class, by the classes alone (`__instancecheck__` aside).
    pub fn is_instance(&self, value: &Value, class: &Value) -> bool {
        let own = self.class_bits(value).0;
        if own == class.bits() {
            return true;
        }
        // SAFETY: the class of a value is a class.
        unsafe { own.payload::<Class>().derives_from(class) }
    }

    /// Whether a class derives from another, by their linearisations alone.
    pub fn is_subclass(&self, class: &Value, base: &Value) -> bool {
        class.is(base) || class.get::<Class>(self).is_some_and(|class| class.derives_from(base))
    }

    /// `__name__` of a class as CPython's error messages show types: with the module for heap types of
    /// extension modules only, so the plain name.
    pub fn class_name(&self, class: &Value) -> String {
        class.get::<Class>(self).map(|class| self.text_of(&class.name)).unwrap_or_default()
    }

    /// What messages call a class: a native one that is no builtin by its module too.
    pub fn full_class_name(&self, class: &Value) -> String {
        let Some(payload) = class.get::<Class>(self) else { return String::new() };
        let name = self.text_of(&payload.name);
        let module = match payload.row {
            Some(row) => row.module.to_owned(),
            None if payload.flags.has(ClassFlags::NATIVE) => {
                let module = crate::object::in_namespace(self, class, &self.names().__module__);
                module
                    .filter(|module| module.is_kind(Kind::Str))
                    .map_or(String::new(), |text| self.text_of(&text))
            }
            None => String::new(),
        };
        if matches!(module.as_str(), "" | "builtins") { name } else { format!("{module}.{name}") }
    }

    /// `'list'`, as messages name a class.
    pub fn quoted_class_name(&self, class: &Value) -> String {
        format!("'{}'", self.full_class_name(class))
    }

    /// What messages call a value's class.
    pub fn type_name(&self, value: &Value) -> String {
        self.full_class_name(&self.class_of(value))
    }

    /// `__name__` of a value's class.
    pub fn short_type_name(&self, value: &Value) -> String {
        self.class_name(&self.class_of(value))
    }

    /// `'list'` for a list.
    pub fn quoted_type_name(&self, value: &Value) -> String {
        format!("'{}'", self.type_name(value))
    }

    /// `repr` of a str that is a name.
    pub fn repr_of_name(&self, name: &Value) -> String {
        let text = self.text_of(name);
        if text.contains('\'') && !text.contains('"') { format!("\"{text}\"") } else { format!("'{text}'") }
    }

    fn finds_native(&self, class: &Value, name: &Value) -> bool {
        class
            .get::<Class>(self)
            .and_then(|class| class.find_uncached(name))
            .is_some_and(|found| found.is_kind(Kind::Native))
    }

    /// Whether the class of a value, made by a script, still has a builtin type's `__eq__`.
    pub fn has_builtin_equality(&self, value: &Value) -> bool {
        self.finds_native(&self.class_of(value), &self.names().__eq__)
    }

    /// Whether the class of a value, made by a script, still has a builtin type's `__hash__`.
    pub fn has_builtin_hash(&self, value: &Value) -> bool {
        self.finds_native(&self.class_of(value), &self.names().__hash__)
    }

    /// Whether a class made by a script has a builtin type's truth.
    pub fn has_builtin_truth(&self, class: &Value) -> bool {
        let names = self.names();
        let Some(payload) = class.get::<Class>(self) else { return false };
        payload.find_uncached(&names.__bool__).is_none_or(|found| found.is_kind(Kind::Native))
            && payload.find_uncached(&names.__len__).is_none_or(|found| found.is_kind(Kind::Native))
    }

    /// Whether a value's class finds exactly this builtin type's own method under a name: a script has not
    /// overridden it.
    pub fn keeps_method(&mut self, value: &Value, builtin: &Value, name: &Value) -> bool {
        let class = self.class_of(value);
        if class.is(builtin) {
            return true;
        }
        match (self.find_in_class(&class, name), self.find_in_class(builtin, name)) {
            (Some(own), Some(other)) => own.is(&other),
            (None, None) => true,
            _ => false,
        }
    }

    /// A bound method.
    pub fn method(&mut self, function: Value, receiver: Value) -> Answer {
        let types = self.types();
        let role = function.get::<crate::native::Native>(self).map(|native| native.role());
        let method = self.new_object(&types.method, crate::types::method::Method { function, receiver })?;
        let class = match role {
            None => return Ok(method),
            Some(crate::native::Role::Wrapper) => &types.native_bound_wrapper,
            Some(_) => &types.native,
        };
        // SAFETY: the object is new; builtin classes hold no counts for their instances.
        unsafe { (*method.bits().pointer()).class = class.bits().pointer() };
        Ok(method)
    }

    /// SipHash-1-3 of bytes with the VM's keys, never 0.
    pub(crate) fn hash_bytes(&self, bytes: &[u8]) -> u64 {
        match crate::text::hash::hash_bytes(bytes, self.vm().hash_secret) {
            0 => 1,
            hash => hash as u64,
        }
    }
}

/// The word of an object that somebody else keeps alive.
#[derive(Clone, Copy)]
pub struct Unowned(pub Bits);

impl Unowned {
    /// A value to look through, whose count is not touched.
    pub fn into_unowned(self) -> std::mem::ManuallyDrop<Value> {
        std::mem::ManuallyDrop::new(self.0.into_value())
    }
}

/// Shared text of file names and the like.
pub type Text = Arc<str>;
