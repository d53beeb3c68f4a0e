//! `_operator`: the operators of the language as functions. Each is carried out by a script of the prelude
//! (`vm/src/prelude/operators.py`), for an operand may be of a script's class; with operands that need no script
//! the common ones are finished here.

use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::interp::{BinaryOperator, quick_binary, quick_compare, quick_load};
use taipan_vm::native::{ModuleRow, NativeRow, Role};
use taipan_vm::object::read_slot;
use taipan_vm::protocol::truth::quick_truth;
use taipan_vm::types::int;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// A function of the module: its name, its parameters, the script that carries it out, its docstring, and what
/// is tried before.
macro_rules! functions {
    ($($name:literal $parameters:literal $script:literal $doc:literal $($quick:expr)?;)+ ; $($row:expr),*) => {
        &[$(functions!(@row
            NativeRow::open($name, concat!("($module, ", $parameters), Role::Function, $doc), $script $(, $quick)?
        ),)+ $($row),*]
    };
    (@row $row:expr, $script:literal) => { $row.script($script) };
    (@row $row:expr, $script:literal, $quick:expr) => { $row.or_script($quick, $script) };
}

/// Operands at a call of a function of two.
fn operands(arguments: &[Value]) -> Option<(&Value, &Value)> {
    match arguments {
        [one, two] => Some((one, two)),
        _ => None,
    }
}

macro_rules! quick_binaries {
    ($($name:ident $operator:ident;)+) => {
        $(fn $name(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
            let Some((one, two)) = operands(arguments) else { return Ok(None) };
            quick_binary(cx, BinaryOperator::$operator, one, two)
        })+
    };
}

quick_binaries! {
    add Add;
    subtract Subtract;
    multiply Multiply;
    true_divide TrueDivide;
    floor_divide FloorDivide;
    modulo Modulo;
    bit_and And;
    bit_or Or;
    bit_xor Xor;
}

/// A comparison by its number.
fn compare<const COMPARISON: usize>(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some((one, two)) = operands(arguments) else { return Ok(None) };
    quick_compare(cx, COMPARISON, one, two)
}

fn negate(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match arguments {
        [value] if cx.is_exact(value, &cx.types().int) => int::arithmetic::negate(cx, value).map(Some),
        _ => Ok(None),
    }
}

fn truth(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    Ok(arguments.first().and_then(|value| quick_truth(cx, value)).map(Value::bool))
}

fn untruth(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    Ok(arguments.first().and_then(|value| quick_truth(cx, value)).map(|truth| Value::bool(!truth)))
}

fn identical(_: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    Ok(operands(arguments).map(|(one, two)| Value::bool(one.is(two))))
}

fn distinct(_: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    Ok(operands(arguments).map(|(one, two)| Value::bool(!one.is(two))))
}

fn item(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match operands(arguments) {
        Some((container, key)) => quick_load(cx, container, key),
        None => Ok(None),
    }
}

/// What `adopt_itemgetter` puts into the class of the script half.
static ITEM_ROWS: &[NativeRow] =
    &[NativeRow::open("__call__", "($self, /, *args, **kwargs)", Role::Wrapper, "Call self as a function.")
        .or_script(|_, _| Ok(None), "__call__")
        .unbound(get_item)];

fn adopt_itemgetter(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = super::support::wanted(cx, arguments, 0)?;
    super::support::adopt(cx, class, ITEM_ROWS)?;
    Ok(Value::NONE)
}

/// A getter of one item. Its slots lie in the order of their names: `_item`, `_items`.
fn get_item(cx: &mut Cx, positional: &[Value], names: &[Value], _: &[Value]) -> Answer<Option<Value>> {
    if !names.is_empty() {
        return Err(cx.type_error("itemgetter() takes no keyword arguments"));
    }
    let Some((own, container)) = operands(positional) else {
        let count = positional.len().saturating_sub(1);
        return Err(cx.type_error(&format!("itemgetter expected 1 argument, got {count}")));
    };
    let items = read_slot(own, 1);
    if !items.is_kind(Kind::Tuple) || cx.tuple_items(&items).len() != 1 {
        return Ok(None);
    }
    quick_load(cx, container, &read_slot(own, 0))
}

/// The module `_operator`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_operator",
    doc: "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.",
    functions: functions! {
        "lt" "a, b, /)" "operate_lt" "Same as a < b." compare::<0>;
        "le" "a, b, /)" "operate_le" "Same as a <= b." compare::<1>;
        "eq" "a, b, /)" "operate_eq" "Same as a == b." compare::<2>;
        "ne" "a, b, /)" "operate_ne" "Same as a != b." compare::<3>;
        "ge" "a, b, /)" "operate_ge" "Same as a >= b." compare::<5>;
        "gt" "a, b, /)" "operate_gt" "Same as a > b." compare::<4>;
        "is_" "a, b, /)" "operate_is_" "Same as a is b." identical;
        "is_not" "a, b, /)" "operate_is_not" "Same as a is not b." distinct;
        "add" "a, b, /)" "operate_add" "Same as a + b." add;
        "and_" "a, b, /)" "operate_and_" "Same as a & b." bit_and;
        "floordiv" "a, b, /)" "operate_floordiv" "Same as a // b." floor_divide;
        "lshift" "a, b, /)" "operate_lshift" "Same as a << b.";
        "mod" "a, b, /)" "operate_mod" "Same as a % b." modulo;
        "mul" "a, b, /)" "operate_mul" "Same as a * b." multiply;
        "matmul" "a, b, /)" "operate_matmul" "Same as a @ b.";
        "or_" "a, b, /)" "operate_or_" "Same as a | b." bit_or;
        "pow" "a, b, /)" "operate_pow" "Same as a ** b.";
        "rshift" "a, b, /)" "operate_rshift" "Same as a >> b.";
        "sub" "a, b, /)" "operate_sub" "Same as a - b." subtract;
        "truediv" "a, b, /)" "operate_truediv" "Same as a / b." true_divide;
        "xor" "a, b, /)" "operate_xor" "Same as a ^ b." bit_xor;
        "not_" "a, /)" "operate_not_" "Same as not a." untruth;
        "truth" "a, /)" "operate_truth" "Return True if a is true, False otherwise." truth;
        "is_none" "a, /)" "operate_is_none" "Same as a is None.";
        "is_not_none" "a, /)" "operate_is_not_none" "Same as a is not None.";
        "abs" "a, /)" "operate_abs" "Same as abs(a).";
        "neg" "a, /)" "operate_neg" "Same as -a." negate;
        "pos" "a, /)" "operate_pos" "Same as +a.";
        "invert" "a, /)" "operate_invert" "Same as ~a.";
        "inv" "a, /)" "operate_invert" "Same as ~a.";
        "index" "a, /)" "operate_index" "Same as a.__index__()";
        "concat" "a, b, /)" "operate_concat" "Same as a + b, for a and b sequences.";
        "contains" "a, b, /)" "operate_contains" "Same as b in a (note reversed operands).";
        "countOf" "a, b, /)" "operate_countOf" "Return the number of items in a which are, or which equal, b.";
        "delitem" "a, b, /)" "operate_delitem" "Same as del a[b].";
        "getitem" "a, b, /)" "operate_getitem" "Same as a[b]." item;
        "indexOf" "a, b, /)" "operate_indexOf" "Return the first index of b in a.";
        "setitem" "a, b, c, /)" "operate_setitem" "Same as a[b] = c.";
        "length_hint" "obj, default=0, /)" "operate_length_hint" "Return an estimate of the number of items in obj.\n\nThe result will be an integer >= 0.";
        "call" "obj, /, *args, **kwargs)" "operate_call" "Same as obj(*args, **kwargs).";
        "iadd" "a, b, /)" "operate_iadd" "Same as a += b.";
        "iand" "a, b, /)" "operate_iand" "Same as a &= b.";
        "ifloordiv" "a, b, /)" "operate_ifloordiv" "Same as a //= b.";
        "ilshift" "a, b, /)" "operate_ilshift" "Same as a <<= b.";
        "imod" "a, b, /)" "operate_imod" "Same as a %= b.";
        "imul" "a, b, /)" "operate_imul" "Same as a *= b.";
        "imatmul" "a, b, /)" "operate_imatmul" "Same as a @= b.";
        "ior" "a, b, /)" "operate_ior" "Same as a |= b.";
        "ipow" "a, b, /)" "operate_ipow" "Same as a **= b.";
        "irshift" "a, b, /)" "operate_irshift" "Same as a >>= b.";
        "isub" "a, b, /)" "operate_isub" "Same as a -= b.";
        "itruediv" "a, b, /)" "operate_itruediv" "Same as a /= b.";
        "ixor" "a, b, /)" "operate_ixor" "Same as a ^= b.";
        "iconcat" "a, b, /)" "operate_iconcat" "Same as a += b, for a and b sequences.";
        ;
        NativeRow::function(
            "_adopt_itemgetter",
            "($module, cls, /)",
            adopt_itemgetter,
            "The quick half of operator.itemgetter."
        ),
        NativeRow::function(
            "_compare_digest",
            "($module, a, b, /)",
            super::hashes::same,
            "Tell whether a and b are equal, in a time that does not tell where they differ.",
        )
    },
    types: &[],
    fill: None,
    script: None,
};
