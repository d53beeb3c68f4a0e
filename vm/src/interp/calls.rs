//! Calls and returns. A call window is where the callee's frame begins, so plain calls move nothing.

use smallvec::{SmallVec, smallvec};

use super::LoadedCode;
use super::frame::{
    CHUNK, COMPLETE, DISCARD, ELEMENT, PLAIN, TAG, caller_of, code_of, function_of, return_word, write_record,
};
use super::invoke::{CallArguments, Invoked, finish, invoke_keywords, invoke_tagged, place_frame};
use super::names::{quicken, set_cache};
use super::operand::{put, put_answer, take_a, take_run};
use super::run::{Step, handler, instruction, next, raised};
use crate::bytecode::{CodeFlags, FRAME_WORDS, MOVE_A, Op, X1, X2, X3, X4};
use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::native::{Native, NativeCall};
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::value::{Bits, Value, lend};
use crate::vm::{Cx, Vm};

/// Carries out a plain call whose window is at `$window` with `$count` arguments lying in it. Expands to the
/// entry of the callee or to the slow path.
macro_rules! enter_window {
    ($pc:expr, $base:expr, $vm:expr, $table:expr, $window:expr, $code:expr, $count:expr, $return_word:expr) => {{
        let code: *const LoadedCode = $code;
        let fresh = $window.add(FRAME_WORDS);
        if (fresh as usize) + (*code).registers as usize * 8 > (*$vm).limit as usize || (*$vm).depth_left <= 0
        {
            return call_slow($vm, $pc, $base);
        }
        (*$vm).depth_left -= 1;
        write_record(fresh, $return_word, $base, code);
        let mut register = $count;
        while register < (*code).locals as usize {
            fresh.add(register).write(Bits::UNSET);
            register += 1;
        }
        let entry = (*code).entry;
        next!(entry, fresh, $vm, $table, 0)
    }};
}

handler! {
    fn call(pc, base, vm, ins, table) {
        return call_slow(vm, pc, base);
    }
    fn call_function(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        let callable = *window;
        if !callable.is_kind(Kind::Function) {
            return call_again(vm, pc, base, Op::Call);
        }
        let code = callable.payload::<Function>().code;
        if (*code).plain_arguments as usize != ins.b() {
            return call_again(vm, pc, base, Op::Call);
        }
        enter_window!(pc, base, vm, table, window, code, ins.b(), pc.add(3) as u64 | PLAIN)
    }
    fn call_method(pc, base, vm, ins, table) {
        return call_slow(vm, pc, base);
    }
    fn call_method_function(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        let callable = *window;
        if !callable.is_kind(Kind::Function) {
            return call_again(vm, pc, base, Op::CallMethod);
        }
        let code = callable.payload::<Function>().code;
        if (*code).plain_arguments as usize != ins.b() + 1 {
            return call_again(vm, pc, base, Op::CallMethod);
        }
        enter_window!(pc, base, vm, table, window, code, ins.b() + 1, pc.add(3) as u64 | PLAIN)
    }
    fn call_leaf(pc, base, vm, ins, table) {
        return call_leaf_slow(vm, pc, base);
    }
    fn call_method_leaf(pc, base, vm, ins, table) {
        return call_method_leaf_slow(vm, pc, base);
    }
    fn call_class(pc, base, vm, ins, table) {
        return call_slow(vm, pc, base);
    }
    fn call_keywords(pc, base, vm, ins, table) {
        return call_keywords_slow(vm, pc, base);
    }
    fn call_spread(pc, base, vm, ins, table) {
        return call_spread_slow(vm, pc, base);
    }
    fn call_super(pc, base, vm, ins, table) {
        return call_super_slow(vm, pc, base);
    }
    fn load_build_class(pc, base, vm, ins, table) {
        return load_build_class_slow(vm, pc, base);
    }
    fn make_function(pc, base, vm, ins, table) {
        return make_function_slow(vm, pc, base);
    }
    fn r#return(pc, base, vm, ins, table) {
        let word = base.sub(3).read().0;
        let code = code_of(base);
        if word & 7 != PLAIN || code.is_generator() || !(*vm).frames.is_empty() {
            return return_slow(vm, pc, base);
        }
        let value = *base.add(ins.a());
        if ins.flags() & MOVE_A == 0 {
            value.retain();
        }
        let mut register = 0;
        while register < code.locals as usize {
            let local = *base.add(register);
            if local.is_pointer() && local.release_is_last() {
                return return_destroying(vm, base, value, register, local);
            }
            register += 1;
        }
        let function = base.sub(FRAME_WORDS);
        let callable = *function;
        (*vm).depth_left += 1;
        let caller = caller_of(base);
        *function = value;
        if callable.release_is_last() {
            return super::finalize::destroy_then(vm, callable, word as *const u64, caller);
        }
        next!(word as *const u64, caller, vm, table, 0)
    }
}

/// A guard has failed: the site becomes generic again.
///
/// # Safety
/// As every slow path: the instruction and frame that run.
#[cold]
#[inline(never)]
pub(super) unsafe fn call_again(vm: *mut Vm, pc: *const u64, base: *mut Bits, op: Op) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        quicken(pc, op);
        call_slow(vm, pc, base)
    }
}

/// The window of a call: its first register, and whether a receiver lies before the arguments.
///
/// # Safety
/// As every slow path.
unsafe fn window_of(pc: *const u64, base: *mut Bits) -> (*mut Bits, usize) {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let window = base.add(ins.a());
        let is_method = matches!(ins.op(), Op::CallMethod | Op::CallMethodFunction | Op::CallMethodLeaf | Op::CallMethodSend | Op::CallMethodSwitch | Op::CallMethodGenerator)
            || ins.op() == Op::CallKeywords && ins.flags() & X1 != 0;
        if !is_method {
            (window, ins.b())
        } else if *window == Bits::UNSET {
            (window.add(1), ins.b())
        } else {
            (window, ins.b() + 1)
        }
    }
}

/// Any positional call; quickens the site when it can.
///
/// # Safety
/// As every slow path.
#[inline(never)]
pub(crate) unsafe fn call_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let (window, count) = window_of(pc, base);
        let callable = *window;
        specialise(pc, base, callable, count, window, (*vm).config.metered);
        let arguments: CallArguments =
            (0..count).map(|at| (*window.add(FRAME_WORDS + at)).into_value()).collect();
        let outcome = invoke_tagged(vm, pc, base, callable.into_value(), arguments, COMPLETE);
        finish(vm, pc, base, outcome)
    }
}

/// # Safety
/// As every slow path.
unsafe fn specialise(
    pc: *const u64,
    base: *mut Bits,
    callable: Bits,
    count: usize,
    window: *mut Bits,
    metered: bool,
) {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let in_place = window == base.add(ins.a());
        let is_method = ins.op() == Op::CallMethod;
        if !matches!(ins.op(), Op::Call | Op::CallMethod) || !in_place && is_method {
            return;
        }
        if !metered && super::call_resume::specialise(pc, callable, count, window) {
            return;
        }
        if code_of(base).is_generator() {
            // callees of a generator's frame do not lie behind it
            return;
        }
        if callable.is_kind(Kind::Function) {
            let code = callable.payload::<Function>().code;
            if (*code).plain_arguments as usize == count {
                quicken(pc, if is_method { Op::CallMethodFunction } else { Op::CallFunction });
            }
        } else if callable.is_kind(Kind::Native) {
            let native = callable.payload::<Native>();
            if let NativeCall::Leaf(_) = native.row.call
                && native.signature().accepts_plain(count)
                && (!is_method && native.role() == crate::native::Role::Function
                    || is_method && native.role() == crate::native::Role::Method)
            {
                set_cache(pc, 0, std::ptr::from_ref(native.row) as u64);
                quicken(pc, if is_method { Op::CallMethodLeaf } else { Op::CallLeaf });
            }
        }
    }
}

/// Whether a callable is a native of the row in a cache.
///
/// # Safety
/// `callable` is a live register's word.
#[inline(always)]
unsafe fn has_row(callable: Bits, row: u64) -> bool {
    // SAFETY: the kind is checked before the payload is read.
    unsafe {
        callable.is_kind(Kind::Native) && std::ptr::from_ref(callable.payload::<Native>().row) as u64 == row
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn call_leaf_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let window = base.add(ins.a());
        if !has_row(*window, *pc.add(1)) {
            return call_again(vm, pc, base, Op::Call);
        }
        leaf_in_window(vm, pc, base, window, ins.b())
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn call_method_leaf_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let window = base.add(ins.a());
        if !has_row(*window, *pc.add(1)) {
            return call_again(vm, pc, base, Op::CallMethod);
        }
        let owner = &(*window).payload::<Native>().owner;
        let receiver = std::mem::ManuallyDrop::new((*window.add(FRAME_WORDS)).into_value());
        if (*vm).cx.class_bits(&receiver).0 != owner.bits() && !(*vm).cx.is_instance(&receiver, owner) {
            return call_again(vm, pc, base, Op::CallMethod);
        }
        leaf_in_window(vm, pc, base, window, ins.b() + 1)
    }
}

/// Calls a leaf native whose arguments lie in its window.
///
/// # Safety
/// As every slow path; the callable is a leaf native that accepts so many.
#[inline(always)]
unsafe fn leaf_in_window(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    window: *mut Bits,
    count: usize,
) -> Step {
    // SAFETY: the caller's promise; the arguments are dropped once, after the call.
    unsafe {
        (*vm).pc = pc;
        (*vm).base = base;
        let callable = *window;
        let row = callable.payload::<Native>().row;
        let NativeCall::Leaf(leaf) = row.call else { return call_slow(vm, pc, base) };
        let first = window.add(FRAME_WORDS);
        let answer = if (*vm).fuel != i64::MAX && (*vm).cx.charge(row.cost as usize).is_err() {
            Err(Raised)
        } else {
            leaf(&mut (*vm).cx, lend(first, count))
        };
        for at in 0..count {
            (*first.add(at)).release();
        }
        callable.release();
        put_answer(vm, pc, base, answer)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn call_keywords_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the names are a constant of the running code.
    unsafe {
        let (window, count) = window_of(pc, base);
        let callable = (*window).into_value();
        let arguments: CallArguments =
            (0..count).map(|at| (*window.add(FRAME_WORDS + at)).into_value()).collect();
        let names: &[Value] = (*vm).cx.tuple_items(&(&(code_of(base).constants))[instruction(pc).c()]);
        let names: &[Value] = std::slice::from_raw_parts(names.as_ptr(), names.len());
        let outcome = invoke_keywords(vm, pc, base, callable, arguments, names, COMPLETE);
        finish(vm, pc, base, outcome)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn call_spread_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let window = base.add(ins.a());
        let callable = (*window).into_value();
        let positional = (*window.add(FRAME_WORDS)).into_value();
        let named =
            if ins.flags() & X1 != 0 { (*window.add(FRAME_WORDS + 1)).into_value() } else { Value::UNSET };
        let cx = &mut (*vm).cx;
        let mut arguments: CallArguments = if positional.is_kind(Kind::List) {
            cx.list_items(&positional).iter().cloned().collect()
        } else {
            cx.tuple_items(&positional).iter().cloned().collect()
        };
        drop(positional);
        let mut names = Vec::new();
        if let Some(dict) = named.get::<Dict>(cx) {
            for entry in dict.entries() {
                names.push(entry.key.clone());
                arguments.push(entry.value.clone());
            }
        }
        drop(named);
        if names.iter().any(|name| !name.is_kind(Kind::Str)) {
            (*vm).pc = pc;
            (*vm).base = base;
            let _ = (*vm).cx.type_error("keywords must be strings");
            drop((callable, arguments, names));
            return raised(vm, pc, base);
        }
        let outcome = invoke_keywords(vm, pc, base, callable, arguments, &names, COMPLETE);
        drop(names);
        finish(vm, pc, base, outcome)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn call_super_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let window = base.add(instruction(pc).a());
        let callable = (*window).into_value();
        let class = (*window.add(FRAME_WORDS)).into_value();
        let receiver = (*window.add(FRAME_WORDS + 1)).into_value();
        let arguments: CallArguments =
            if callable.is(&(*vm).types.super_type) { smallvec![class, receiver] } else { smallvec![] };
        let outcome = invoke_tagged(vm, pc, base, callable, arguments, COMPLETE);
        finish(vm, pc, base, outcome)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn load_build_class_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let builtins = code_of(base).builtins.clone();
        let cx = &mut (*vm).cx;
        let found = builtins
            .get::<Dict>(cx)
            .and_then(|builtins| builtins.get_interned(cx.names().__build_class__.bits()).cloned());
        match found {
            Some(function) => put(vm, pc, base, function),
            None => {
                let class = cx.exceptions().name_error.clone();
                let _ =
                    super::exceptions::raise_name(cx, &class, "__build_class__ not found", "__build_class__");
                raised(vm, pc, base)
            }
        }
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn make_function_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the run's temps are consumed.
    unsafe {
        let ins = instruction(pc);
        let flags = ins.flags();
        let count = (flags & (X1 | X2 | X3 | X4)).count_ones() as usize;
        let mut run = take_run(base, ins.c(), count);
        let mut part =
            |flag: u8| if flags & flag != 0 { run.next().unwrap_or_default() } else { Value::UNSET };
        let (defaults, keyword_defaults, annotate, closure) = (part(X1), part(X2), part(X3), part(X4));
        let code = code_of(base);
        let (constant, globals) = ((&(code.constants))[ins.b()].clone(), code.globals.clone());
        (*vm).pc = pc;
        (*vm).base = base;
        let answer = (*vm).cx.function(&constant, &globals, closure, defaults, keyword_defaults, annotate);
        put_answer(vm, pc, base, answer)
    }
}

impl Cx {
    /// A script function.
    pub fn function(
        &mut self,
        code_object: &Value,
        globals: &Value,
        closure: Value,
        defaults: Value,
        keyword_defaults: Value,
        annotate: Value,
    ) -> Answer {
        let (code_object, code) = self.load(code_object, globals)?;
        // SAFETY: just loaded, kept alive by the code object.
        let compiled = unsafe { (*code).code.clone() };
        let (name, qualified_name) = match &compiled {
            Some(compiled) => (self.intern(&compiled.name)?, self.intern(&compiled.qualified_name)?),
            None => (self.empty_str(), self.empty_str()),
        };
        let class = self.types().function.clone();
        let function = Function {
            code,
            code_object,
            globals: globals.clone(),
            closure,
            defaults,
            keyword_defaults,
            name,
            qualified_name,
            annotate,
            extras: None,
        };
        self.new_object(&class, function)
    }
}

/// Runs a script function of code with a namespace: register 0 is the namespace.
///
/// # Safety
/// `pc` and `base` are the instruction and frame that run.
pub(crate) unsafe fn enter_namespace(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    function: Value,
    namespace: Value,
    tag: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let code = &*function.bits().payload::<Function>().code;
        super::invoke::count_frame(vm)?;
        let (fresh, chunk) = match place_frame(vm, base, code.registers as usize) {
            Ok(place) => place,
            Err(raised) => {
                (*vm).depth_left += 1;
                return Err(raised);
            }
        };
        fresh.sub(FRAME_WORDS).write(function.into_bits());
        write_record(fresh, pc as u64 | tag | chunk, base, code);
        let bound: CallArguments = if code.locals == 0 { smallvec![] } else { smallvec![namespace] };
        super::invoke::fill_locals(fresh, code, bound);
        Ok(Invoked::Frame(Step { pc: code.entry, base: fresh }))
    }
}

/// A local's last count went while a frame was being left: goes on with the rest, out of line.
///
/// # Safety
/// `register` is the local whose count has just reached zero.
#[cold]
#[inline(never)]
unsafe fn return_destroying(vm: *mut Vm, base: *mut Bits, value: Bits, register: usize, local: Bits) -> Step {
    // SAFETY: the caller's promise; locals before `register` are gone.
    unsafe {
        crate::heap::destroy(local.pointer());
        for rest in register + 1..code_of(base).locals as usize {
            (*base.add(rest)).release();
        }
        let function = base.sub(FRAME_WORDS);
        let callable = *function;
        (*vm).depth_left += 1;
        let (word, caller) = (return_word(base), caller_of(base));
        *function = value;
        callable.release();
        super::finalize::settle(vm, word as *const u64, caller)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn return_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let value = take_a(base, instruction(pc));
        (*vm).pc = pc;
        (*vm).base = base;
        if code_of(base).is_generator() {
            return super::generators::returned(vm, base, value);
        }
        leave_frame(vm, base, value)
    }
}

/// Leaves a frame that is no generator's with a result.
///
/// # Safety
/// `base` is the frame that runs; its temps are dead.
pub(crate) unsafe fn leave_frame(vm: *mut Vm, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        super::unwind::keep_locals(vm, base);
        let (word, caller) = drop_frame(vm, base, &value);
        deliver(vm, word, caller, value)
    }
}

/// Drops a frame's locals and record; answers its return word and caller. For a plain call the callable's
/// word is left free for the result, which `deliver` writes.
///
/// # Safety
/// As `leave_frame`.
unsafe fn drop_frame(vm: *mut Vm, base: *mut Bits, _value: &Value) -> (u64, *mut Bits) {
    // SAFETY: the caller's promise.
    unsafe {
        let code = code_of(base);
        let (word, caller) = (return_word(base), caller_of(base));
        let function = function_of(base);
        for register in 0..code.locals as usize {
            (*base.add(register)).release();
        }
        if code.native.is_none() {
            (*vm).depth_left += 1;
        }
        if word & TAG == PLAIN {
            (*vm).result_place = base.sub(FRAME_WORDS);
        }
        if word & CHUNK != 0 {
            super::unwind::pop_chunk(vm);
        }
        function.release();
        (word, caller)
    }
}

/// Drops the frame of a native whose place something else takes.
///
/// # Safety
/// `base` is the frame of a resumable native that runs.
pub(crate) unsafe fn drop_native_frame(vm: *mut Vm, base: *mut Bits) {
    // SAFETY: the caller's promise.
    unsafe {
        drop_frame(vm, base, &Value::NONE);
    }
}

/// Hands a result to whoever waits for it.
///
/// # Safety
/// `word` and `caller` come from the record of the frame just left.
pub(crate) unsafe fn deliver(vm: *mut Vm, word: u64, caller: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let pc = (word & !7) as *const u64;
        match word & TAG {
            PLAIN => {
                (*(*vm).result_place) = value.into_bits();
                super::finalize::settle(vm, pc, caller)
            }
            DISCARD => {
                drop(value);
                super::finalize::settle(vm, pc, caller)
            }
            ELEMENT => put(vm, pc, caller, value),
            _ => super::operand::complete(vm, pc, caller, value),
        }
    }
}

/// Leaves a native's frame and calls something in its place.
///
/// # Safety
/// `base` is the frame of a resumable native that runs.
pub(crate) unsafe fn replace_frame(
    vm: *mut Vm,
    base: *mut Bits,
    callable: Value,
    arguments: CallArguments,
    keywords: &[Value],
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let (word, caller) = drop_frame(vm, base, &callable);
        let pc = (word & !7) as *const u64;
        let tag = word & TAG;
        match invoke_keywords(vm, pc, caller, callable, arguments, keywords, tag) {
            Ok(Invoked::Value(value)) => deliver(vm, word, caller, value),
            Ok(Invoked::Frame(step)) => step,
            Err(Raised) if tag == DISCARD => {
                let exception = (*vm).cx.take_raised();
                super::finalize::report_unraisable(&mut (*vm).cx, exception, Value::NONE);
                super::finalize::settle(vm, pc, caller)
            }
            Err(Raised) => raised(vm, pc, caller),
        }
    }
}

/// Binds the arguments of a call to a script function's parameters: one value for each parameter register,
/// `*args` and `**kwargs` included, Unset for none.
pub(crate) fn bind_arguments(
    cx: &mut Cx,
    function: &Value,
    code: &LoadedCode,
    arguments: CallArguments,
    keywords: &[Value],
) -> Answer<CallArguments> {
    let Some(compiled) = code.code.clone() else { return Err(cx.system_error("a function without code")) };
    let (positional, keyword_only) = (compiled.positional as usize, compiled.keyword_only as usize);
    let named = positional + keyword_only;
    let has_rest = code.flags.has(CodeFlags::VARIABLE_POSITIONAL);
    let has_keywords = code.flags.has(CodeFlags::VARIABLE_KEYWORDS);
    let given = arguments.len() - keywords.len();
    let mut values = arguments.into_iter();
    let mut bound: CallArguments = SmallVec::with_capacity(named + 2);
    bound.extend(values.by_ref().take(given.min(positional)));
    while bound.len() < named {
        bound.push(Value::UNSET);
    }
    let mut extra = Vec::new();
    if given > positional {
        extra.extend(values.by_ref().take(given - positional));
        if !has_rest {
            return Err(super::bind_errors::too_many_positional(cx, function, &compiled, given, keywords));
        }
    }
    if has_rest {
        bound.push(cx.tuple_from(extra)?);
    }
    let mut rest = Value::UNSET;
    if has_keywords {
        rest = cx.dict()?;
    }
    for name in keywords {
        let Some(value) = values.next() else { break };
        let text = cx.text_of(name);
        let place = compiled
            .locals
            .iter()
            .take(named)
            .enumerate()
            .position(|(at, local)| at >= compiled.positional_only as usize && *local.name == *text);
        match place {
            Some(place) if bound[place].is_unset() => bound[place] = value,
            Some(_) => {
                let name = super::bind_errors::function_name(cx, function);
                return Err(cx.type_error(&format!("{name}() got multiple values for argument '{text}'")));
            }
            None if has_keywords => {
                cx.dict_set_str(&rest, name, value)?;
            }
            None => {
                return Err(super::bind_errors::unexpected_keyword(cx, function, &compiled, keywords, &text));
            }
        }
    }
    fill_defaults(cx, function, &compiled, &mut bound, given)?;
    if has_keywords {
        bound.push(rest);
    }
    Ok(bound)
}

fn fill_defaults(
    cx: &mut Cx,
    function: &Value,
    compiled: &crate::bytecode::Code,
    bound: &mut CallArguments,
    given: usize,
) -> Answer<()> {
    let positional = compiled.positional as usize;
    let Some(payload) = function.get::<Function>(cx) else { return Ok(()) };
    let (defaults, keyword_defaults) = (payload.defaults.clone(), payload.keyword_defaults.clone());
    if given < positional {
        let defaults = cx.tuple_items(&defaults);
        let first = positional - defaults.len().min(positional);
        let mut missing = false;
        for at in given..positional {
            if bound[at].is_unset() {
                match at.checked_sub(first).and_then(|index| defaults.get(index)) {
                    Some(value) => bound[at] = value.clone(),
                    None => missing = true,
                }
            }
        }
        if missing {
            return Err(super::bind_errors::missing_positional(cx, function, compiled, bound));
        }
    }
    let mut missing = false;
    for at in positional..positional + compiled.keyword_only as usize {
        if bound[at].is_unset() {
            let name = cx.intern(&compiled.locals[at].name)?;
            let found =
                keyword_defaults.get::<Dict>(cx).and_then(|dict| dict.get_interned(name.bits()).cloned());
            match found {
                Some(value) => bound[at] = value,
                None => missing = true,
            }
        }
    }
    if missing {
        return Err(super::bind_errors::missing_keyword_only(cx, function, compiled, bound));
    }
    Ok(())
}
