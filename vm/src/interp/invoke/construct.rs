//! Calling classes: `__new__`, then `__init__`. A `__init__` that is a script function runs in a frame above
//! one that waits with the instance (`FINISH_INIT`) and answers it; where `__new__` or `__init__` is anything
//! else that needs a frame, a resumable native carries the steps.

use smallvec::{SmallVec, smallvec};

use super::native::{call_leaf, call_leaf_bound, call_native};
use super::place::{enter_placed, place_frame};
use super::{CallArguments, Invoked, call_by};
use crate::bytecode::FRAME_WORDS;
use crate::error::Raised;
use crate::heap::Kind;
use crate::interp::frame::{CHUNK, PLAIN, write_record};
use crate::interp::native_frame;
use crate::interp::unwind::pop_chunk;
use crate::native::{Event, Native, NativeCall, NativeRow, Outcome, Role};
use crate::object::{Class, ClassFlags, Found, allocate_instance, bind, find_special};
use crate::types::function::Function;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// The script half that `type.__call__` names: `make_instance` itself.
pub(crate) const MAKE_INSTANCE: &str = "<instance>";

/// Calls a class.
///
/// # Safety
/// As `invoke`.
pub(super) unsafe fn call_class(
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
                && !method.get::<Native>(cx).is_some_and(|native| native.row.role == Role::Wrapper)
            {
                return call_by(vm, pc, base, method, callable, arguments, keywords, tag);
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
        if class.is(&cx.types().r#type) {
            if arguments.len() == 1 && keywords.is_empty() {
                return Ok(Invoked::Value(cx.class_of(&arguments[0])));
            }
            if arguments.len() - keywords.len() != 3 {
                return Err(cx.type_error("type() takes 1 or 3 arguments"));
            }
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
        let Some(new) = cx.find_in_class(&class, &names.__new__) else {
            let text = format!("cannot create '{}' instances", cx.class_name(&class));
            return Err(cx.type_error(&text));
        };
        let new = match new.kind() {
            Some(Kind::ClassMethod) => match bind(cx, &new, None, &class)? {
                Found::Value(bound) | Found::Method(bound) => bound,
                Found::Call { .. } | Found::Missing => new,
            },
            _ => new,
        };
        match instance_at_once(cx, &class, &new, &arguments, keywords)? {
            Some(instance) if cx.is_instance(&instance, &class) => {
                initialise(vm, pc, base, class, instance, arguments, keywords, tag)
            }
            Some(other) => Ok(Invoked::Value(other)),
            None => construct_in_frame(vm, pc, base, class, Value::UNSET, new, arguments, keywords, tag),
        }
    }
}

/// Whether a callable is the `__new__` of `object`.
fn is_plain_new(cx: &Cx, new: &Value) -> bool {
    new.get::<Native>(cx)
        .is_some_and(|native| native.row.role == Role::New && native.owner.is(&cx.types().object))
}

/// The `__init__` of a class whose instances need nothing else: made by a script, with the `__new__` of
/// `object`, and called by no metaclass's `__call__`.
pub(crate) fn plain_init(cx: &mut Cx, class: &Value) -> Option<Value> {
    let payload = class.get::<Class>(cx)?;
    if payload.row.is_some() || payload.kind != Kind::Instance || payload.flags.has(ClassFlags::ABSTRACT) {
        return None;
    }
    let names = cx.names();
    let metaclass = cx.class_of(class);
    if !metaclass.is(&cx.types().r#type)
        && !cx.find_in_class(&metaclass, &names.__call__)?.is_kind(Kind::Native)
    {
        return None;
    }
    let new = cx.find_in_class(class, &names.__new__)?;
    let init = cx.find_in_class(class, &names.__init__)?;
    if !is_plain_new(cx, &new) || !init.is_kind(Kind::Function) {
        return None;
    }
    // SAFETY: a function's code is alive.
    let is_generator = unsafe { (*init.get::<Function>(cx)?.code).is_generator() };
    if is_generator { None } else { Some(init) }
}

/// Whether a call of this class without arguments makes an instance and does nothing else.
pub(crate) fn needs_nothing(cx: &mut Cx, class: &Value) -> bool {
    let Some(payload) = class.get::<Class>(cx) else { return false };
    if payload.row.is_some()
        || payload.kind != Kind::Instance
        || payload.flags.has(ClassFlags::ABSTRACT)
        || !cx.class_of(class).is(&cx.types().r#type)
    {
        return false;
    }
    let names = cx.names();
    let (new, init) = (cx.find_in_class(class, &names.__new__), cx.find_in_class(class, &names.__init__));
    let (Some(new), Some(init)) = (new, init) else { return false };
    let object = &cx.types().object;
    is_plain_new(cx, &new) && init.get::<Native>(cx).is_some_and(|native| native.owner.is(object))
}

/// What `__new__` answers when no frame is needed for it.
fn instance_at_once(
    cx: &mut Cx,
    class: &Value,
    new: &Value,
    arguments: &[Value],
    keywords: &[Value],
) -> Result<Option<Value>, Raised> {
    let Some(native) = new.get::<Native>(cx) else { return Ok(None) };
    let (row, role) = (native.row, native.row.role);
    let at_once = matches!(
        row.call,
        NativeCall::Leaf(_) | NativeCall::LeafOrScript(..) | NativeCall::LeafOrResumable(..)
    );
    if role != Role::New || !at_once {
        return Ok(None);
    }
    if is_plain_new(cx, new)
        && let Some(payload) = class.get::<Class>(cx)
        && payload.kind == Kind::Instance
        && !payload.flags.has(ClassFlags::ABSTRACT)
        && cx.find_in_class(class, &cx.names().__init__).is_some_and(|init| init.is_kind(Kind::Function))
    {
        return allocate_instance(cx, class).map(Some);
    }
    call_with_first(cx, new, class, arguments, keywords)
}

/// Calls a native without a frame, `first` before the arguments.
fn call_with_first(
    cx: &mut Cx,
    native: &Value,
    first: &Value,
    arguments: &[Value],
    keywords: &[Value],
) -> Result<Option<Value>, Raised> {
    let cost = native.get::<Native>(cx).map_or(0, |native| native.row.cost);
    cx.charge(cost as usize)?;
    let mut all: CallArguments = SmallVec::with_capacity(arguments.len() + 1);
    all.push(first.clone());
    all.extend(arguments.iter().cloned());
    if keywords.is_empty() {
        call_leaf(cx, native, &all)
    } else {
        call_leaf_bound(cx, native, &all, keywords)
    }
}

/// `__init__` of a new instance, which is the result.
///
/// # Safety
/// As `invoke`.
#[allow(clippy::too_many_arguments)] // A call as it stands, and what it is about.
unsafe fn initialise(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    class: Value,
    instance: Value,
    arguments: CallArguments,
    keywords: &[Value],
    tag: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        let Some(init) = find_special(cx, &instance, &cx.names().__init__) else {
            return Ok(Invoked::Value(instance));
        };
        if let Some(native) = init.get::<Native>(cx)
            && matches!(native.row.call, NativeCall::Leaf(_))
        {
            return match call_with_first(cx, &init, &instance, &arguments, keywords)? {
                Some(answer) if answer.is_none() => Ok(Invoked::Value(instance)),
                Some(answer) => Err(not_none(cx, &answer)),
                None => Err(cx.system_error("a leaf native wants a frame")),
            };
        }
        if !init.is_kind(Kind::Function) || (*init.bits().payload::<Function>().code).is_generator() {
            return construct_in_frame(vm, pc, base, class, instance, init, arguments, keywords, tag);
        }
        let code = init.bits().payload::<Function>().code;
        let given = arguments.len();
        let words = INIT_WORDS + (given + 1).max((*code).registers as usize);
        let (place, chunk) = place_frame(vm, base, words)?;
        for (at, value) in arguments.into_iter().enumerate() {
            place.add(INIT_WORDS + 1 + at).write(value.into_bits());
        }
        enter_init(vm, base, place, instance, init, given, keywords, pc as u64 | tag | chunk)
    }
}

/// Words of the frame that waits for `__init__`, the record of the latter's frame included.
pub(crate) const INIT_WORDS: usize = 1 + FRAME_WORDS;

/// Enters the frame that waits for `__init__` at `place`, and `__init__` above it. The arguments lie behind
/// the first register of `__init__` already.
///
/// # Safety
/// `base` is the frame that runs; from `place` on there is room for both frames; `init` is a script function
/// that makes no generator.
#[allow(clippy::too_many_arguments)] // A call as it stands, and where it lies.
pub(crate) unsafe fn enter_init(
    vm: *mut Vm,
    base: *mut Bits,
    place: *mut Bits,
    instance: Value,
    init: Value,
    given: usize,
    keywords: &[Value],
    word: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let waiting = (*vm).stubs.init;
        place.sub(FRAME_WORDS).write(Bits::UNSET);
        write_record(place, word, base, waiting);
        let fresh = place.add(INIT_WORDS);
        fresh.sub(FRAME_WORDS).write(init.into_bits());
        fresh.write(instance.bits());
        instance.bits().retain();
        place.write(instance.into_bits());
        let back = (*waiting).entry.add(1) as u64 | PLAIN;
        let outcome = enter_placed(vm, place, fresh, given + 1, keywords, back);
        if outcome.is_err() {
            (*place).release();
            if word & CHUNK != 0 {
                pop_chunk(vm);
            }
        }
        outcome
    }
}

/// The row of the frame that waits for `__init__`: an exception passes through it.
pub(crate) static WAITING_FOR_INIT: NativeRow =
    NativeRow::open("<instance>", "(instance, /)", Role::Static, "").resumable(init_raised);

fn init_raised(_cx: &mut Cx, _registers: &mut [Value], _event: Event) -> Outcome {
    Outcome::Raise
}

pub(crate) fn not_none(cx: &mut Cx, answer: &Value) -> Raised {
    let text = format!("__init__() should return None, not {}", cx.quoted_type_name(answer));
    cx.type_error(&text)
}

/// `__new__` or `__init__` as a step of a resumable native: the latter when there is an instance.
///
/// # Safety
/// As `invoke`.
#[allow(clippy::too_many_arguments)] // A call as it stands, and what it is about.
unsafe fn construct_in_frame(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    class: Value,
    instance: Value,
    callable: Value,
    arguments: CallArguments,
    keywords: &[Value],
    tag: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let names = (*vm).cx.tuple(keywords)?;
        let state = Value::small_int(i64::from(!instance.is_unset()));
        let first = if instance.is_unset() { class.clone() } else { instance.clone() };
        let mut registers: SmallVec<[Value; 8]> = smallvec![state, class, names, instance, callable, first];
        registers.extend(arguments);
        native_frame::enter(vm, pc, base, &CONSTRUCT, Value::UNSET, registers, tag)
    }
}

/// Making an instance as a frame. Registers: state, class, keyword names, instance, what to call, its first
/// argument, the other arguments.
static CONSTRUCT: NativeRow =
    NativeRow::open("<constructor>", "(*arguments)", Role::Static, "").resumable(construct);

fn construct(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
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
            let name = &cx.names().__init__;
            let Some(init) = find_special(cx, &instance, name) else { return Outcome::Return(instance) };
            registers[0] = Value::small_int(1);
            registers[3] = instance.clone();
            registers[4] = init;
            registers[5] = instance;
        }
        (Event::Returned(value), _) => {
            if !value.is_none() {
                let _ = not_none(cx, &value);
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
