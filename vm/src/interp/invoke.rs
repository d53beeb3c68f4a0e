//! Calling anything on behalf of a waiting instruction: script functions get a frame, leaf natives answer at
//! once, classes make instances, everything else is asked for `__call__`.

use smallvec::{SmallVec, smallvec};

use super::LoadedCode;
use super::frame::{CHUNK, COMPLETE, stack_top, write_record};
use super::run::{Step, raised};
use crate::bytecode::{CodeFlags, FRAME_WORDS};
use crate::error::{Answer, Raised};
use crate::fiber::{Fiber, Flavor, GENERATOR_WORDS, Generator, State};
use crate::heap::{HEADER, Header, Kind, Payload};
use crate::native::{Native, NativeCall, Role};
use crate::object::{Class, ClassFlags};
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::method::Method;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Names, Vm};

/// Positional arguments, then those that the names of a keyword tuple belong to.
pub type CallArguments = SmallVec<[Value; 4]>;

/// The script half that `type.__call__` names: `make_instance` itself.
pub(crate) const MAKE_INSTANCE: &str = "<instance>";

/// The outcome of a call.
pub enum Invoked {
    /// It has returned.
    Value(Value),
    /// It has a frame, which runs next.
    Frame(Step),
}

/// Calls with positional arguments; the result is what the instruction at `pc` waits for.
///
/// # Safety
/// `pc` and `base` are the instruction and frame that run.
pub unsafe fn invoke(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    callable: Value,
    arguments: CallArguments,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe { invoke_tagged(vm, pc, base, callable, arguments, COMPLETE) }
}

/// Calls with positional arguments and hands the result to `complete`.
///
/// # Safety
/// As `invoke`.
pub unsafe fn call_and_complete(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    callable: Value,
    arguments: CallArguments,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe { finish(vm, pc, base, invoke(vm, pc, base, callable, arguments)) }
}

/// # Safety
/// As `invoke`.
pub(crate) unsafe fn finish(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    outcome: Result<Invoked, Raised>,
) -> Step {
    match outcome {
        // SAFETY: the caller's promise.
        Ok(Invoked::Value(value)) => unsafe { super::operand::complete(vm, pc, base, value) },
        Ok(Invoked::Frame(step)) => step,
        Err(Raised) => raised(vm, pc, base),
    }
}

/// Calls a script function of the prelude and hands the result to `complete`.
///
/// # Safety
/// As `invoke`.
pub unsafe fn call_prelude(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    name: &'static str,
    arguments: CallArguments,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).pc = pc;
        (*vm).base = base;
        match (*vm).cx.prelude_function(name) {
            Ok(function) => call_and_complete(vm, pc, base, function, arguments),
            Err(Raised) => {
                drop(arguments);
                raised(vm, pc, base)
            }
        }
    }
}

/// Calls a script function of the prelude and puts its result into `a`, whatever the instruction is.
///
/// # Safety
/// As `invoke`.
pub unsafe fn call_prelude_put(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    name: &'static str,
    arguments: CallArguments,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let mut registers: SmallVec<[Value; 8]> = smallvec![];
        match (*vm).cx.prelude_function(name) {
            Ok(function) => registers.push(function),
            Err(Raised) => return raised(vm, pc, base),
        }
        registers.extend(arguments);
        super::native_frame::start_tagged(vm, pc, base, &CALL_AND_PUT, registers, super::frame::ELEMENT)
    }
}

/// Calls its first register with the others; its result is put as an element.
static CALL_AND_PUT: crate::native::NativeRow =
    crate::native::NativeRow::open("<call>", "(*arguments)", Role::Static, "").resumable(call_and_put);

fn call_and_put(
    _cx: &mut Cx,
    registers: &mut [Value],
    event: crate::native::Event,
) -> crate::native::Outcome {
    use crate::native::{Event, Outcome};
    match event {
        Event::Start => Outcome::Call(registers[0].clone(), registers[1..].iter().cloned().collect()),
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}

/// Calls a special method of the first argument and hands the result to `complete`.
///
/// # Safety
/// As `invoke`.
pub unsafe fn call_special(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    name: fn(&Names) -> &Value,
    arguments: CallArguments,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        let name = name(cx.names());
        match crate::object::find_special(cx, &arguments[0], name) {
            Some(method) => call_and_complete(vm, pc, base, method, arguments),
            None => {
                (*vm).pc = pc;
                (*vm).base = base;
                let cx = &mut (*vm).cx;
                let text = format!(
                    "{} object has no attribute {}",
                    cx.quoted_type_name(&arguments[0]),
                    cx.repr_of_name(name)
                );
                let _ = cx.attribute_error(&text);
                drop(arguments);
                raised(vm, pc, base)
            }
        }
    }
}

/// Calls with positional arguments; `tag` says what happens to the result.
///
/// # Safety
/// As `invoke`.
pub unsafe fn invoke_tagged(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    callable: Value,
    arguments: CallArguments,
    tag: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe { invoke_keywords(vm, pc, base, callable, arguments, &[], tag) }
}

/// Calls anything. The last arguments belong to `keywords` (interned strs, kept alive by the caller).
///
/// # Safety
/// As `invoke`.
pub unsafe fn invoke_keywords(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    callable: Value,
    arguments: CallArguments,
    keywords: &[Value],
    tag: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).pc = pc;
        (*vm).base = base;
        match callable.kind() {
            Some(Kind::Function) => enter_function(vm, pc, base, callable, arguments, keywords, tag),
            Some(Kind::Native) => call_native(vm, pc, base, callable, arguments, keywords, tag),
            Some(Kind::Method) => {
                let (function, receiver) = {
                    let method = callable.bits().payload::<Method>();
                    (method.function.clone(), method.receiver.clone())
                };
                drop(callable);
                let mut all: CallArguments = SmallVec::with_capacity(arguments.len() + 1);
                all.push(receiver);
                all.extend(arguments);
                invoke_keywords(vm, pc, base, function, all, keywords, tag)
            }
            Some(Kind::Class) => call_class(vm, pc, base, callable, arguments, keywords, tag),
            _ => {
                let cx = &mut (*vm).cx;
                let name = &cx.names().__call__;
                match crate::object::find_special(cx, &callable, name) {
                    Some(method) => {
                        let class = cx.class_of(&callable);
                        match crate::object::bind(cx, &method, Some(&callable), &class)? {
                            crate::object::Found::Method(function) => {
                                let mut all: CallArguments = SmallVec::with_capacity(arguments.len() + 1);
                                all.push(callable);
                                all.extend(arguments);
                                cx.deepen()?;
                                let outcome = invoke_keywords(vm, pc, base, function, all, keywords, tag);
                                (*vm).cx.surface();
                                outcome
                            }
                            crate::object::Found::Value(value) => {
                                cx.deepen()?;
                                let outcome = invoke_keywords(vm, pc, base, value, arguments, keywords, tag);
                                (*vm).cx.surface();
                                outcome
                            }
                            crate::object::Found::Call { .. } | crate::object::Found::Missing => {
                                let function = cx.prelude_function("call_through_descriptor")?;
                                let names = cx.tuple(keywords)?;
                                let all = cx.tuple_from(arguments)?;
                                invoke_tagged(
                                    vm,
                                    pc,
                                    base,
                                    function,
                                    smallvec![callable, method, all, names],
                                    tag,
                                )
                            }
                        }
                    }
                    None => {
                        let text = format!("{} object is not callable", cx.quoted_type_name(&callable));
                        Err(cx.type_error(&text))
                    }
                }
            }
        }
    }
}

impl Cx {
    /// Counts a step of recursion on the Rust stack; RecursionError when it is too deep.
    pub(crate) fn deepen(&mut self) -> Answer<()> {
        let vm = self.vm();
        vm.rust_depth += 1;
        if vm.rust_depth > 200 {
            vm.rust_depth -= 1;
            return Err(self.recursion_error("maximum recursion depth exceeded"));
        }
        Ok(())
    }

    /// Takes back a step counted by `deepen`.
    pub(crate) fn surface(&mut self) {
        self.vm().rust_depth -= 1;
    }
}

/// A free place for a frame with so many registers on top of the running fiber's stack: its base, and the
/// tag's chunk bit.
///
/// # Safety
/// `base` is the frame that runs.
pub(crate) unsafe fn place_frame(
    vm: *mut Vm,
    base: *mut Bits,
    registers: usize,
) -> Result<(*mut Bits, u64), Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let top = stack_top(base);
        let fresh = top.add(FRAME_WORDS);
        if (fresh as usize) + registers * 8 <= (*vm).limit as usize {
            return Ok((fresh, 0));
        }
        let cx = &mut (*vm).cx;
        let bytes = (registers + FRAME_WORDS) * 8;
        cx.check_room(bytes)?;
        let fiber = cx.vm().fiber.clone();
        let stack = &mut fiber.bits().payload::<Fiber>().stack;
        let (first, end) = stack.push_chunk(registers + FRAME_WORDS, 64);
        (*vm).limit = end;
        Ok((first.add(FRAME_WORDS), CHUNK))
    }
}

/// Counts a script frame; RecursionError when there are too many.
///
/// # Safety
/// `vm` is live.
#[inline]
pub(crate) unsafe fn count_frame(vm: *mut Vm) -> Result<(), Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).depth_left -= 1;
        if (*vm).depth_left < 0 {
            (*vm).depth_left += 1;
            return Err((*vm).cx.recursion_error("maximum recursion depth exceeded"));
        }
        Ok(())
    }
}

/// Gives a script function a frame, or makes its generator.
///
/// # Safety
/// As `invoke`.
unsafe fn enter_function(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    callable: Value,
    arguments: CallArguments,
    keywords: &[Value],
    tag: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let code = &mut *callable.bits().payload::<Function>().code;
        let cx = &mut (*vm).cx;
        let bound = if keywords.is_empty() && arguments.len() == code.plain_arguments as usize {
            arguments
        } else {
            super::calls::bind_arguments(cx, &callable, code, arguments, keywords)?
        };
        if code.is_generator() {
            return make_generator(cx, callable, code, bound).map(Invoked::Value);
        }
        count_frame(vm)?;
        let (fresh, chunk) = match place_frame(vm, base, code.registers as usize) {
            Ok(place) => place,
            Err(raised) => {
                (*vm).depth_left += 1;
                return Err(raised);
            }
        };
        fresh.sub(FRAME_WORDS).write(callable.into_bits());
        write_record(fresh, pc as u64 | tag | chunk, base, code);
        fill_locals(fresh, code, bound);
        Ok(Invoked::Frame(Step { pc: code.entry, base: fresh }))
    }
}

/// Writes arguments into a frame's registers; the other locals are Unset.
///
/// # Safety
/// `fresh` has room for the code's registers.
pub(crate) unsafe fn fill_locals(fresh: *mut Bits, code: &LoadedCode, bound: CallArguments) {
    // SAFETY: the caller's promise; there are at most as many arguments as locals.
    unsafe {
        let given = bound.len();
        debug_assert!(given <= code.locals as usize);
        for (register, value) in bound.into_iter().enumerate() {
            fresh.add(register).write(value.into_bits());
        }
        for register in given..code.locals as usize {
            fresh.add(register).write(Bits::UNSET);
        }
    }
}

/// Makes the generator, coroutine or async generator of a call.
pub(crate) fn make_generator(
    cx: &mut Cx,
    function: Value,
    code: &mut LoadedCode,
    bound: CallArguments,
) -> Answer {
    let types = cx.types();
    let (class, flavor) = if code.flags.has(CodeFlags::ASYNC_GENERATOR) {
        (&types.async_generator, Flavor::AsyncGenerator)
    } else if code.flags.has(CodeFlags::COROUTINE) {
        (&types.coroutine, Flavor::Coroutine)
    } else {
        (&types.generator, Flavor::Generator)
    };
    let words = GENERATOR_WORDS + FRAME_WORDS + code.registers as usize;
    let object = cx.allocate(Kind::Generator, HEADER + words * 8)?;
    // SAFETY: the new cell has room for payload, frame record and registers.
    unsafe {
        (*object).class = class.bits().pointer();
        let payload = Header::payload(object).cast::<Generator>();
        payload.write(Generator {
            state: State::Created,
            flavor,
            running_async: false,
            locals: code.locals as u16,
            pc: code.entry,
            handled: Value::NONE,
            resumer_handled: Value::NONE,
            delegate: Value::UNSET,
            stack_top: std::ptr::null_mut(),
            resumed_as: payload,
            awaiter: std::ptr::null_mut(),
            extras: None,
        });
        let base = (*payload).base();
        base.sub(FRAME_WORDS).write(function.into_bits());
        write_record(base, 0, std::ptr::null_mut(), code);
        fill_locals(base, code, bound);
        // closing a paused generator, or saying that a coroutine was never awaited, is a finaliser's work
        if flavor != Flavor::Generator || code.code.as_ref().is_some_and(|code| !code.handlers.is_empty()) {
            (*object).flags |= crate::heap::flag::HAS_FINALIZER;
        }
        if flavor == Flavor::Coroutine && cx.vm().observers.origin_depth > 0 {
            let made = Bits::from_pointer(object).into_value();
            (*payload).extras_mut().origin = super::observe::origin(cx)?;
            return Ok(made);
        }
        Ok(Bits::from_pointer(object).into_value())
    }
}

/// How errors name a native: `list.append`, `len`.
pub(crate) fn native_name(cx: &Cx, native: &Native) -> String {
    match native.owner.get::<Class>(cx) {
        Some(class) if !matches!(native.row.role, Role::New | Role::Function | Role::Static) => {
            format!("{}.{}", cx.text_of(&class.name), native.row.name)
        }
        Some(class) => cx.text_of(&class.name),
        None => native.row.name.to_owned(),
    }
}

/// Calls a native that needs no frame. None: it needs one.
pub(crate) fn call_leaf(cx: &mut Cx, callable: &Value, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(native) = callable.get::<Native>(cx) else { return Ok(None) };
    let row = native.row;
    let signature: *const crate::native::Signature = native.signature();
    // SAFETY: the signature lives as long as the native, which `callable` keeps alive.
    let signature = unsafe { &*signature };
    if !signature.accepts_plain(arguments.len()) {
        return call_leaf_bound(cx, callable, arguments, &[]);
    }
    match row.call {
        NativeCall::Leaf(leaf) => {
            check_receiver(cx, callable, arguments)?;
            leaf(cx, arguments).map(Some)
        }
        NativeCall::LeafOrScript(leaf, _) => {
            check_receiver(cx, callable, arguments)?;
            leaf(cx, arguments)
        }
        NativeCall::Script(_) | NativeCall::Resumable(_) => Ok(None),
    }
}

fn call_leaf_bound(
    cx: &mut Cx,
    callable: &Value,
    arguments: &[Value],
    keywords: &[Value],
) -> Answer<Option<Value>> {
    let Some(native) = callable.get::<Native>(cx) else { return Ok(None) };
    let row = native.row;
    let name = native_name(cx, native);
    let signature: *const crate::native::Signature = native.signature();
    // SAFETY: as in `call_leaf`.
    let signature = unsafe { &*signature };
    match row.call {
        NativeCall::Leaf(leaf) => {
            check_receiver(cx, callable, arguments)?;
            let bound = crate::native::bind(cx, row, signature, &name, arguments, keywords)?;
            leaf(cx, &bound).map(Some)
        }
        NativeCall::LeafOrScript(leaf, _) => {
            check_receiver(cx, callable, arguments)?;
            let bound = crate::native::bind(cx, row, signature, &name, arguments, keywords)?;
            leaf(cx, &bound)
        }
        NativeCall::Script(_) | NativeCall::Resumable(_) => Ok(None),
    }
}

/// Refuses a method of a builtin type for a receiver of another.
#[inline]
fn check_receiver(cx: &mut Cx, callable: &Value, arguments: &[Value]) -> Answer<()> {
    let Some(native) = callable.get::<Native>(cx) else { return Ok(()) };
    match native.row.role {
        Role::Method | Role::Wrapper => {}
        Role::New => return check_new(cx, callable, arguments),
        Role::Function | Role::Class | Role::Static => return Ok(()),
    }
    let owner = native.owner.clone();
    if let Some(receiver) = arguments.first()
        && (cx.is_exact(receiver, &owner) || cx.is_instance(receiver, &owner))
    {
        return Ok(());
    }
    wrong_receiver(cx, callable, arguments)
}

#[cold]
fn wrong_receiver(cx: &mut Cx, callable: &Value, arguments: &[Value]) -> Answer<()> {
    let Some(native) = callable.get::<Native>(cx) else { return Ok(()) };
    let (name, owner, role) = (native.row.name, native.owner.clone(), native.row.role);
    if !owner.is_kind(Kind::Class) {
        return Ok(());
    }
    let class = cx.class_name(&owner);
    let text = match arguments.first() {
        None if role == Role::Wrapper => format!("descriptor '{name}' of '{class}' object needs an argument"),
        None => format!("unbound method {class}.{name}() needs an argument"),
        Some(receiver) if role == Role::Wrapper => {
            format!(
                "descriptor '{name}' requires a '{class}' object but received a {}",
                cx.quoted_type_name(receiver)
            )
        }
        Some(receiver) => {
            format!(
                "descriptor '{name}' for '{class}' objects doesn't apply to a {} object",
                cx.quoted_type_name(receiver)
            )
        }
    };
    Err(cx.type_error(&text))
}

fn check_new(cx: &mut Cx, callable: &Value, arguments: &[Value]) -> Answer<()> {
    let Some(native) = callable.get::<Native>(cx) else { return Ok(()) };
    let owner = native.owner.clone();
    let name = cx.class_name(&owner);
    let Some(class) = arguments.first() else {
        return Err(cx.type_error(&format!("{name}.__new__(): not enough arguments")));
    };
    let Some(payload) = class.get::<Class>(cx) else {
        let text = format!("{name}.__new__(X): X is not a type object ({})", cx.type_name(class));
        return Err(cx.type_error(&text));
    };
    if !payload.derives_from(&owner) {
        let other = cx.class_name(class);
        return Err(cx.type_error(&format!("{name}.__new__({other}): {other} is not a subtype of {name}")));
    }
    let owner_kind = owner.get::<Class>(cx).map(|owner| owner.kind);
    if Some(payload.kind) != owner_kind {
        let other = cx.class_name(class);
        let base = cx.class_name(&cx.layout_base(class));
        return Err(cx.type_error(&format!("{name}.__new__({other}) is not safe, use {base}.__new__()")));
    }
    Ok(())
}

/// Calls a native.
///
/// # Safety
/// As `invoke`.
unsafe fn call_native(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    callable: Value,
    arguments: CallArguments,
    keywords: &[Value],
    tag: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        let row = callable.bits().payload::<Native>().row;
        cx.charge(row.cost as usize)?;
        let answer = if keywords.is_empty() {
            call_leaf(cx, &callable, &arguments)?
        } else {
            call_leaf_bound(cx, &callable, &arguments, keywords)?
        };
        if let Some(value) = answer {
            drop(arguments);
            return Ok(Invoked::Value(value));
        }
        match row.call {
            NativeCall::Resumable(_) => {
                check_receiver(cx, &callable, &arguments)?;
                let native = callable.bits().payload::<Native>();
                let name = native_name(cx, native);
                let bound = crate::native::bind(cx, row, native.signature(), &name, &arguments, keywords)?;
                drop(arguments);
                let registers = bound.into_iter().collect();
                super::native_frame::enter(vm, pc, base, row, callable, registers, tag)
            }
            NativeCall::Leaf(_) => Err(cx.system_error("a leaf native wants a frame")),
            NativeCall::Script(MAKE_INSTANCE) => {
                check_receiver(cx, &callable, &arguments)?;
                let mut arguments = arguments;
                if arguments.is_empty() {
                    return Err(cx.type_error("descriptor '__call__' of 'type' object needs an argument"));
                }
                let class = arguments.remove(0);
                make_instance(vm, pc, base, class, arguments, keywords, tag)
            }
            NativeCall::LeafOrScript(_, name) | NativeCall::Script(name) => {
                let known = callable.bits().payload::<Native>().script.clone();
                let function = if known.is_unset() {
                    let owner = callable.bits().payload::<Native>().owner.clone();
                    let function = cx.script_half(&owner, name)?;
                    callable.bits().payload::<Native>().script = function.clone();
                    function
                } else {
                    known
                };
                check_receiver(cx, &callable, &arguments)?;
                invoke_keywords(vm, pc, base, function, arguments, keywords, tag)
            }
        }
    }
}

/// Calls a class.
///
/// # Safety
/// As `invoke`.
unsafe fn call_class(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    callable: Value,
    arguments: CallArguments,
    keywords: &[Value],
    tag: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        let metaclass = cx.class_of(&callable);
        if !metaclass.is(&cx.types().r#type) {
            let name = &cx.names().__call__;
            if let Some(method) = cx.find_in_class(&metaclass, name)
                && !method.is_kind(Kind::Native)
            {
                let mut all: CallArguments = SmallVec::with_capacity(arguments.len() + 1);
                all.push(callable);
                all.extend(arguments);
                return invoke_keywords(vm, pc, base, method, all, keywords, tag);
            }
        }
        make_instance(vm, pc, base, callable, arguments, keywords, tag)
    }
}

/// `type.__call__`: `__new__`, then `__init__` when the result is an instance of the class.
///
/// # Safety
/// As `invoke`.
pub(crate) unsafe fn make_instance(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    class: Value,
    arguments: CallArguments,
    keywords: &[Value],
    tag: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        let payload = class.bits().payload::<Class>();
        if class.is(&cx.types().r#type) && arguments.len() == 1 && keywords.is_empty() {
            return Ok(Invoked::Value(cx.class_of(&arguments[0])));
        }
        if let Some(row) = payload.row {
            if payload.flags.has(ClassFlags::NO_NEW) {
                let module =
                    if row.module == "builtins" { String::new() } else { format!("{}.", row.module) };
                return Err(cx.type_error(&format!("cannot create '{module}{}' instances", row.name)));
            }
            if let Some(call) = row.call {
                let native = cx.call_native_of(&class, call)?;
                return call_native(vm, pc, base, native, arguments, keywords, tag);
            }
        }
        let names = cx.names();
        let new = cx.find_in_class(&class, &names.__new__);
        let init = cx.find_in_class(&class, &names.__init__);
        let object = cx.types().object.clone();
        let plain_new = new.as_ref().is_some_and(|new| {
            new.get::<Native>(cx)
                .is_some_and(|native| native.row.role == Role::New && native.owner.is(&object))
        });
        if plain_new
            && payload.kind == Kind::Instance
            && !payload.flags.has(ClassFlags::ABSTRACT)
            && let Some(init) = &init
        {
            if init.is_kind(Kind::Function) {
                let instance = crate::object::allocate_instance(cx, &class)?;
                let names = cx.tuple(keywords)?;
                let mut registers: SmallVec<[Value; 8]> =
                    smallvec![Value::small_int(1), class, names, instance.clone()];
                registers.push(init.clone());
                registers.push(instance);
                registers.extend(arguments);
                return super::native_frame::enter(vm, pc, base, &CONSTRUCT, Value::UNSET, registers, tag);
            }
            if let Some(native) = init.get::<Native>(cx)
                && native.owner.is(&object)
                && arguments.is_empty()
            {
                return crate::object::allocate_instance(cx, &class).map(Invoked::Value);
            }
        }
        let Some(new) = new else {
            let text = format!("cannot create '{}' instances", cx.class_name(&class));
            return Err(cx.type_error(&text));
        };
        let names = cx.tuple(keywords)?;
        let mut registers: SmallVec<[Value; 8]> =
            smallvec![Value::small_int(0), class.clone(), names, Value::UNSET, new];
        registers.push(class);
        registers.extend(arguments);
        super::native_frame::enter(vm, pc, base, &CONSTRUCT, Value::UNSET, registers, tag)
    }
}

/// Making an instance as a frame. Registers: state, class, keyword names, instance, what to call, its first
/// argument, the other arguments.
static CONSTRUCT: crate::native::NativeRow =
    crate::native::NativeRow::open("<constructor>", "(*arguments)", Role::Static, "").resumable(construct);

fn construct(cx: &mut Cx, registers: &mut [Value], event: crate::native::Event) -> crate::native::Outcome {
    use crate::native::{Event, Outcome};
    let state = registers[0].as_small_int().unwrap_or(0);
    let class = registers[1].clone();
    match (event, state) {
        (Event::Raised, _) => return Outcome::Raise,
        (Event::Start, _) => {}
        (Event::Returned(instance), 0) => {
            // __new__ has answered
            if !cx.is_instance(&instance, &class) {
                return Outcome::Return(instance);
            }
            let own = cx.class_of(&instance);
            let name = &cx.names().__init__;
            let Some(init) = cx.find_in_class(&own, name) else { return Outcome::Return(instance) };
            registers[0] = Value::small_int(1);
            registers[3] = instance.clone();
            registers[4] = init;
            registers[5] = instance;
        }
        (Event::Returned(value), _) => {
            if !value.is_none() {
                let text = format!("__init__() should return None, not {}", cx.quoted_type_name(&value));
                let _ = cx.type_error(&text);
                return Outcome::Raise;
            }
            return Outcome::Return(registers[3].clone());
        }
    }
    let (callable, names) = (registers[4].clone(), registers[2].clone());
    let count = registers.iter().skip(5).take_while(|value| !value.is_unset()).count();
    let arguments: CallArguments = registers[5..5 + count].iter().cloned().collect();
    if cx.tuple_items(&names).is_empty() {
        Outcome::Call(callable, arguments)
    } else {
        Outcome::CallKeywords(callable, arguments, names)
    }
}

impl Cx {
    /// The native object of a class's call row.
    fn call_native_of(&mut self, class: &Value, row: &'static crate::native::NativeRow) -> Answer {
        let key = std::ptr::from_ref(row) as usize;
        if let Some(native) = self.vm().kept_classes(key) {
            return Ok(native);
        }
        let native = self.native(row, class.clone())?;
        self.vm().keep_class(key, native.clone());
        Ok(native)
    }

    /// The builtin class whose layout a class's instances have.
    pub fn layout_base(&self, class: &Value) -> Value {
        let mut class = class.clone();
        while let Some(payload) = class.get::<Class>(self) {
            if payload.row.is_some() || payload.base.is_unset() {
                break;
            }
            class = payload.base.clone();
        }
        class
    }

    /// The script function that carries on a native of this owner.
    pub(crate) fn script_half(&mut self, owner: &Value, name: &'static str) -> Answer {
        if owner.is_kind(Kind::Str) {
            let modules = self.modules();
            let module =
                modules.get::<Dict>(self).and_then(|modules| modules.get_interned(owner.bits()).cloned());
            if let Some(module) = module {
                let namespace = self.module_namespace(&module);
                if namespace.is_kind(Kind::Dict)
                    && let Some(function) = self.dict_get_text(&namespace, name)?
                {
                    return Ok(function);
                }
            }
        }
        self.prelude_function(name)
    }
}

const _: () = assert!(<Function as Payload>::KIND as u8 == Kind::Function as u8);
