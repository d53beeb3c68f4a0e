//! The rows of `complex`.

use super::Complex;
use super::arithmetic::{self as pairs, Operand, binary};
use super::convert;
use crate::error::Answer;
use crate::native::{Arguments, GetSetRow, NativeRow, Role};
use crate::protocol::text::{
    afford_text, format_error, not_a_spec, plain_str, quick_str, str_of_buf, text_of,
};
use crate::text::format_apply::format_complex;
use crate::text::format_spec::Spec;
use crate::types::float::arithmetic as floats;
use crate::types::str::Str;
use crate::value::Value;
use crate::vm::Cx;

/// The parts of the receiver.
pub fn own(cx: &Cx, value: &Value) -> (f64, f64) {
    value.get::<Complex>(cx).map_or((0.0, 0.0), |number| (number.real, number.imaginary))
}

macro_rules! rows {
    (
        binary { $($name:literal $swapped:literal $sign:literal $work:expr;)+ }
        ordered { $($comparison:literal $shown:literal;)+ }
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
            $(NativeRow::special($comparison, "($self, value, /)", |_, _| Ok(Value::NOT_IMPLEMENTED),
                concat!("Return self", $shown, "value.")),)+
            $($other,)+
        ];
    };
}

rows! {
    binary {
        "__add__" "__radd__" "+" pairs::add;
        "__sub__" "__rsub__" "-" pairs::subtract;
        "__mul__" "__rmul__" "*" pairs::multiply;
        "__truediv__" "__rtruediv__" "/" pairs::divide;
    }
    ordered {
        "__lt__" "<";
        "__le__" "<=";
        "__gt__" ">";
        "__ge__" ">=";
    }
    others {
        NativeRow::special("__eq__", "($self, value, /)", |cx, a| equal(cx, a, true), "Return self==value."),
        NativeRow::special("__ne__", "($self, value, /)", |cx, a| equal(cx, a, false), "Return self!=value."),
        NativeRow::special("__pow__", "($self, value, mod=None, /)", |cx, a| power(cx, a, false), "Return pow(self, value, mod)."),
        NativeRow::special("__rpow__", "($self, value, mod=None, /)", |cx, a| power(cx, a, true), "Return pow(value, self, mod)."),
        NativeRow::special("__neg__", "($self, /)", |cx, a| { let (x, y) = own(cx, &a[0]); cx.complex(-x, -y) }, "-self"),
        NativeRow::special("__pos__", "($self, /)", |cx, a| exact(cx, &a[0]), "+self"),
        NativeRow::special("__abs__", "($self, /)", absolute, "abs(self)"),
        NativeRow::special("__bool__", "($self, /)", |cx, a| Ok(Value::bool(own(cx, &a[0]) != (0.0, 0.0))), "True if self else False"),
        NativeRow::special("__hash__", "($self, /)", hash, "Return hash(self)."),
        NativeRow::special("__repr__", "($self, /)", |cx, a| plain_str(cx, &a[0]), "Return repr(self)."),
        NativeRow::constructor("($type, real=0, imag=0)", |_, _| Ok(Value::NONE)).or_script(convert::new, "complex_new"),
        NativeRow::method("__complex__", "($self, /)", |cx, a| exact(cx, &a[0]), "Convert this value to exact type complex."),
        NativeRow::open("__format__", "($self, format_spec, /)", Role::Method, "Convert to a string according to format_spec.")
            .or_script(format, "format_plainly"),
        NativeRow::method("__getnewargs__", "($self, /)", |cx, a| {
            let (real, imaginary) = own(cx, &a[0]);
            let (real, imaginary) = (cx.float(real)?, cx.float(imaginary)?);
            cx.tuple_from([real, imaginary])
        }, ""),
        NativeRow::method("conjugate", "($self, /)", |cx, a| { let (x, y) = own(cx, &a[0]); cx.complex(x, -y) },
            "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j."),
        NativeRow::open("from_number", "($type, number, /)", Role::Class, "Convert number to a complex floating-point number.")
            .or_script(convert::from_number, "complex_from_number"),
    }
}

/// The computed attributes.
pub static PROPERTIES: &[GetSetRow] = &[
    GetSetRow {
        name: "real",
        get: |cx, value| {
            let (x, _) = own(cx, value);
            cx.float(x)
        },
        set: None,
        doc: "the real part of a complex number",
    },
    GetSetRow {
        name: "imag",
        get: |cx, value| {
            let (_, y) = own(cx, value);
            cx.float(y)
        },
        set: None,
        doc: "the imaginary part of a complex number",
    },
];

fn exact(cx: &mut Cx, value: &Value) -> Answer {
    if cx.is_exact(value, &cx.types().complex) {
        return Ok(value.clone());
    }
    let (real, imaginary) = own(cx, value);
    cx.complex(real, imaginary)
}

fn equal(cx: &mut Cx, arguments: &[Value], wanted: bool) -> Answer {
    let (real, imaginary) = own(cx, &arguments[0]);
    let same = match arguments[1].get::<Complex>(cx) {
        Some(other) => real == other.real && imaginary == other.imaginary,
        None => match floats::compare(cx, real, &arguments[1]) {
            None => return Ok(Value::NOT_IMPLEMENTED),
            Some(order) => imaginary == 0.0 && order == Some(std::cmp::Ordering::Equal),
        },
    };
    Ok(Value::bool(same == wanted))
}

fn power(cx: &mut Cx, arguments: &[Value], reflected: bool) -> Answer {
    let modulus = arguments.given(2).is_some_and(|modulus| !modulus.is_none());
    let (one, two) = if reflected { (&arguments[1], &arguments[0]) } else { (&arguments[0], &arguments[1]) };
    match (pairs::operand(cx, one)?, pairs::operand(cx, two)?) {
        (Some(_), Some(_)) if modulus => Err(cx.value_error("complex modulo")),
        (Some(a), Some(b)) => pairs::power(cx, Operand::parts(a), Operand::parts(b)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn absolute(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (real, imaginary) = own(cx, &arguments[0]);
    let size = real.hypot(imaginary);
    if size.is_infinite() && real.is_finite() && imaginary.is_finite() {
        return Err(cx.overflow_error("absolute value too large"));
    }
    cx.float(size)
}

fn hash(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let hash = crate::protocol::hash::quick_hash(cx, &arguments[0])?.unwrap_or(0);
    if arguments[0].get::<Complex>(cx).is_some() && hash == 0 {
        return Ok(Value::small_int(0));
    }
    cx.int(hash as i64)
}

fn format(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(spec) = arguments[1].get::<Str>(cx) else { return Err(not_a_spec(cx, &arguments[1])) };
    if spec.is_empty() {
        return quick_str(cx, &arguments[0]);
    }
    let spec = match Spec::for_complex(text_of(spec), "complex") {
        Ok(spec) => spec,
        Err(error) => return Err(format_error(cx, error)),
    };
    afford_text(cx, spec.bound_complex())?;
    let (real, imaginary) = own(cx, &arguments[0]);
    let text = format_complex(real, imaginary, &spec);
    str_of_buf(cx, text).map(Some)
}
