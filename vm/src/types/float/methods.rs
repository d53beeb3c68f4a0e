//! The rows of `float`.

use super::arithmetic::{self as floats, binary};
use super::{Float, convert};
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{Arguments, GetSetRow, NativeRow, Role};
use crate::protocol::text::{
    afford_text, format_error, not_a_spec, plain_str, quick_str, str_of_ascii, str_of_buf, text_of,
};
use crate::text::format_apply::format_float;
use crate::text::format_spec::Spec;
use crate::text::int_text::Int as Whole;
use crate::text::{float_parts, float_text, hex_float};
use crate::types::int::convert::{not_finite, truncated};
use crate::types::str::Str;
use crate::value::Value;
use crate::vm::Cx;

/// The float of the receiver.
#[inline]
fn own(cx: &Cx, value: &Value) -> f64 {
    cx.as_float(value).unwrap_or(0.0)
}

fn compare(cx: &mut Cx, arguments: &[Value], comparison: usize) -> Answer {
    let float = own(cx, &arguments[0]);
    Ok(match floats::compare(cx, float, &arguments[1]) {
        None => Value::NOT_IMPLEMENTED,
        Some(None) => Value::bool(comparison == 3),
        Some(Some(order)) => Value::bool(crate::interp::decide_order(comparison, order)),
    })
}

macro_rules! rows {
    (
        binary { $($name:literal $swapped:literal $sign:literal $work:expr;)+ }
        compare { $($comparison:literal $number:literal $shown:literal;)+ }
        others { $($other:expr,)+ }
    ) => {
        /// The rows.
        pub static METHODS: &[NativeRow] = &[
            $(
                NativeRow::special($name, "($self, value, /)", |cx, a| binary(cx, a, false, $work),
                    concat!("Return self", $sign, "value.")),
                NativeRow::special($swapped, "($self, value, /)", |cx, a| binary(cx, a, true, $work),
                    concat!("Return value", $sign, "self.")),
            )+
            $(NativeRow::special($comparison, "($self, value, /)", |cx, a| compare(cx, a, $number),
                concat!("Return self", $shown, "value.")),)+
            $($other,)+
        ];
    };
}

rows! {
    binary {
        "__add__" "__radd__" "+" |cx, a, b| cx.float(a + b);
        "__sub__" "__rsub__" "-" |cx, a, b| cx.float(a - b);
        "__mul__" "__rmul__" "*" |cx, a, b| cx.float(a * b);
        "__truediv__" "__rtruediv__" "/" floats::divide;
        "__floordiv__" "__rfloordiv__" "//" floats::floor_divide;
        "__mod__" "__rmod__" "%" floats::modulo;
    }
    compare {
        "__lt__" 0 "<";
        "__le__" 1 "<=";
        "__eq__" 2 "==";
        "__ne__" 3 "!=";
        "__gt__" 4 ">";
        "__ge__" 5 ">=";
    }
    others {
        NativeRow::special("__divmod__", "($self, value, /)", |cx, a| binary(cx, a, false, floats::divide_modulo),
            "Return divmod(self, value)."),
        NativeRow::special("__rdivmod__", "($self, value, /)", |cx, a| binary(cx, a, true, floats::divide_modulo),
            "Return divmod(value, self)."),
        NativeRow::special("__pow__", "($self, value, mod=None, /)", |cx, a| power(cx, a, false), "Return pow(self, value, mod)."),
        NativeRow::special("__rpow__", "($self, value, mod=None, /)", |cx, a| power(cx, a, true), "Return pow(value, self, mod)."),
        NativeRow::special("__neg__", "($self, /)", |cx, a| { let x = own(cx, &a[0]); cx.float(-x) }, "-self"),
        NativeRow::special("__pos__", "($self, /)", |cx, a| exact(cx, &a[0]), "+self"),
        NativeRow::special("__abs__", "($self, /)", |cx, a| { let x = own(cx, &a[0]); cx.float(x.abs()) }, "abs(self)"),
        NativeRow::special("__bool__", "($self, /)", |cx, a| Ok(Value::bool(own(cx, &a[0]) != 0.0)), "True if self else False"),
        NativeRow::special("__int__", "($self, /)", |cx, a| { let x = own(cx, &a[0]); truncated(cx, x) }, "int(self)"),
        NativeRow::special("__float__", "($self, /)", |cx, a| exact(cx, &a[0]), "float(self)"),
        NativeRow::special("__hash__", "($self, /)", |cx, a| {
            let hash = crate::protocol::hash::hash_float(own(cx, &a[0]), a[0].identity());
            cx.int(hash as i64)
        }, "Return hash(self)."),
        NativeRow::special("__repr__", "($self, /)", |cx, a| plain_str(cx, &a[0]), "Return repr(self)."),
        NativeRow::constructor("($type, x=0, /)", |_, _| Ok(Value::NONE)).or_script(convert::new, "float_new"),
        NativeRow::method("__trunc__", "($self, /)", |cx, a| { let x = own(cx, &a[0]); truncated(cx, x) },
            "Return the Integral closest to x between 0 and x."),
        NativeRow::method("__floor__", "($self, /)", |cx, a| { let x = own(cx, &a[0]); truncated(cx, x.floor()) },
            "Return the floor as an Integral."),
        NativeRow::method("__ceil__", "($self, /)", |cx, a| { let x = own(cx, &a[0]); truncated(cx, x.ceil()) },
            "Return the ceiling as an Integral."),
        NativeRow::open("__round__", "($self, ndigits=None, /)", Role::Method,
            "Return the Integral closest to x, rounding half toward even.\n\nWhen an argument is passed, work like built-in round(x, ndigits).")
            .or_script(round, "float_round"),
        NativeRow::method("__getnewargs__", "($self, /)", |cx, a| { let own = exact(cx, &a[0])?; cx.tuple_from([own]) }, ""),
        NativeRow::open("__format__", "($self, format_spec, /)", Role::Method, "Formats the float according to format_spec.")
            .or_script(format, "format_plainly"),
        NativeRow::method("__getformat__", "($type, typestr, /)", get_format,
            "You probably don't want to use this function.\n\n  typestr\n    Must be 'double' or 'float'.\n\nIt exists mainly to be used in Python's test suite.").role(Role::Class),
        NativeRow::method("as_integer_ratio", "($self, /)", integer_ratio,
            "Return a pair of integers, whose ratio is exactly equal to the original float.\n\nThe ratio is in lowest terms and has a positive denominator.  Raise\nOverflowError on infinities and a ValueError on NaNs.\n\n>>> (10.0).as_integer_ratio()\n(10, 1)"),
        NativeRow::method("conjugate", "($self, /)", |cx, a| exact(cx, &a[0]), "Return self, the complex conjugate of any float."),
        NativeRow::method("hex", "($self, /)", |cx, a| {
            let text = hex_float::to_hex(own(cx, &a[0]));
            str_of_ascii(cx, &text)
        }, "Return a hexadecimal representation of a floating-point number.\n\n>>> (-0.1).hex()\n'-0x1.999999999999ap-4'"),
        NativeRow::method("is_integer", "($self, /)", |cx, a| {
            let x = own(cx, &a[0]);
            Ok(Value::bool(x.is_finite() && x == x.floor()))
        }, "Return True if the float is an integer."),
        NativeRow::open("from_number", "($type, number, /)", Role::Class, "Convert real number to a floating-point number.")
            .or_script(from_number, "float_from_number"),
        NativeRow::open("fromhex", "($type, string, /)", Role::Class,
            "Create a floating-point number from a hexadecimal string.\n\n>>> float.fromhex('0x1.ffffp10')\n2047.984375")
            .or_script(from_hex, "float_fromhex"),
    }
}

/// The computed attributes.
pub static PROPERTIES: &[GetSetRow] = &[
    GetSetRow {
        name: "real",
        get: |cx, own| exact(cx, own),
        set: None,
        doc: "the real part of a complex number",
    },
    GetSetRow {
        name: "imag",
        get: |cx, _| cx.float(0.0),
        set: None,
        doc: "the imaginary part of a complex number",
    },
];

/// The float itself, of exactly the class `float`.
fn exact(cx: &mut Cx, value: &Value) -> Answer {
    if cx.is_exact(value, &cx.types().float) {
        return Ok(value.clone());
    }
    let number = own(cx, value);
    cx.float(number)
}

fn power(cx: &mut Cx, arguments: &[Value], reflected: bool) -> Answer {
    if arguments.given(2).is_some_and(|modulus| !modulus.is_none()) {
        return Err(cx.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    binary(cx, arguments, reflected, floats::power)
}

fn round(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let float = own(cx, &arguments[0]);
    let Some(places) = arguments.given(1).filter(|places| !places.is_none()) else {
        if float.abs() < 4e15 {
            return cx.int(float.round_ties_even() as i64).map(Some);
        }
        return match float_parts::round_to_int(float) {
            Some(number) => cx.big_int(number).map(Some),
            None => Err(not_finite(cx, float)),
        };
    };
    let places = match cx.as_index(places)? {
        None => return Ok(None),
        Some(Whole::Small(places)) => places,
        Some(Whole::Big(places)) => {
            if num_traits::Signed::is_negative(&places) {
                i64::MIN
            } else {
                i64::MAX
            }
        }
    };
    match float_text::round(float, places) {
        Some(rounded) => cx.float(rounded).map(Some),
        None => Err(cx.overflow_error("rounded value too large to represent")),
    }
}

fn format(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(spec) = arguments[1].get::<Str>(cx) else { return Err(not_a_spec(cx, &arguments[1])) };
    if spec.is_empty() {
        return quick_str(cx, &arguments[0]);
    }
    let spec = match Spec::for_float(text_of(spec), "float") {
        Ok(spec) => spec,
        Err(error) => return Err(format_error(cx, error)),
    };
    afford_text(cx, spec.bound_float())?;
    let text = format_float(own(cx, &arguments[0]), &spec);
    str_of_buf(cx, text).map(Some)
}

fn get_format(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if !arguments[1].is_kind(Kind::Str) {
        let text = format!("__getformat__() argument must be str, not {}", cx.type_name(&arguments[1]));
        return Err(cx.type_error(&text));
    }
    match cx.text_of(&arguments[1]).as_str() {
        "double" | "float" => {
            cx.str(if cfg!(target_endian = "little") { "IEEE, little-endian" } else { "IEEE, big-endian" })
        }
        _ => Err(cx.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
    }
}

fn integer_ratio(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let float = own(cx, &arguments[0]);
    match float_parts::integer_ratio(float) {
        Some((numerator, denominator)) => {
            let (numerator, denominator) = (cx.big_int(numerator)?, cx.big_int(denominator)?);
            cx.tuple_from([numerator, denominator])
        }
        None if float.is_nan() => Err(cx.value_error("cannot convert NaN to integer ratio")),
        None => Err(cx.overflow_error("cannot convert Infinity to integer ratio")),
    }
}

/// A float for a class method: None when the class is a script's, which must be called.
fn of_class(cx: &mut Cx, class: &Value, number: f64) -> Answer<Option<Value>> {
    if class.is(&cx.types().float) { cx.float(number).map(Some) } else { Ok(None) }
}

fn from_number(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if arguments[0].is(&cx.types().float) && cx.is_exact(&arguments[1], &cx.types().float) {
        return Ok(Some(arguments[1].clone()));
    }
    match cx.as_real(&arguments[1])? {
        Some(number) => of_class(cx, &arguments[0], number),
        None => Ok(None),
    }
}

fn from_hex(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if !arguments[1].is_kind(Kind::Str) {
        return Err(cx.type_error("bad argument type for built-in operation"));
    }
    let text = cx.text_of(&arguments[1]);
    cx.charge(text.len() / 16)?;
    match hex_float::from_hex(&text) {
        Ok(number) => of_class(cx, &arguments[0], number),
        Err(hex_float::HexError::Invalid) => Err(cx.value_error(hex_float::HexError::Invalid.message())),
        Err(hex_float::HexError::TooLarge) => Err(cx.overflow_error(hex_float::HexError::TooLarge.message())),
    }
}

/// A float of a subclass.
pub fn of_subclass(cx: &mut Cx, class: &Value, number: f64) -> Answer {
    if class.is(&cx.types().float) { cx.float(number) } else { cx.new_object(class, Float(number)) }
}
