//! Operators on anything: the order in which operands are asked (data model, "Emulating numeric types").
//! A builtin method answers at once; where a script's must run, a frame carries the protocol on.

use std::mem::ManuallyDrop;

use smallvec::{SmallVec, smallvec};

use super::exact;
use super::invoke::{Invoked, invoke};
use super::operand::{put, put_answer, take_b, take_c};
use super::operator_frame::{self, BINARY_PROTOCOL, COMPARE_PROTOCOL};
use super::operator_leaf::leaf_key;
use super::run::{Step, instruction, raised};
use crate::bytecode::{DROP_A, MOVE_B, MOVE_C, X1};
use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::object::{ClassFlags, find_special, with_object_first};
use crate::types::int::arithmetic::{self as ints, Sign};
use crate::value::{Bits, Value};
use crate::vm::{Cx, Names, Vm};

/// What is known of an operator: its sign, and the names of its methods.
pub struct BinaryRow {
    /// The operator.
    pub operator: BinaryOperator,
    /// As errors show it.
    pub sign: &'static str,
    /// The in-place form as errors show it.
    pub in_place_sign: &'static str,
    /// The method of the left operand.
    pub left: fn(&Names) -> &Value,
    /// The method of the right operand.
    pub right: fn(&Names) -> &Value,
    /// The in-place method.
    pub in_place: fn(&Names) -> &Value,
}

macro_rules! binary_rows {
    ($($operator:ident $sign:literal $in_place_sign:literal $left:ident $right:ident $in_place:ident;)+) => {
        /// A binary operator.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)] // each is the operator of that name
        pub enum BinaryOperator {
            $($operator,)+
        }

        /// The operators in the order of the enum.
        pub static BINARY: &[BinaryRow] = &[$(BinaryRow {
            operator: BinaryOperator::$operator,
            sign: $sign,
            in_place_sign: $in_place_sign,
            left: |names| &names.$left,
            right: |names| &names.$right,
            in_place: |names| &names.$in_place,
        },)+];
    };
}

binary_rows! {
    Add "+" "+=" __add__ __radd__ __iadd__;
    Subtract "-" "-=" __sub__ __rsub__ __isub__;
    Multiply "*" "*=" __mul__ __rmul__ __imul__;
    TrueDivide "/" "/=" __truediv__ __rtruediv__ __itruediv__;
    FloorDivide "//" "//=" __floordiv__ __rfloordiv__ __ifloordiv__;
    Modulo "%" "%=" __mod__ __rmod__ __imod__;
    Power "** or pow()" "**=" __pow__ __rpow__ __ipow__;
    MatrixMultiply "@" "@=" __matmul__ __rmatmul__ __imatmul__;
    ShiftLeft "<<" "<<=" __lshift__ __rlshift__ __ilshift__;
    ShiftRight ">>" ">>=" __rshift__ __rrshift__ __irshift__;
    And "&" "&=" __and__ __rand__ __iand__;
    Or "|" "|=" __or__ __ror__ __ior__;
    Xor "^" "^=" __xor__ __rxor__ __ixor__;
    DivMod "divmod()" "divmod()" __divmod__ __rdivmod__ __divmod__;
}

/// The comparisons in the order `<`, `<=`, `==`, `!=`, `>`, `>=`: sign, method, method of the other side.
#[allow(clippy::type_complexity)] // a table of three plain columns
pub static COMPARISONS: &[(&str, fn(&Names) -> &Value, fn(&Names) -> &Value)] = &[
    ("<", |names| &names.__lt__, |names| &names.__gt__),
    ("<=", |names| &names.__le__, |names| &names.__ge__),
    ("==", |names| &names.__eq__, |names| &names.__eq__),
    ("!=", |names| &names.__ne__, |names| &names.__ne__),
    (">", |names| &names.__gt__, |names| &names.__lt__),
    (">=", |names| &names.__ge__, |names| &names.__le__),
];

/// Remainder with the sign of the divisor.
pub fn float_modulo(a: f64, b: f64) -> f64 {
    let rest = a % b;
    if rest != 0.0 { if (b < 0.0) != (rest < 0.0) { rest + b } else { rest } } else { 0.0f64.copysign(b) }
}

/// The methods to ask, in order: each with its receiver and its argument.
pub(super) type Candidates = SmallVec<[(Value, Value, Value); 3]>;

fn is_builtin_sequence(value: &Value) -> bool {
    matches!(value.kind(), Some(Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::List | Kind::Tuple))
}

/// The methods that an operator asks, in-place form first.
pub(super) fn candidates(
    cx: &mut Cx,
    operator: BinaryOperator,
    in_place: bool,
    left: &Value,
    right: &Value,
) -> Candidates {
    let row = &BINARY[operator as usize];
    let names = cx.names();
    let (left_class, right_class) = (cx.class_of(left), cx.class_of(right));
    let mut found: Candidates = SmallVec::new();
    let changing = if in_place { cx.find_in_class(&left_class, (row.in_place)(names)) } else { None };
    let first = cx.find_in_class(&left_class, (row.left)(names));
    let joins = matches!(operator, BinaryOperator::Add | BinaryOperator::Multiply)
        && is_builtin_sequence(left)
        && [&changing, &first].into_iter().flatten().all(|method| method.is_kind(Kind::Native));
    if joins
        && !left_class.is(&right_class)
        && let Some(reflected) = cx.find_in_class(&right_class, (row.right)(names))
    {
        // joining and repeating come last: a number's or a script's idea of the operator goes before them
        found.push((reflected, right.clone(), left.clone()));
        found.extend(changing.into_iter().chain(first).map(|method| (method, left.clone(), right.clone())));
        return callable(cx, found);
    }
    if let Some(method) = changing {
        found.push((method, left.clone(), right.clone()));
    }
    let mut second = None;
    if !left_class.is(&right_class) {
        second = cx.find_in_class(&right_class, (row.right)(names));
    }
    if let Some(reflected) = &second
        && cx.is_subclass(&right_class, &left_class)
    {
        // a subclass that overrides the reflected method is asked first
        let inherited = cx.find_in_class(&left_class, (row.right)(names));
        if inherited.is_none_or(|inherited| !inherited.is(reflected)) {
            found.push((reflected.clone(), right.clone(), left.clone()));
            second = None;
        }
    }
    if let Some(method) = first {
        found.push((method, left.clone(), right.clone()));
    }
    if let Some(method) = second {
        found.push((method, right.clone(), left.clone()));
    }
    callable(cx, found)
}

/// Methods as they stand in classes, as what is called with the receiver first.
fn callable(cx: &mut Cx, mut found: Candidates) -> Candidates {
    for (method, _, _) in &mut found {
        let own = std::mem::take(method);
        *method = with_object_first(cx, own);
    }
    found
}

/// Calls a method found in a class, when that can be done without a frame. None: it needs one.
pub(crate) fn call_leaf_method(cx: &mut Cx, method: &Value, arguments: &[Value]) -> Answer<Option<Value>> {
    super::invoke::call_leaf(cx, method, arguments)
}

pub(super) fn unsupported(
    cx: &mut Cx,
    operator: BinaryOperator,
    in_place: bool,
    left: &Value,
    right: &Value,
) -> Raised {
    let row = &BINARY[operator as usize];
    let sign = if in_place { row.in_place_sign } else { row.sign };
    let (one, two) = (cx.type_name(left), cx.type_name(right));
    if operator == BinaryOperator::Add && !in_place {
        // sequences speak for themselves
        if left.is_kind(Kind::Str) {
            return cx.type_error(&format!("can only concatenate str (not \"{two}\") to str"));
        }
        if left.is_kind(Kind::List) {
            return cx.type_error(&format!("can only concatenate list (not \"{two}\") to list"));
        }
        if left.is_kind(Kind::Tuple) {
            return cx.type_error(&format!("can only concatenate tuple (not \"{two}\") to tuple"));
        }
        if matches!(left.kind(), Some(Kind::Bytes | Kind::ByteArray)) {
            return cx.type_error(&format!("can't concat {two} to {one}"));
        }
    }
    if operator == BinaryOperator::Multiply && is_builtin_sequence(left) {
        return cx.type_error(&format!("can't multiply sequence by non-int of type '{two}'"));
    }
    if operator == BinaryOperator::ShiftRight && left.is_kind(Kind::Native) && !in_place {
        let name = left.get::<crate::native::Native>(cx).map(|native| native.row.name).unwrap_or_default();
        if name == "print" {
            return cx.type_error(&format!(
                "unsupported operand type(s) for >>: '{one}' and '{two}'. Did you mean \"print(<message>, file=<output_stream>)\"?"
            ));
        }
    }
    cx.type_error(&format!("unsupported operand type(s) for {sign}: '{one}' and '{two}'"))
}

/// `left operator right` without a script's help. None: a script must be asked.
pub fn quick_binary(
    cx: &mut Cx,
    operator: BinaryOperator,
    left: &Value,
    right: &Value,
) -> Answer<Option<Value>> {
    if let Some(answer) = exact::arithmetic(cx, operator, left, right) {
        return answer.map(Some);
    }
    for (method, receiver, argument) in candidates(cx, operator, false, left, right) {
        match call_leaf_method(cx, &method, &[receiver, argument])? {
            Some(value) if value.is_not_implemented() => {}
            Some(value) => return Ok(Some(value)),
            None => return Ok(None),
        }
    }
    Err(unsupported(cx, operator, false, left, right))
}

/// The slow path of a binary instruction.
///
/// # Safety
/// As every slow path: the instruction and frame that run.
pub(crate) unsafe fn binary(vm: *mut Vm, pc: *const u64, base: *mut Bits, operator: BinaryOperator) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        if operator == BinaryOperator::Add {
            let (a, b) = (*base.add(ins.b()), *base.add(ins.c()));
            if a.is_kind(Kind::Str) && b.is_kind(Kind::Str) {
                return add_strs(vm, pc, base);
            }
        }
        binary_others(vm, pc, base, operator)
    }
}

/// The slow path of a binary instruction that adds no strs. Separate, so that adding strs saves no registers
/// for it.
///
/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn binary_others(vm: *mut Vm, pc: *const u64, base: *mut Bits, operator: BinaryOperator) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let right = *base.add(ins.c());
        if (right.is_int() || right.is_kind(Kind::BigInt))
            && let Some(step) = big_in_place(vm, pc, base, operator, right)
        {
            return step;
        }
        let (left, right) = (take_b(base, ins), take_c(base, ins));
        binary_values(vm, pc, base, operator, left, right)
    }
}

/// `+`, `-` and `*` on a big int that only its register holds, a temp or the local that gets the result: the
/// number is changed where it is. The right operand, a small or big int, is consumed.
///
/// # Safety
/// As every slow path.
pub(super) unsafe fn big_in_place(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    operator: BinaryOperator,
    right: Bits,
) -> Option<Step> {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let left = *base.add(ins.b());
        let own_local = ins.flags() & DROP_A != 0 && ins.a() == ins.b();
        if !left.is_kind(Kind::BigInt) || (*left.pointer()).count != 1 {
            return None;
        }
        let sign = match operator {
            BinaryOperator::Add => Sign::Plus,
            BinaryOperator::Subtract => Sign::Minus,
            BinaryOperator::Multiply => Sign::Times,
            _ => return None,
        };
        let is_temp = ins.flags() & MOVE_B != 0;
        let cx = &mut (*vm).cx;
        let (one, two) = (ManuallyDrop::new(left.into_value()), ManuallyDrop::new(right.into_value()));
        let class = &cx.types().int;
        if !(is_temp || own_local)
            || !cx.is_exact(&one, class)
            || !(right.is_int() || cx.is_exact(&two, class))
            || !ints::work_in_place(cx, sign, &one, &two)
        {
            return None;
        }
        if ins.flags() & MOVE_C != 0 {
            right.release();
        }
        let small = cx.as_i64(&one).and_then(Bits::try_int);
        let result = match small {
            Some(bits) => {
                left.release();
                bits.into_value()
            }
            None => left.into_value(),
        };
        if own_local {
            base.add(ins.a()).write(result.into_bits());
            return Some(super::finalize::settle(vm, pc.add(1), base));
        }
        Some(put(vm, pc, base, result))
    }
}

/// # Safety
/// As every slow path; both operands are strs.
#[inline(never)]
unsafe fn add_strs(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let cx = &mut (*vm).cx;
        let class = &(*vm).types.str;
        if !super::items::is_exact(*base.add(ins.b()), class)
            || !super::items::is_exact(*base.add(ins.c()), class)
        {
            let (left, right) = (take_b(base, ins), take_c(base, ins));
            return binary_values(vm, pc, base, BinaryOperator::Add, left, right);
        }
        // `s = s + x` and `s += x` on a local: the register gives up its count so that the str can grow in place
        if ins.flags() & DROP_A != 0 && ins.a() == ins.b() {
            let right = take_c(base, ins);
            let left = (*base.add(ins.a())).into_value();
            base.add(ins.a()).write(Bits::UNSET);
            let kept = if left.count() > 1 { Some(left.clone()) } else { None };
            return match cx.str_append(left, &right) {
                Ok(value) => {
                    base.add(ins.a()).write(value.into_bits());
                    drop(kept);
                    drop(right);
                    super::finalize::settle(vm, pc.add(1), base)
                }
                Err(_) => {
                    if let Some(kept) = kept {
                        base.add(ins.a()).write(kept.into_bits());
                    }
                    drop(right);
                    raised(vm, pc, base)
                }
            };
        }
        let (left, right) = (take_b(base, ins), take_c(base, ins));
        let answer = cx.str_append(left, &right);
        drop(right);
        put_answer(vm, pc, base, answer)
    }
}

/// What the left operand's own method answers, when both operands are of builtin classes of different
/// kinds or of the same class, so that it is the first to be asked. None: the whole order must be gone through.
fn asked_alone(
    cx: &mut Cx,
    operator: BinaryOperator,
    in_place: bool,
    left: &Value,
    right: &Value,
) -> Option<Answer> {
    let (left_class, right_class) = (cx.class_bits(left).0, cx.class_bits(right).0);
    if left.kind()? as u8 == right.kind().map_or(u8::MAX, |kind| kind as u8) && left_class != right_class
        || cx.class_flags(left).has(ClassFlags::HEAP)
        || cx.class_flags(right).has(ClassFlags::HEAP)
    {
        return None;
    }
    let (row, names) = (&BINARY[operator as usize], cx.names());
    let class = cx.class_bits(left).into_unowned();
    let arguments = [left.clone(), right.clone()];
    let key = leaf_key(left_class, operator, in_place);
    let answer = match cx.call_kept_leaf(key, &arguments) {
        Some(answer) => answer,
        None => {
            let mut method = None;
            if in_place {
                method = cx.find_in_class(&class, (row.in_place)(names));
            }
            let method = match method {
                Some(method) => method,
                None => cx.find_in_class(&class, (row.left)(names))?,
            };
            cx.keep_leaf(key, &method);
            call_leaf_method(cx, &method, &arguments)
        }
    };
    match answer {
        Ok(Some(value)) if value.is_not_implemented() => None,
        Ok(None) => None,
        Ok(Some(value)) => Some(Ok(value)),
        Err(raised) => Some(Err(raised)),
    }
}

/// `left operator right` on behalf of the instruction at `pc`.
///
/// # Safety
/// As every slow path.
pub(crate) unsafe fn binary_values(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    operator: BinaryOperator,
    left: Value,
    right: Value,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        let in_place = instruction(pc).flags() & X1 != 0;
        if left.is_kind(Kind::Instance) || right.is_kind(Kind::Instance) {
            let state = operator_frame::state(operator, in_place, 0);
            if let Some(method) = operator_frame::known_method(vm, &left, &right, state) {
                return operator_frame::enter(vm, pc, base, &BINARY_PROTOCOL, method, state, (left, right));
            }
        }
        let known = match exact::arithmetic(cx, operator, &left, &right) {
            None => asked_alone(cx, operator, in_place, &left, &right),
            answer => answer,
        };
        if let Some(answer) = known {
            drop(left);
            drop(right);
            return put_answer(vm, pc, base, answer);
        }
        let found = candidates(cx, operator, in_place, &left, &right);
        for (at, (method, receiver, argument)) in found.iter().enumerate() {
            match call_leaf_method(cx, method, &[receiver.clone(), argument.clone()]) {
                Ok(Some(value)) if value.is_not_implemented() => {}
                Ok(Some(value)) => {
                    drop(found);
                    drop(left);
                    drop(right);
                    return put(vm, pc, base, value);
                }
                Ok(None) => {
                    let state = operator_frame::state(operator, in_place, at);
                    if at == 0 {
                        operator_frame::remember_method(cx, &found[0], (&left, &right), state);
                    }
                    let arguments = smallvec![Value::small_int(state), left, right];
                    return super::native_frame::start(vm, pc, base, &BINARY_PROTOCOL, arguments);
                }
                Err(_) => {
                    drop(found);
                    drop(left);
                    drop(right);
                    return raised(vm, pc, base);
                }
            }
        }
        let _ = unsupported(cx, operator, in_place, &left, &right);
        drop(left);
        drop(right);
        raised(vm, pc, base)
    }
}

/// The slow path of `-x`, `+x` and `~x`.
///
/// # Safety
/// As every slow path.
pub(crate) unsafe fn unary(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        let value = take_b(base, ins);
        let names = cx.names();
        let (name, sign) = match ins.op() {
            crate::bytecode::Op::Negate => (&names.__neg__, "-"),
            crate::bytecode::Op::Plus => (&names.__pos__, "+"),
            _ => (&names.__invert__, "~"),
        };
        match find_special(cx, &value, name) {
            Some(method) => match invoke(vm, pc, base, method, smallvec![value]) {
                Ok(Invoked::Value(value)) => put(vm, pc, base, value),
                Ok(Invoked::Frame(step)) => step,
                Err(_) => raised(vm, pc, base),
            },
            None => {
                let text = format!("bad operand type for unary {sign}: {}", cx.quoted_type_name(&value));
                drop(value);
                let _ = (*vm).cx.type_error(&text);
                raised(vm, pc, base)
            }
        }
    }
}

/// The methods that a comparison asks, in order.
pub(super) fn comparison_candidates(
    cx: &mut Cx,
    comparison: usize,
    left: &Value,
    right: &Value,
) -> Candidates {
    let (_, own, other) = COMPARISONS[comparison];
    let names = cx.names();
    let (left_class, right_class) = (cx.class_of(left), cx.class_of(right));
    let mut found: Candidates = SmallVec::new();
    let mut second = cx.find_in_class(&right_class, other(names));
    if !left_class.is(&right_class)
        && cx.is_subclass(&right_class, &left_class)
        && let Some(method) = second.take()
    {
        found.push((method, right.clone(), left.clone()));
    }
    if let Some(method) = cx.find_in_class(&left_class, own(names)) {
        found.push((method, left.clone(), right.clone()));
    }
    if let Some(method) = second {
        found.push((method, right.clone(), left.clone()));
    }
    callable(cx, found)
}

pub(super) fn not_comparable(cx: &mut Cx, comparison: usize, left: &Value, right: &Value) -> Answer {
    match comparison {
        2 => Ok(Value::bool(left.is(right))),
        3 => Ok(Value::bool(!left.is(right))),
        _ => {
            let text = format!(
                "'{}' not supported between instances of {} and {}",
                COMPARISONS[comparison].0,
                cx.quoted_type_name(left),
                cx.quoted_type_name(right)
            );
            Err(cx.type_error(&text))
        }
    }
}

/// A rich comparison without a script's help. None: a script must be asked.
pub fn quick_compare(cx: &mut Cx, comparison: usize, left: &Value, right: &Value) -> Answer<Option<Value>> {
    if let Some(truth) = exact::comparison(cx, comparison, left, right) {
        return Ok(Some(Value::bool(truth)));
    }
    // a script's class may have a `__ne__` of its own
    let is_plain = |cx: &Cx, value: &Value| !cx.class_flags(value).has(ClassFlags::HEAP);
    if (comparison == 2 || comparison == 3 && is_plain(cx, left) && is_plain(cx, right))
        && let Some(equal) = crate::protocol::equal::quick_equal(cx, left, right)
    {
        return Ok(Some(Value::bool(equal == (comparison == 2))));
    }
    for (method, receiver, argument) in comparison_candidates(cx, comparison, left, right) {
        match call_leaf_method(cx, &method, &[receiver, argument])? {
            Some(value) if value.is_not_implemented() => {}
            Some(value) => return Ok(Some(value)),
            None => return Ok(None),
        }
    }
    not_comparable(cx, comparison, left, right).map(Some)
}

/// What an ordering means for a comparison.
pub fn decide_order(comparison: usize, order: std::cmp::Ordering) -> bool {
    match comparison {
        0 => order.is_lt(),
        1 => order.is_le(),
        2 => order.is_eq(),
        3 => order.is_ne(),
        4 => order.is_gt(),
        _ => order.is_ge(),
    }
}

/// A rich comparison on behalf of the instruction at `pc`; its result goes to `complete`.
///
/// # Safety
/// As every slow path.
pub(crate) unsafe fn compare_values(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    comparison: usize,
    left: Value,
    right: Value,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).pc = pc;
        (*vm).base = base;
        let state = operator_frame::comparison_state(comparison);
        if (left.is_kind(Kind::Instance) || right.is_kind(Kind::Instance))
            && let Some(method) = operator_frame::known_method(vm, &left, &right, state)
        {
            return operator_frame::enter(vm, pc, base, &COMPARE_PROTOCOL, method, state, (left, right));
        }
        let cx = &mut (*vm).cx;
        match quick_compare(cx, comparison, &left, &right) {
            Ok(Some(value)) => {
                drop(left);
                drop(right);
                super::operand::complete(vm, pc, base, value)
            }
            Ok(None) => {
                let found = comparison_candidates(cx, comparison, &left, &right);
                if let Some(first) = found.first() {
                    operator_frame::remember_method(cx, first, (&left, &right), state);
                }
                drop(found);
                let arguments = smallvec![Value::small_int(state), left, right];
                super::native_frame::start(vm, pc, base, &COMPARE_PROTOCOL, arguments)
            }
            Err(_) => {
                drop(left);
                drop(right);
                raised(vm, pc, base)
            }
        }
    }
}
