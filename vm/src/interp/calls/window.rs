//! Calls whose arguments lie in a window of registers: what a site is quickened to, and the slow path that
//! calls anything. Script functions, classes and leaf natives are served where they lie; the rest goes by way
//! of `invoke`.

use super::maker;
use crate::bytecode::{FRAME_WORDS, Op, X1};
use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::interp::access::missing_hook;
use crate::interp::call_quick::form_of;
use crate::interp::call_resume;
use crate::interp::construct_frame::{NEW_WORDS, enter_new, script_new};
use crate::interp::frame::{COMPLETE, PLAIN, PUT, code_of};
use crate::interp::invoke::{
    CallArguments, Invoked, call_leaf, call_leaf_bound, carry_on, enter_init, enter_placed, invoke_keywords,
    needs_nothing, place_frame, plain_init, script_of,
};
use crate::interp::names::{quicken, set_cache};
use crate::interp::operand::put;
use crate::interp::operator_frame::enter_length;
use crate::interp::run::{Step, instruction, raised};
use crate::native::{LeafOrScriptFn, Native, NativeCall, NativeRow, Role, Shortcut};
use crate::object::{Class, ClassFlags};
use crate::types::function::Function;
use crate::types::method::Method;
use crate::types::tuple::Tuple;
use crate::value::{Bits, Value, lend};
use crate::vm::{Cx, Vm};

/// A guard has failed: the site becomes generic again.
///
/// # Safety
/// As every slow path: the instruction and frame that run.
#[cold]
#[inline(never)]
pub(in crate::interp) unsafe fn call_again(vm: *mut Vm, pc: *const u64, base: *mut Bits, op: Op) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        quicken(pc, op);
        call_slow(vm, pc, base)
    }
}

/// Any positional call; quickens the site when it can.
///
/// # Safety
/// As every slow path.
#[inline(never)]
pub(in crate::interp) unsafe fn call_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let (window, given) = window_of(pc, base);
        if matches!(instruction(pc).op(), Op::Call | Op::CallMethod) {
            specialise(vm, pc, base, window, given);
        }
        let outcome = call_window(vm, pc, base, window, given, &[]);
        put_outcome(vm, pc, base, outcome)
    }
}

/// The leaf of the native in a quickened site has handed over: its script half or its frame goes on.
///
/// # Safety
/// As every slow path.
#[inline(never)]
pub(super) unsafe fn call_on(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise: the window holds a native that takes its arguments as they lie.
    unsafe {
        let (window, given) = window_of(pc, base);
        let outcome = go_past_leaf(vm, pc, base, window, given, &[]);
        put_outcome(vm, pc, base, outcome)
    }
}

/// The window of a call: its first register, and how many arguments lie in it, a receiver included.
///
/// # Safety
/// As every slow path.
pub(in crate::interp) unsafe fn window_of(pc: *const u64, base: *mut Bits) -> (*mut Bits, usize) {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let window = base.add(ins.a());
        let is_method = matches!(
            ins.op(),
            Op::CallMethod
                | Op::CallMethodFunction
                | Op::CallMethodFunctionFar
                | Op::CallMethodDefaults
                | Op::CallMethodBound
                | Op::CallMethodLeaf
                | Op::CallMethodAppend
                | Op::CallMethodLeafOrScript
                | Op::CallMethodSend
                | Op::CallMethodSwitch
                | Op::CallMethodGenerator
                | Op::CallValueFunction
                | Op::CallValueLeaf
        ) || ins.op() == Op::CallKeywords && ins.flags() & X1 != 0;
        if !is_method {
            (window, ins.b())
        } else if *window == Bits::UNSET {
            (window.add(1), ins.b())
        } else {
            (window, ins.b() + 1)
        }
    }
}

/// Puts what a call has answered into the site's register, or goes on in its frame.
///
/// # Safety
/// As every slow path.
pub(in crate::interp) unsafe fn put_outcome(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    outcome: Result<Invoked, Raised>,
) -> Step {
    match outcome {
        Ok(Invoked::Frame(step)) => step,
        // SAFETY: the caller's promise.
        Ok(Invoked::Value(value)) => unsafe { put(vm, pc, base, value) },
        Err(Raised) => raised(vm, pc, base),
    }
}

/// Drops the callable and the arguments of a window.
///
/// # Safety
/// They are there.
pub(super) unsafe fn drop_window(window: *mut Bits, given: usize) {
    // SAFETY: the caller's promise.
    unsafe {
        for at in 0..given {
            (*window.add(FRAME_WORDS + at)).release();
        }
        (*window).release();
    }
}

/// A native has raised: its window goes.
///
/// # Safety
/// As every slow path; the window holds `given` arguments.
#[cold]
#[inline(never)]
pub(super) unsafe fn call_failed(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    window: *mut Bits,
    given: usize,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        drop_window(window, given);
        raised(vm, pc, base)
    }
}

/// Calls whatever a window holds. The window is consumed.
///
/// # Safety
/// As every slow path; the window holds a callable and `given` arguments, the last of them named by
/// `keywords`.
pub(super) unsafe fn call_window(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    window: *mut Bits,
    given: usize,
    keywords: &[Value],
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).pc = pc;
        (*vm).base = base;
        match (*window).kind() {
            Some(Kind::Function) => enter_function(vm, pc, base, window, given, keywords),
            Some(Kind::Native) => call_native(vm, pc, base, window, given, keywords),
            Some(Kind::Class) => call_class(vm, pc, base, window, given, keywords),
            Some(Kind::Method) => call_method(vm, pc, base, window, given, keywords),
            Some(_) => call_instance(vm, pc, base, window, given, keywords),
            None => call_other(vm, pc, base, window, given, keywords),
        }
    }
}

/// Calls anything with its arguments collected.
///
/// # Safety
/// As `call_window`.
unsafe fn call_other(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    window: *mut Bits,
    given: usize,
    keywords: &[Value],
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let callable = (*window).into_value();
        let arguments: CallArguments =
            (0..given).map(|at| (*window.add(FRAME_WORDS + at)).into_value()).collect();
        invoke_keywords(vm, pc, base, callable, arguments, keywords, COMPLETE)
    }
}

/// Where the frame of a window's callee begins, with so many words behind its record, and its return word.
/// The window itself when the frame can lie there, else the top of the fiber's stack.
///
/// # Safety
/// As `call_window`.
unsafe fn frame_place(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    window: *mut Bits,
    words: usize,
) -> Result<(*mut Bits, u64), Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let fresh = window.add(FRAME_WORDS);
        if !code_of(base).is_generator() && fresh as usize + words * 8 <= (*vm).limit as usize {
            let ins = instruction(pc);
            let word = if window == base.add(ins.a()) {
                pc.add(ins.op().words()) as u64 | PLAIN
            } else {
                pc as u64 | PUT
            };
            return Ok((fresh, word));
        }
        let (fresh, chunk) = place_frame(vm, base, words)?;
        Ok((fresh, pc as u64 | PUT | chunk))
    }
}

/// # Safety
/// As `call_window`; the callable is a script function.
pub(super) unsafe fn enter_function(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    window: *mut Bits,
    given: usize,
    keywords: &[Value],
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let code = (*window).payload::<Function>().code;
        let words = given.max((*code).registers as usize);
        match frame_place(vm, pc, base, window, words) {
            Ok((fresh, word)) => {
                if fresh != window.add(FRAME_WORDS) {
                    fresh.sub(FRAME_WORDS).write(*window);
                    std::ptr::copy_nonoverlapping(window.add(FRAME_WORDS), fresh, given);
                }
                enter_placed(vm, base, fresh, given, keywords, word)
            }
            Err(raised) => {
                drop_window(window, given);
                Err(raised)
            }
        }
    }
}

/// # Safety
/// As `call_window`; the callable is a class.
unsafe fn call_class(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    window: *mut Bits,
    given: usize,
    keywords: &[Value],
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let class = std::mem::ManuallyDrop::new((*window).into_value());
        if keywords.is_empty()
            && ((*window).payload::<Class>().row.is_some()
                || (*window).payload::<Class>().kind == Kind::Exception)
            && let Some(made) = maker::make_at_once(vm, window, given)
        {
            return made;
        }
        let Some(init) = plain_init(&mut (*vm).cx, &class) else {
            if let Some(row) = class.bits().payload::<Class>().row
                && let Some(call) = row.call
                && !class.bits().payload::<Class>().flags.has(ClassFlags::NO_NEW)
            {
                return call_builtin_class(vm, pc, base, window, given, keywords, call);
            }
            if keywords.is_empty()
                && let Some(new) = script_new(&mut (*vm).cx, &class)
            {
                return enter_script_new(vm, pc, base, window, given, new);
            }
            if given == 0 && needs_nothing(&mut (*vm).cx, &class) {
                let answer = crate::object::allocate_instance(&mut (*vm).cx, &class);
                drop_window(window, given);
                return answer.map(Invoked::Value);
            }
            return call_other(vm, pc, base, window, given, keywords);
        };
        let Ok(instance) = crate::object::allocate_instance(&mut (*vm).cx, &class) else {
            drop_window(window, given);
            return Err(Raised);
        };
        let code = init.bits().payload::<Function>().code;
        let words = 2 + FRAME_WORDS + given.max((*code).registers as usize);
        match frame_place(vm, pc, base, window, words) {
            Ok((place, word)) => {
                // the arguments lie behind the instance in the frame of `__init__`
                std::ptr::copy(window.add(FRAME_WORDS), place.add(2 + FRAME_WORDS), given);
                (*window).release();
                enter_init(vm, base, place, instance, init, given, keywords, word)
            }
            Err(raised) => {
                drop_window(window, given);
                Err(raised)
            }
        }
    }
}

/// # Safety
/// As `call_window`; the callable is a class whose instances this script function makes.
unsafe fn enter_script_new(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    window: *mut Bits,
    given: usize,
    new: Value,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise; the arguments are lent while they lie in the window.
    unsafe {
        let arguments = match given {
            0 => Ok(Value::UNSET),
            _ => (*vm).cx.tuple(lend(window.add(FRAME_WORDS), given)),
        };
        let words = NEW_WORDS + (given + 1).max((*new.bits().payload::<Function>().code).registers as usize);
        let placed = match arguments {
            Ok(kept) => frame_place(vm, pc, base, window, words).map(|place| (kept, place)),
            Err(raised) => Err(raised),
        };
        match placed {
            Ok((kept, (place, word))) => {
                // the arguments lie behind the class in the frame of `__new__`
                std::ptr::copy(window.add(FRAME_WORDS), place.add(NEW_WORDS + 1), given);
                let class = (*window).into_value();
                enter_new(vm, base, place, class, kept, new, given, word)
            }
            Err(raised) => {
                drop_window(window, given);
                Err(raised)
            }
        }
    }
}

/// # Safety
/// As `call_window`; the callable is a builtin class whose call this row carries out.
unsafe fn call_builtin_class(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    window: *mut Bits,
    given: usize,
    keywords: &[Value],
    row: &'static NativeRow,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise; the arguments are lent while they lie in the window.
    unsafe {
        let cx = &mut (*vm).cx;
        let class = std::mem::ManuallyDrop::new((*window).into_value());
        let arguments = lend(window.add(FRAME_WORDS), given);
        let answer = match cx.call_native_of(&class, row) {
            Err(raised) => Err(raised),
            Ok(native) => match cx.charge(row.cost as usize) {
                Err(raised) => Err(raised),
                Ok(()) if keywords.is_empty() => call_leaf(cx, &native, arguments),
                Ok(()) => call_leaf_bound(cx, &native, arguments, keywords),
            },
        };
        if let Ok(None) = answer {
            return call_other(vm, pc, base, window, given, keywords);
        }
        drop_window(window, given);
        answer.map(|value| Invoked::Value(value.unwrap_or_default()))
    }
}

/// # Safety
/// As `call_window`; the callable is a bound method.
unsafe fn call_method(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    window: *mut Bits,
    given: usize,
    keywords: &[Value],
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let first = window.add(FRAME_WORDS);
        let room = first as usize + (given + 1) * 8 <= (*vm).limit as usize;
        if code_of(base).is_generator() || !room {
            return call_other(vm, pc, base, window, given, keywords);
        }
        std::ptr::copy(first, first.add(1), given);
        let bound = *window;
        let method = bound.payload::<Method>();
        let (function, receiver) = (method.function.bits(), method.receiver.bits());
        function.retain();
        receiver.retain();
        window.write(function);
        first.write(receiver);
        bound.release();
        (*vm).cx.deepen().inspect_err(|_| drop_window(window, given + 1))?;
        let outcome = call_window(vm, pc, base, window, given + 1, keywords);
        (*vm).cx.surface();
        outcome
    }
}

/// # Safety
/// As `call_window`; the callable is an object that its class makes one.
unsafe fn call_instance(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    window: *mut Bits,
    given: usize,
    keywords: &[Value],
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise; a script function binds its instance and nothing else.
    unsafe {
        let first = window.add(FRAME_WORDS);
        let room = first as usize + (given + 1) * 8 <= (*vm).limit as usize;
        let callable = std::mem::ManuallyDrop::new((*window).into_value());
        let cx = &mut (*vm).cx;
        let method = match crate::object::find_in_type(cx, &callable, &cx.names().__call__) {
            Some(method) if method.is_kind(Kind::Function) || has_leaf(&method) => method,
            Some(_) | None => return call_other(vm, pc, base, window, given, keywords),
        };
        if code_of(base).is_generator() || !room {
            return call_other(vm, pc, base, window, given, keywords);
        }
        std::ptr::copy(first, first.add(1), given);
        first.write(*window);
        let is_native = method.is_kind(Kind::Native);
        window.write(method.into_bits());
        if is_native {
            return call_native(vm, pc, base, window, given + 1, keywords);
        }
        enter_function(vm, pc, base, window, given + 1, keywords)
    }
}

/// Whether a `__call__` is a native that may answer without a frame.
///
/// # Safety
/// The value is alive.
unsafe fn has_leaf(method: &Value) -> bool {
    // SAFETY: the kind is checked before the payload is read.
    let native = unsafe {
        if !method.is_kind(Kind::Native) {
            return false;
        }
        method.bits().payload::<Native>()
    };
    matches!(native.row.role, Role::Method | Role::Wrapper)
        && !matches!(native.row.call, NativeCall::Script(_) | NativeCall::Resumable(_))
}

/// # Safety
/// As `call_window`; the callable is a native.
unsafe fn call_native(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    window: *mut Bits,
    given: usize,
    keywords: &[Value],
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise; the arguments are lent while they lie in the window.
    unsafe {
        let row = (*window).payload::<Native>().row;
        if matches!(row.call, NativeCall::Script(_) | NativeCall::Resumable(_)) {
            return call_other(vm, pc, base, window, given, keywords);
        }
        let cx = &mut (*vm).cx;
        let callable = std::mem::ManuallyDrop::new((*window).into_value());
        let arguments = lend(window.add(FRAME_WORDS), given);
        let answer = match cx.charge(row.cost as usize) {
            Err(raised) => Err(raised),
            Ok(()) if keywords.is_empty() => call_leaf(cx, &callable, arguments),
            Ok(()) => call_leaf_bound(cx, &callable, arguments, keywords),
        };
        if let Ok(None) = answer {
            return go_past_leaf(vm, pc, base, window, given, keywords);
        }
        drop_window(window, given);
        match answer? {
            Some(value) => Ok(Invoked::Value(value)),
            None => Err((*vm).cx.system_error("a leaf native wants a frame")),
        }
    }
}

/// Goes on where a native's leaf has handed over. The leaf has seen to the receiver.
///
/// # Safety
/// As `call_window`; the callable is a native.
unsafe fn go_past_leaf(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    window: *mut Bits,
    given: usize,
    keywords: &[Value],
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let native = *window;
        if native.payload::<Native>().row.shortcut == Shortcut::Length && given == 1 && keywords.is_empty() {
            let first = window.add(FRAME_WORDS);
            match enter_length(vm, pc, base, (*first).into_value()) {
                Ok(step) => {
                    native.release();
                    return Ok(Invoked::Frame(step));
                }
                Err(container) => first.write(container.into_bits()),
            }
        }
        if native.payload::<Native>().row.shortcut == Shortcut::Attribute
            && given == 2
            && keywords.is_empty()
            && let [owner, name] = lend(window.add(FRAME_WORDS), 2)
            && let Some(function) = missing_hook(&mut (*vm).cx, owner, name)
        {
            // the arguments lie as `__getattr__` wants them
            window.write(function.into_bits());
            native.release();
            return enter_function(vm, pc, base, window, given, &[]);
        }
        if let NativeCall::LeafOrScript(..) = native.payload::<Native>().row.call {
            let callable = std::mem::ManuallyDrop::new(native.into_value());
            match script_of(&mut (*vm).cx, &callable) {
                Ok(function) if function.is_kind(Kind::Function) => {
                    window.write(function.into_bits());
                    native.release();
                    return enter_function(vm, pc, base, window, given, keywords);
                }
                Ok(_) => {}
                Err(raised) => {
                    drop_window(window, given);
                    return Err(raised);
                }
            }
        }
        let callable = native.into_value();
        let arguments: CallArguments =
            (0..given).map(|at| (*window.add(FRAME_WORDS + at)).into_value()).collect();
        carry_on(vm, pc, base, callable, arguments, keywords, COMPLETE)
    }
}

// -- quickening

/// # Safety
/// As every slow path: a CALL or CALL_METHOD whose window holds `given` arguments.
unsafe fn specialise(vm: *mut Vm, pc: *const u64, base: *mut Bits, window: *mut Bits, given: usize) {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        if window != base.add(ins.a()) {
            return specialise_value(pc, base, window, given);
        }
        let is_method = ins.op() == Op::CallMethod;
        if !(*vm).config.metered && call_resume::specialise(pc, window, given) {
            return;
        }
        match (*window).kind() {
            Some(Kind::Function) => {
                let function = (*window).payload::<Function>();
                let far = code_of(base).is_generator();
                let bound = if is_method { Op::CallMethodBound } else { Op::CallFunctionBound };
                quicken(pc, function_form(function, given, far, is_method).unwrap_or(bound));
            }
            Some(Kind::Native) => {
                let first =
                    if given > 0 && !(*vm).config.metered { *window.add(FRAME_WORDS) } else { Bits::UNSET };
                specialise_native(pc, (*window).payload::<Native>(), first, given, is_method);
            }
            Some(Kind::Class) if !is_method => {
                let class = std::mem::ManuallyDrop::new((*window).into_value());
                let version = (*window).payload::<Class>().version;
                if version != 0
                    && let Some(init) = plain_init(&mut (*vm).cx, &class)
                    && (*init.bits().payload::<Function>().code).plain_arguments as usize == given + 1
                {
                    set_cache(pc, 0, u64::from(version));
                    set_cache(pc, 1, init.bits().0);
                    quicken(pc, Op::CallClass);
                } else if version != 0
                    && let Some(leaf) = builtin_leaf(&mut (*vm).cx, &class, given)
                {
                    set_cache(pc, 0, u64::from(version));
                    set_cache(pc, 1, leaf as usize as u64);
                    quicken(pc, Op::CallBuiltinClass);
                }
            }
            _ => {}
        }
    }
}

/// What a call of exactly this builtin class does with so many arguments, when a leaf does it.
pub fn builtin_leaf(cx: &mut Cx, class: &Value, given: usize) -> Option<LeafOrScriptFn> {
    if class.is(&cx.types().r#type) {
        fn class_of(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
            Ok(arguments.first().map(|object| cx.class_of(object)))
        }
        return (given == 1).then_some(class_of as LeafOrScriptFn);
    }
    let payload = class.get::<Class>(cx)?;
    let row = payload.row?;
    if payload.flags.has(ClassFlags::NO_NEW) || !cx.class_of(class).is(&cx.types().r#type) {
        return None;
    }
    let call = row.call?;
    let NativeCall::LeafOrScript(leaf, _) = call.call else { return None };
    let native = cx.call_native_of(class, call).ok()?;
    let fits = native.get::<Native>(cx)?.signature().accepts_plain(given);
    fits.then_some(leaf)
}

/// A CALL_METHOD whose callable is no method.
///
/// # Safety
/// As `specialise`.
unsafe fn specialise_value(pc: *const u64, base: *mut Bits, window: *mut Bits, given: usize) {
    // SAFETY: the caller's promise.
    unsafe {
        let callable = *window;
        if callable.is_kind(Kind::Function) && !code_of(base).is_generator() {
            if (*callable.payload::<Function>().code).plain_arguments as usize == given {
                quicken(pc, Op::CallValueFunction);
            }
        } else if callable.is_kind(Kind::Native) {
            let native = callable.payload::<Native>();
            if let NativeCall::Leaf(leaf) = native.row.call
                && native.role() == Role::Function
                && native.signature().accepts_plain(given)
            {
                set_cache(pc, 0, std::ptr::from_ref(native.row) as u64);
                set_cache(pc, 1, leaf as usize as u64);
                quicken(pc, Op::CallValueLeaf);
            }
        }
    }
}

/// The form for a call of this function with so many arguments.
///
/// # Safety
/// The function is alive.
unsafe fn function_form(function: &Function, given: usize, far: bool, is_method: bool) -> Option<Op> {
    // SAFETY: a function's code is alive.
    let plain = unsafe { (*function.code).plain_arguments };
    if plain == u32::MAX {
        return None;
    }
    if plain as usize == given {
        return Some(match (is_method, far) {
            (false, false) => Op::CallFunction,
            (false, true) => Op::CallFunctionFar,
            (true, false) => Op::CallMethodFunction,
            (true, true) => Op::CallMethodFunctionFar,
        });
    }
    let defaults = function.defaults.bits();
    if far || !defaults.is_kind(Kind::Tuple) || plain as usize <= given {
        return None;
    }
    // SAFETY: checked to be a tuple.
    let defaults = unsafe { defaults.payload::<Tuple>().items().len() };
    if plain as usize - given > defaults {
        return None;
    }
    Some(if is_method { Op::CallMethodDefaults } else { Op::CallFunctionDefaults })
}

/// # Safety
/// As `specialise`.
unsafe fn specialise_native(pc: *const u64, native: &Native, first: Bits, given: usize, is_method: bool) {
    let fits = if is_method { Role::Method } else { Role::Function };
    if native.role() != fits || !native.signature().accepts_plain(given) {
        return;
    }
    let (op, leaf) = match native.row.call {
        NativeCall::Leaf(leaf) if is_method => (Op::CallMethodLeaf, leaf as usize),
        NativeCall::Leaf(leaf) => (Op::CallLeaf, leaf as usize),
        NativeCall::LeafOrScript(leaf, _) | NativeCall::LeafOrResumable(leaf, _) if is_method => {
            (Op::CallMethodLeafOrScript, leaf as usize)
        }
        NativeCall::LeafOrScript(leaf, _) | NativeCall::LeafOrResumable(leaf, _) => {
            (Op::CallLeafOrScript, leaf as usize)
        }
        NativeCall::Script(_) | NativeCall::Resumable(_) => return,
    };
    // SAFETY: the caller's promise.
    unsafe {
        set_cache(pc, 0, std::ptr::from_ref(native.row) as u64);
        set_cache(pc, 1, leaf as u64);
        quicken(pc, if first == Bits::UNSET { op } else { form_of(native.row, op, given, first) });
    }
}

/// Whether an object may be the receiver of a method of this builtin class.
///
/// # Safety
/// Both are live registers' words; `owner` is a class.
#[inline(never)]
pub(super) unsafe fn receives(vm: *mut Vm, owner: Bits, receiver: Bits) -> bool {
    // SAFETY: the caller's promise; no count is touched.
    unsafe {
        let owner = std::mem::ManuallyDrop::new(owner.into_value());
        let receiver = std::mem::ManuallyDrop::new(receiver.into_value());
        (*vm).cx.class_bits(&receiver).0 == owner.bits() || (*vm).cx.is_instance(&receiver, &owner)
    }
}

// -- constructors

/// An instance of a class; Unset when there is no memory.
///
/// # Safety
/// `class` is a class whose instances are plain.
#[inline(never)]
pub(super) unsafe fn allocate(vm: *mut Vm, class: Bits) -> Bits {
    // SAFETY: the caller's promise.
    unsafe {
        let class = std::mem::ManuallyDrop::new(class.into_value());
        match crate::object::allocate_instance(&mut (*vm).cx, &class) {
            Ok(instance) => instance.into_bits(),
            Err(Raised) => {
                // the slow path tries again and says so
                drop((*vm).cx.take_raised());
                Bits::UNSET
            }
        }
    }
}

/// `__init__` has returned something, or its instance goes where only `deliver` knows.
///
/// # Safety
/// `base` is the frame that waits for `__init__`, whose result lies in its second register.
#[inline(never)]
pub(super) unsafe fn init_answered(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let answer = (*base.add(1)).into_value();
        if answer.is_none() {
            let instance = (*base).to_value();
            return super::leave_frame(vm, base, instance);
        }
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        let text = format!("__init__() should return None, not {}", cx.quoted_type_name(&answer));
        drop(answer);
        let _ = cx.type_error(&text);
        raised(vm, pc, base)
    }
}
