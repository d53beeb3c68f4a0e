//! `_operator`: the operators of the language as functions. They are builtin functions, so that one which stands in
//! a class does not bind. `operator` gives them their other names.

use taipan_vm::error::Answer;
use taipan_vm::interp::{BinaryOperator, quick_binary};
use taipan_vm::native::{LeafOrScriptFn, ModuleRow, NativeRow, Role};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::wanted;

const fn scripted(
    name: &'static str,
    signature: &'static str,
    half: &'static str,
    doc: &'static str,
) -> NativeRow {
    NativeRow::open(name, signature, Role::Function, doc).script(half)
}

const fn binary(
    name: &'static str,
    half: &'static str,
    doc: &'static str,
    leaf: LeafOrScriptFn,
) -> NativeRow {
    NativeRow::open(name, "($module, a, b, /)", Role::Function, doc).or_script(leaf, half)
}

fn by(cx: &mut Cx, operator: BinaryOperator, arguments: &[Value]) -> Answer<Option<Value>> {
    let (left, right) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    quick_binary(cx, operator, left, right)
}

/// The module `_operator`.
#[rustfmt::skip]
pub static MODULE: ModuleRow = ModuleRow {
    name: "_operator",
    doc: "Operator interface.\n\nThis module exports a set of functions corresponding to the intrinsic operators of Python.",
    functions: &[
        scripted("lt", "($module, a, b, /)", "_lt", "Same as a < b."),
        scripted("le", "($module, a, b, /)", "_le", "Same as a <= b."),
        scripted("eq", "($module, a, b, /)", "_eq", "Same as a == b."),
        scripted("ne", "($module, a, b, /)", "_ne", "Same as a != b."),
        scripted("ge", "($module, a, b, /)", "_ge", "Same as a >= b."),
        scripted("gt", "($module, a, b, /)", "_gt", "Same as a > b."),
        scripted("not_", "($module, a, /)", "_not_", "Same as not a."),
        scripted("truth", "($module, a, /)", "_truth", "Tell whether a counts as true."),
        scripted("is_", "($module, a, b, /)", "_is_", "Same as a is b."),
        scripted("is_not", "($module, a, b, /)", "_is_not", "Same as a is not b."),
        scripted("is_none", "($module, a, /)", "_is_none", "Same as a is None."),
        scripted("is_not_none", "($module, a, /)", "_is_not_none", "Same as a is not None."),
        scripted("abs", "($module, a, /)", "_abs", "Same as abs(a)."),
        binary("add", "_add", "Same as a + b.", |cx, a| by(cx, BinaryOperator::Add, a)),
        binary("and_", "_and_", "Same as a & b.", |cx, a| by(cx, BinaryOperator::And, a)),
        binary("floordiv", "_floordiv", "Same as a // b.", |cx, a| by(cx, BinaryOperator::FloorDivide, a)),
        binary("lshift", "_lshift", "Same as a << b.", |cx, a| by(cx, BinaryOperator::ShiftLeft, a)),
        binary("mod", "_mod", "Same as a % b.", |cx, a| by(cx, BinaryOperator::Modulo, a)),
        binary("mul", "_mul", "Same as a * b.", |cx, a| by(cx, BinaryOperator::Multiply, a)),
        scripted("matmul", "($module, a, b, /)", "_matmul", "Same as a @ b."),
        binary("or_", "_or_", "Same as a | b.", |cx, a| by(cx, BinaryOperator::Or, a)),
        scripted("pow", "($module, a, b, /)", "_pow", "Same as a ** b."),
        binary("rshift", "_rshift", "Same as a >> b.", |cx, a| by(cx, BinaryOperator::ShiftRight, a)),
        binary("sub", "_sub", "Same as a - b.", |cx, a| by(cx, BinaryOperator::Subtract, a)),
        binary("truediv", "_truediv", "Same as a / b.", |cx, a| by(cx, BinaryOperator::TrueDivide, a)),
        binary("xor", "_xor", "Same as a ^ b.", |cx, a| by(cx, BinaryOperator::Xor, a)),
        scripted("neg", "($module, a, /)", "_neg", "Same as -a."),
        scripted("pos", "($module, a, /)", "_pos", "Same as +a."),
        scripted("invert", "($module, a, /)", "_invert", "Same as ~a."),
        scripted("index", "($module, a, /)", "_index", "Same as a.__index__(): the int that a is."),
        scripted("concat", "($module, a, b, /)", "_concat", "Same as a + b, for sequences."),
        scripted("contains", "($module, a, b, /)", "_contains", "Same as b in a (mind the order)."),
        scripted("countOf", "($module, a, b, /)", "_countOf", "Count the items of a that are b or equal it."),
        scripted("delitem", "($module, a, b, /)", "_delitem", "Same as del a[b]."),
        scripted("getitem", "($module, a, b, /)", "_getitem", "Same as a[b]."),
        scripted("indexOf", "($module, a, b, /)", "_indexOf", "Return the position of the first item of a that is b or equals it."),
        scripted("setitem", "($module, a, b, c, /)", "_setitem", "Same as a[b] = c."),
        scripted("length_hint", "($module, obj, default=0, /)", "_length_hint", "Estimate how many items obj has.\n\nIts len() if there is one, else what its __length_hint__() says, else\ndefault."),
        scripted("call", "($module, obj, /, *args, **kwargs)", "_call", "Same as obj(*args, **kwargs)."),
        scripted("iadd", "($module, a, b, /)", "_iadd", "Same as a += b."),
        scripted("iand", "($module, a, b, /)", "_iand", "Same as a &= b."),
        scripted("ifloordiv", "($module, a, b, /)", "_ifloordiv", "Same as a //= b."),
        scripted("ilshift", "($module, a, b, /)", "_ilshift", "Same as a <<= b."),
        scripted("imod", "($module, a, b, /)", "_imod", "Same as a %= b."),
        scripted("imul", "($module, a, b, /)", "_imul", "Same as a *= b."),
        scripted("imatmul", "($module, a, b, /)", "_imatmul", "Same as a @= b."),
        scripted("ior", "($module, a, b, /)", "_ior", "Same as a |= b."),
        scripted("ipow", "($module, a, b, /)", "_ipow", "Same as a **= b."),
        scripted("irshift", "($module, a, b, /)", "_irshift", "Same as a >>= b."),
        scripted("isub", "($module, a, b, /)", "_isub", "Same as a -= b."),
        scripted("itruediv", "($module, a, b, /)", "_itruediv", "Same as a /= b."),
        scripted("ixor", "($module, a, b, /)", "_ixor", "Same as a ^= b."),
        scripted("iconcat", "($module, a, b, /)", "_iconcat", "Same as a += b, for sequences."),
        NativeRow::function(
            "_compare_digest",
            "($module, a, b, /)",
            super::hashes::same,
            "Tell whether a and b are equal, in a time that does not tell where they differ.",
        ),
    ],
    types: &[],
    fill: None,
    script: Some(crate::registry::script(
        "lib/_operator_script.py",
        include_str!("../../lib/_operator_script.py"),
    )),
};
