//! Operators whose method is a script's. A native's frame of three registers waits below the method's own: what is
//! asked, left, right. It has two ways in: its first word steps through the whole order of methods, as any
//! resumable native does; behind it, `FINISH_OPERATOR` takes the answer of a method that was entered at once,
//! because a table knew from the classes of the operands which one is asked first.

use smallvec::smallvec;

use super::LoadedCode;
use super::calls::no_room;
use super::frame::{COMPLETE, PLAIN, caller_of, code_of, stack_top, write_record};
use super::native_frame::{go_on, start};
use super::operand::complete;
use super::operators::{
    BINARY, BinaryOperator, candidates, comparison_candidates, not_comparable, unsupported,
};
use super::run::{Step, handler, instruction, next};
use crate::bytecode::{DROP_A, FRAME_WORDS, Op};
use crate::heap::Kind;
use crate::native::{Event, NativeRow, Outcome, Role};
use crate::object::{Class, find_special};
use crate::types::function::Function;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// Registers of the waiting frame: what is asked, left, right, and the last one of every native's frame.
const REGISTERS: usize = 4;

/// Entries of the table; a power of two.
const SITES: usize = 256;

/// The method that an operator asks first for operands of two classes.
#[derive(Clone, Copy, Default)]
pub struct OperatorSite {
    /// The versions of the classes, which are never given twice; 0: no entry.
    classes: u64,
    /// What is asked, as the state says.
    state: u64,
    /// The method, alive as long as the classes have these versions; its lowest bit: the operands are swapped.
    method: u64,
}

/// A binary operator as the state's register holds it.
pub(super) fn state(operator: BinaryOperator, in_place: bool, at: usize) -> i64 {
    operator as i64 | i64::from(in_place) << 8 | (at as i64) << 16
}

/// A comparison as the state's register holds it. It differs from every operator.
pub(super) fn comparison_state(comparison: usize) -> i64 {
    comparison as i64 | 0x200
}

/// Makes the code of the waiting frames: of a binary operator's, of a comparison's, of `len`.
pub(super) fn make_stubs(vm: &mut Vm) -> [*const LoadedCode; 3] {
    [&BINARY_PROTOCOL, &COMPARE_PROTOCOL, &LENGTH_PROTOCOL].map(|row| {
        let stub = LoadedCode::native_stub(row, Op::FinishOperator, REGISTERS as u32);
        let address: *const LoadedCode = &*stub;
        vm.native_codes.push(stub);
        address
    })
}

fn classes_of(cx: &Cx, left: &Value, right: &Value) -> u64 {
    // SAFETY: what an object has as its class is one.
    let version = |value: &Value| unsafe { cx.class_bits(value).0.payload::<Class>().version };
    match (version(left), version(right)) {
        (0, _) | (_, 0) => 0,
        (left, right) => u64::from(left) | u64::from(right) << 32,
    }
}

fn place_of(classes: u64, state: i64) -> usize {
    let mixed = classes ^ (classes >> 32).wrapping_mul(31) ^ (state as u64).wrapping_mul(17);
    mixed as usize & (SITES - 1)
}

/// The method that is known to be asked first, with whether the operands are swapped.
pub(super) fn known_method(vm: *mut Vm, left: &Value, right: &Value, state: i64) -> Option<(Bits, bool)> {
    // SAFETY: `vm` is live; a method is alive as long as its classes have their versions.
    unsafe {
        let classes = classes_of(&(*vm).cx, left, right);
        let site = (&(*vm).operator_sites).get(place_of(classes, state))?;
        if classes == 0 || site.classes != classes || site.state != state as u64 {
            return None;
        }
        Some((Bits(site.method & !2), site.method & 2 != 0))
    }
}

/// Keeps in mind which method is asked first, when it is a script function of two plain parameters.
pub(super) fn remember_method(
    cx: &mut Cx,
    (method, receiver, _): &(Value, Value, Value),
    (left, right): (&Value, &Value),
    state: i64,
) {
    let Some(function) = method.get::<Function>(cx) else { return };
    // SAFETY: a function's code is alive.
    let fits = unsafe { (*function.code).plain_arguments == 2 };
    let classes = classes_of(cx, left, right);
    if classes == 0 || !fits {
        return;
    }
    let swapped = !receiver.is(left);
    let sites = &mut cx.vm().operator_sites;
    if sites.is_empty() {
        sites.resize(SITES, OperatorSite::default());
    }
    let method = method.bits().0 | u64::from(swapped) << 1;
    sites[place_of(classes, state)] = OperatorSite { classes, state: state as u64, method };
}

/// Calls the method that is asked first, above a frame that knows how to go on should it decline.
///
/// # Safety
/// As every slow path; the method comes from `known_method` for these operands and this state.
pub(super) unsafe fn enter(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    row: &'static NativeRow,
    (method, swapped): (Bits, bool),
    state: i64,
    (left, right): (Value, Value),
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let place = stack_top(base).add(FRAME_WORDS);
        let fresh = place.add(REGISTERS + FRAME_WORDS);
        let code: *const LoadedCode = method.payload::<Function>().code;
        if (*code).plain_arguments != 2 || no_room!(vm, fresh, (*code).registers) {
            return start(vm, pc, base, row, smallvec![Value::small_int(state), left, right]);
        }
        let waiting =
            if std::ptr::eq(row, &BINARY_PROTOCOL) { (*vm).stubs.operator } else { (*vm).stubs.comparison };
        let (receiver, argument) = if swapped { (&right, &left) } else { (&left, &right) };
        fresh.write(receiver.clone().into_bits());
        fresh.add(1).write(argument.clone().into_bits());
        for register in 2..(*code).locals as usize {
            fresh.add(register).write(Bits::UNSET);
        }
        method.retain();
        fresh.sub(FRAME_WORDS).write(method);
        write_record(fresh, (*waiting).entry.add(1) as u64 | PLAIN, place, code);
        place.sub(FRAME_WORDS).write(Bits::UNSET);
        write_record(place, pc as u64 | COMPLETE, base, waiting);
        place.write(Bits::small_int(state));
        place.add(1).write(left.into_bits());
        place.add(2).write(right.into_bits());
        place.add(3).write(Bits::UNSET);
        (*vm).depth_left -= 1;
        Step { pc: (*code).entry, base: fresh }
    }
}

/// `len` of an object whose `__len__` is a script function: calls it above a frame that looks at its answer.
/// The object comes back when another way must be taken.
///
/// # Safety
/// As every slow path.
pub(super) unsafe fn enter_length(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    container: Value,
) -> Result<Step, Value> {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        let method = match find_special(cx, &container, &cx.names().__len__) {
            Some(method) if method.is_kind(Kind::Function) => method,
            Some(_) | None => return Err(container),
        };
        let place = stack_top(base).add(FRAME_WORDS);
        let fresh = place.add(REGISTERS + FRAME_WORDS);
        let code: *const LoadedCode = method.bits().payload::<Function>().code;
        if (*code).plain_arguments != 1 || no_room!(vm, fresh, (*code).registers) {
            return Err(container);
        }
        let waiting = (*vm).stubs.length;
        for register in 1..(*code).locals as usize {
            fresh.add(register).write(Bits::UNSET);
        }
        fresh.write(container.into_bits());
        fresh.sub(FRAME_WORDS).write(method.into_bits());
        write_record(fresh, (*waiting).entry.add(1) as u64 | PLAIN, place, code);
        place.sub(FRAME_WORDS).write(Bits::UNSET);
        write_record(place, pc as u64 | COMPLETE, base, waiting);
        for register in 0..REGISTERS {
            place.add(register).write(Bits::UNSET);
        }
        (*vm).depth_left -= 1;
        Ok(Step { pc: (*code).entry, base: fresh })
    }
}

/// Calls a script function on top of the stack with exactly its arguments; what it answers goes to the
/// instruction at `pc` as the tag says. The arguments come back when another way must be taken.
///
/// # Safety
/// As every slow path; the tag has no chunk bit.
pub(in crate::interp) unsafe fn enter_function<const COUNT: usize>(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    function: &Value,
    arguments: [Value; COUNT],
    tag: u64,
) -> Result<Step, [Value; COUNT]> {
    // SAFETY: the caller's promise.
    unsafe {
        if !function.is_kind(Kind::Function) {
            return Err(arguments);
        }
        let fresh = stack_top(base).add(FRAME_WORDS);
        let code: *const LoadedCode = function.bits().payload::<Function>().code;
        if (*code).plain_arguments as usize != COUNT || no_room!(vm, fresh, (*code).registers) {
            return Err(arguments);
        }
        fresh.sub(FRAME_WORDS).write(function.clone().into_bits());
        for (at, argument) in arguments.into_iter().enumerate() {
            fresh.add(at).write(argument.into_bits());
        }
        for register in COUNT..(*code).locals as usize {
            fresh.add(register).write(Bits::UNSET);
        }
        write_record(fresh, pc as u64 | tag, base, code);
        (*vm).depth_left -= 1;
        Ok(Step { pc: (*code).entry, base: fresh })
    }
}

handler! {
    fn finish_operator(pc, base, vm, ins, table) {
        let answer = *base.add(REGISTERS);
        let word = base.sub(3).read().0;
        if answer == Bits::NOT_IMPLEMENTED || word & 7 != COMPLETE {
            return go_on(vm, base, Event::Returned(answer.into_value()));
        }
        let caller = caller_of(base);
        let asked = (word & !7) as *const u64;
        if !std::ptr::eq(code_of(base), (*vm).stubs.operator) {
            return drop_and_complete(vm, base, asked, caller, answer);
        }
        let call = instruction(asked);
        let place = caller.add(call.a());
        let (left, right) = (*base.add(1), *base.add(2));
        let old = if call.flags() & DROP_A != 0 { *place } else { Bits::UNSET };
        *place = answer;
        left.release();
        right.release();
        old.release();
        let words = call.op().words();
        if !(*vm).heap.finalizers.is_empty() {
            return super::finalize::settle(vm, asked.add(words), caller);
        }
        next!(asked, caller, vm, table, words)
    }
}

/// A comparison is answered: the waiting frame goes.
///
/// # Safety
/// `base` is the waiting frame, `caller` that of the instruction that asked.
unsafe fn drop_and_complete(
    vm: *mut Vm,
    base: *mut Bits,
    asked: *const u64,
    caller: *mut Bits,
    answer: Bits,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        if std::ptr::eq(code_of(base), (*vm).stubs.length) && !(answer.is_int() && answer.int() >= 0) {
            return go_on(vm, base, Event::Returned(answer.into_value()));
        }
        (*base.add(1)).release();
        (*base.add(2)).release();
        (*vm).pc = asked;
        (*vm).base = caller;
        complete(vm, asked, caller, answer.into_value())
    }
}

/// The protocol as a frame: registers are the state, left, right.
pub(super) static BINARY_PROTOCOL: NativeRow =
    NativeRow::open("<operator>", "(operator, left, right, /)", Role::Static, "").resumable(binary_protocol);

fn binary_protocol(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let state = registers[0].as_small_int().unwrap_or(0);
    let operator = BINARY[(state & 0xff) as usize].operator;
    let in_place = state & 0x100 != 0;
    let mut at = (state >> 16) as usize;
    match event {
        Event::Start => {}
        Event::Raised => return Outcome::Raise,
        Event::Returned(value) if value.is_not_implemented() => at += 1,
        Event::Returned(value) => return Outcome::Return(value),
    }
    let (left, right) = (registers[1].clone(), registers[2].clone());
    let found = candidates(cx, operator, in_place, &left, &right);
    match found.into_iter().nth(at) {
        Some((method, receiver, argument)) => {
            registers[0] = Value::small_int(state & 0xffff | (at as i64) << 16);
            Outcome::Call(method, smallvec![receiver, argument])
        }
        None => {
            let _ = unsupported(cx, operator, in_place, &left, &right);
            Outcome::Raise
        }
    }
}

/// `len` as a frame that waits for `__len__`.
static LENGTH_PROTOCOL: NativeRow = NativeRow::open("<len>", "(one, two, three, /)", Role::Static, "")
    .resumable(crate::builtins::sequences::len_by_script);

/// The order of a comparison as a frame: registers are the state, left, right.
pub(super) static COMPARE_PROTOCOL: NativeRow =
    NativeRow::open("<comparison>", "(comparison, left, right, /)", Role::Static, "")
        .resumable(compare_protocol);

fn compare_protocol(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let state = registers[0].as_small_int().unwrap_or(0);
    let comparison = (state & 0xff) as usize;
    let mut at = (state >> 16) as usize;
    match event {
        Event::Start => {}
        Event::Raised => return Outcome::Raise,
        Event::Returned(value) if value.is_not_implemented() => at += 1,
        Event::Returned(value) => return Outcome::Return(value),
    }
    let (left, right) = (registers[1].clone(), registers[2].clone());
    match comparison_candidates(cx, comparison, &left, &right).into_iter().nth(at) {
        Some((method, receiver, argument)) => {
            registers[0] = Value::small_int(state & 0xffff | (at as i64) << 16);
            Outcome::Call(method, smallvec![receiver, argument])
        }
        None => match not_comparable(cx, comparison, &left, &right) {
            Ok(value) => Outcome::Return(value),
            Err(_) => Outcome::Raise,
        },
    }
}
