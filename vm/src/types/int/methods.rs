//! The rows of `int`.

use num_bigint::{BigInt as Number, Sign};
use num_traits::{Signed, ToPrimitive};

use super::arithmetic as ints;
use super::{BigInt, Int, convert};
use crate::error::Answer;
use crate::heap::{HEADER, Kind};
use crate::native::{Arguments, GetSetRow, NativeRow, Role};
use crate::protocol::text::{format_error, str_of_buf, text_of};
use crate::text::format_apply::{IntRef, format_int};
use crate::text::format_spec::Spec;
use crate::text::int_text::Int as Whole;
use crate::types::str::Str;
use crate::value::Value;
use crate::vm::Cx;

type Work = fn(&mut Cx, &Value, &Value) -> Answer;

/// A binary operator: NotImplemented unless both are ints.
#[inline]
fn binary(cx: &mut Cx, arguments: &[Value], work: Work) -> Answer {
    if cx.as_int(&arguments[1]).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    work(cx, &arguments[0], &arguments[1])
}

#[inline]
fn reflected(cx: &mut Cx, arguments: &[Value], work: Work) -> Answer {
    if cx.as_int(&arguments[1]).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    work(cx, &arguments[1], &arguments[0])
}

fn power(cx: &mut Cx, one: &Value, two: &Value, modulus: Option<&Value>) -> Answer {
    match modulus.filter(|modulus| !modulus.is_none()) {
        None => ints::power(cx, one, two),
        Some(modulus) if cx.as_int(modulus).is_some() => ints::power_modulo(cx, one, two, modulus),
        Some(_) => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn compare(cx: &mut Cx, arguments: &[Value], comparison: usize) -> Answer {
    let order = match (cx.as_int(&arguments[0]), cx.as_int(&arguments[1])) {
        (Some(Int::Small(a)), Some(Int::Small(b))) => a.cmp(&b),
        (Some(a), Some(b)) => a.to_number().cmp(&b.to_number()),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    Ok(Value::bool(crate::interp::decide_order(comparison, order)))
}

macro_rules! rows {
    (
        binary { $($name:literal $swapped:literal $sign:literal $work:path;)+ }
        unary { $($one:literal $work_one:expr, $doc_one:literal;)+ }
        compare { $($comparison:literal $number:literal $shown:literal;)+ }
        others { $($other:expr,)+ }
    ) => {
        /// The rows.
        pub static METHODS: &[NativeRow] = &[
            $(
                NativeRow::special($name, "($self, value, /)", |cx, a| binary(cx, a, $work),
                    concat!("Return self", $sign, "value.")),
                NativeRow::special($swapped, "($self, value, /)", |cx, a| reflected(cx, a, $work),
                    concat!("Return value", $sign, "self.")),
            )+
            $(NativeRow::special($one, "($self, /)", |cx, a| $work_one(cx, &a[0]), $doc_one),)+
            $(NativeRow::special($comparison, "($self, value, /)", |cx, a| compare(cx, a, $number),
                concat!("Return self", $shown, "value.")),)+
            $($other,)+
        ];
    };
}

rows! {
    binary {
        "__add__" "__radd__" "+" ints::add;
        "__sub__" "__rsub__" "-" ints::subtract;
        "__mul__" "__rmul__" "*" ints::multiply;
        "__truediv__" "__rtruediv__" "/" ints::true_divide;
        "__floordiv__" "__rfloordiv__" "//" ints::floor_divide;
        "__mod__" "__rmod__" "%" ints::modulo;
        "__lshift__" "__rlshift__" "<<" ints::shift_left;
        "__rshift__" "__rrshift__" ">>" ints::shift_right;
        "__and__" "__rand__" "&" ints::and;
        "__or__" "__ror__" "|" ints::or;
        "__xor__" "__rxor__" "^" ints::xor;
    }
    unary {
        "__neg__" ints::negate, "-self";
        "__pos__" ints::plus, "+self";
        "__abs__" ints::absolute, "abs(self)";
        "__invert__" ints::invert, "~self";
        "__int__" ints::plus, "int(self)";
        "__index__" ints::plus, "Return self converted to an integer, if self is suitable for use as an index into a list.";
        "__float__" float, "float(self)";
        "__bool__" truth, "True if self else False";
        "__hash__" hash, "Return hash(self).";
        "__repr__" repr, "Return repr(self).";
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
        NativeRow::special("__divmod__", "($self, value, /)", |cx, a| binary(cx, a, ints::divide_modulo),
            "Return divmod(self, value)."),
        NativeRow::special("__rdivmod__", "($self, value, /)", |cx, a| reflected(cx, a, ints::divide_modulo),
            "Return divmod(value, self)."),
        NativeRow::special("__pow__", "($self, value, mod=None, /)", |cx, a| {
            if cx.as_int(&a[1]).is_none() { return Ok(Value::NOT_IMPLEMENTED) }
            power(cx, &a[0], &a[1], a.given(2))
        }, "Return pow(self, value, mod)."),
        NativeRow::special("__rpow__", "($self, value, mod=None, /)", |cx, a| {
            if cx.as_int(&a[1]).is_none() { return Ok(Value::NOT_IMPLEMENTED) }
            power(cx, &a[1], &a[0], a.given(2))
        }, "Return pow(value, self, mod)."),
        NativeRow::constructor("($type, x=0, /, base=10)", |_, _| Ok(Value::NONE))
            .or_script(convert::new, "int_new"),
        NativeRow::method("__trunc__", "($self, /)", |cx, a| ints::plus(cx, &a[0]), "Truncating an Integral returns itself."),
        NativeRow::method("__floor__", "($self, /)", |cx, a| ints::plus(cx, &a[0]), "Flooring an Integral returns itself."),
        NativeRow::method("__ceil__", "($self, /)", |cx, a| ints::plus(cx, &a[0]), "Ceiling of an Integral returns itself."),
        NativeRow::open("__round__", "($self, ndigits=None, /)", Role::Method,
            "Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns an integer.")
            .or_script(round, "int_round"),
        NativeRow::method("__getnewargs__", "($self, /)", |cx, a| {
            let own = ints::plus(cx, &a[0])?;
            cx.tuple_from([own])
        }, ""),
        NativeRow::open("__format__", "($self, format_spec, /)", Role::Method, "Convert to a string according to format_spec.")
            .or_script(format, "format_plainly"),
        NativeRow::method("__sizeof__", "($self, /)", size_of_int, "Returns size in memory, in bytes."),
        NativeRow::method("bit_length", "($self, /)", |cx, a| {
            let bits = ints::bits(cx, &a[0]);
            cx.int(bits as i64)
        }, "Number of bits necessary to represent self in binary.\n\n>>> bin(37)\n'0b100101'\n>>> (37).bit_length()\n6"),
        NativeRow::method("bit_count", "($self, /)", bit_count,
            "Number of ones in the binary representation of the absolute value of self.\n\nAlso known as the population count.\n\n>>> bin(13)\n'0b1101'\n>>> (13).bit_count()\n3"),
        NativeRow::method("conjugate", "($self, /)", |cx, a| ints::plus(cx, &a[0]),
            "Returns self, the complex conjugate of any int."),
        NativeRow::method("as_integer_ratio", "($self, /)", |cx, a| {
            let own = ints::plus(cx, &a[0])?;
            cx.tuple_from([own, Value::small_int(1)])
        }, "Return a pair of integers, whose ratio is equal to the original int.\n\nThe ratio is in lowest terms and has a positive denominator.\n\n>>> (10).as_integer_ratio()\n(10, 1)"),
        NativeRow::method("is_integer", "($self, /)", |_, _| Ok(Value::TRUE),
            "Returns True. Exists for duck type compatibility with float.is_integer."),
        NativeRow::open("to_bytes", "($self, /, length=1, byteorder='big', *, signed=False)", Role::Method,
            "Return an array of bytes representing an integer.\n\n  length\n    Length of bytes object to use.  An OverflowError is raised if the\n    integer is not representable with the given number of bytes.  Default\n    is length 1.\n  byteorder\n    The byte order used to represent the integer: 'big' (the most significant\n    byte first) or 'little'.\n  signed\n    Determines whether two's complement is used to represent the integer.")
            .or_script(to_bytes, "int_to_bytes"),
        NativeRow::open("from_bytes", "($type, /, bytes, byteorder='big', *, signed=False)", Role::Class,
            "Return the integer represented by the given array of bytes.\n\n  bytes\n    Holds the array of bytes to convert: a bytes-like object or an iterable\n    producing bytes.\n  byteorder\n    The byte order used to represent the integer: 'big' (the most significant\n    byte first) or 'little'.\n  signed\n    Indicates whether two's complement is used to represent the integer.")
            .or_script(from_bytes, "int_from_bytes"),
    }
}

/// The computed attributes.
pub static PROPERTIES: &[GetSetRow] = &[
    GetSetRow {
        name: "real",
        get: |cx, own| ints::plus(cx, own),
        set: None,
        doc: "the real part of a complex number",
    },
    GetSetRow {
        name: "imag",
        get: |_, _| Ok(Value::small_int(0)),
        set: None,
        doc: "the imaginary part of a complex number",
    },
    GetSetRow {
        name: "numerator",
        get: |cx, own| ints::plus(cx, own),
        set: None,
        doc: "the numerator of a rational number in lowest terms",
    },
    GetSetRow {
        name: "denominator",
        get: |_, _| Ok(Value::small_int(1)),
        set: None,
        doc: "the denominator of a rational number in lowest terms",
    },
];

/// A bitwise operator of bools: a bool when both are.
fn logical(cx: &mut Cx, arguments: &[Value], sign: fn(bool, bool) -> bool, work: Work) -> Answer {
    let (one, two) = (arguments[0].bits(), arguments[1].bits());
    if one.is_bool() && two.is_bool() {
        return Ok(Value::bool(sign(arguments[0].is(&Value::TRUE), arguments[1].is(&Value::TRUE))));
    }
    binary(cx, arguments, work)
}

/// The rows of `bool`.
pub static BOOL_METHODS: &[NativeRow] = &[
    NativeRow::constructor("($type, object=False, /)", |_, _| Ok(Value::NONE))
        .or_script(convert::new_bool, "bool_new"),
    NativeRow::special(
        "__repr__",
        "($self, /)",
        |cx, a| cx.intern(if a[0].is(&Value::TRUE) { "True" } else { "False" }),
        "Return repr(self).",
    ),
    NativeRow::special(
        "__and__",
        "($self, value, /)",
        |cx, a| logical(cx, a, |a, b| a & b, ints::and),
        "Return self&value.",
    ),
    NativeRow::special(
        "__rand__",
        "($self, value, /)",
        |cx, a| logical(cx, a, |a, b| a & b, ints::and),
        "Return value&self.",
    ),
    NativeRow::special(
        "__or__",
        "($self, value, /)",
        |cx, a| logical(cx, a, |a, b| a | b, ints::or),
        "Return self|value.",
    ),
    NativeRow::special(
        "__ror__",
        "($self, value, /)",
        |cx, a| logical(cx, a, |a, b| a | b, ints::or),
        "Return value|self.",
    ),
    NativeRow::special(
        "__xor__",
        "($self, value, /)",
        |cx, a| logical(cx, a, |a, b| a ^ b, ints::xor),
        "Return self^value.",
    ),
    NativeRow::special(
        "__rxor__",
        "($self, value, /)",
        |cx, a| logical(cx, a, |a, b| a ^ b, ints::xor),
        "Return value^self.",
    ),
    NativeRow::open("__invert__", "($self, /)", Role::Wrapper, "").script("bool_invert"),
];

fn float(cx: &mut Cx, own: &Value) -> Answer {
    match ints::to_float(cx, own) {
        Some(number) => cx.float(number),
        None => Err(cx.int_too_large_for_float()),
    }
}

fn truth(cx: &mut Cx, own: &Value) -> Answer {
    Ok(Value::bool(!matches!(cx.as_int(own), Some(Int::Small(0)))))
}

/// `hash` of an int.
fn hash(cx: &mut Cx, own: &Value) -> Answer {
    let hash = match cx.as_int(own) {
        Some(Int::Small(number)) => crate::text::hash::hash_i64(number),
        Some(Int::Big(number)) => crate::text::hash::hash_bigint(number),
        None => 0,
    };
    cx.int(hash)
}

/// `repr` of an int.
pub fn repr(cx: &mut Cx, own: &Value) -> Answer {
    let text = convert::decimal(cx, own)?;
    cx.str_from_bytes(text.as_bytes(), true)
}

fn size_of_int(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let bytes = match arguments[0].get::<BigInt>(cx) {
        Some(number) => HEADER + size_of::<BigInt>() + (number.0.bits() as usize).div_ceil(64) * 8,
        None => 8,
    };
    Ok(Value::small_int(bytes as i64))
}

fn bit_count(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let ones = match cx.as_int(&arguments[0]) {
        Some(Int::Small(number)) => u64::from(number.unsigned_abs().count_ones()),
        Some(Int::Big(number)) => number.magnitude().count_ones(),
        None => 0,
    };
    cx.int(ones as i64)
}

fn round(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = &arguments[0];
    let Some(places) = arguments.given(1).filter(|places| !places.is_none()) else {
        return ints::plus(cx, own).map(Some);
    };
    let places = match cx.as_index(places)? {
        None => return Ok(None),
        Some(Whole::Small(places)) => places,
        Some(Whole::Big(places)) => {
            if places.is_negative() {
                i64::MIN
            } else {
                i64::MAX
            }
        }
    };
    if places >= 0 {
        ints::plus(cx, own).map(Some)
    } else {
        ints::round_to(cx, own, places.unsigned_abs()).map(Some)
    }
}

fn format(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = &arguments[0];
    let Some(spec) = arguments[1].get::<Str>(cx) else {
        return Err(crate::protocol::text::not_a_spec(cx, &arguments[1]));
    };
    if spec.is_empty() {
        return crate::protocol::text::quick_str(cx, own);
    }
    let limit = cx.int_digit_limit();
    let spec = if own.bits().is_bool() {
        Spec::for_int(text_of(spec), "bool")
    } else {
        Spec::for_int(text_of(spec), "int")
    };
    let spec = match spec {
        Ok(spec) => spec,
        Err(error) => return Err(format_error(cx, error)),
    };
    let bound = spec.bound_int(ints::bits(cx, own));
    crate::protocol::text::afford_text(cx, bound)?;
    let formatted = match cx.as_int(own) {
        Some(Int::Big(number)) => format_int(IntRef::Big(number), &spec, limit),
        Some(Int::Small(number)) => format_int(IntRef::Small(number), &spec, limit),
        None => return Err(cx.system_error("not an int")),
    };
    match formatted {
        Ok(text) => str_of_buf(cx, text).map(Some),
        Err(error) => Err(format_error(cx, error)),
    }
}

/// The order of bytes that an argument asks for: true for little.
fn byte_order(cx: &mut Cx, argument: Option<&Value>, function: &str) -> Answer<bool> {
    let Some(argument) = argument else { return Ok(false) };
    if !argument.is_kind(Kind::Str) {
        let text = format!("{function}() argument 'byteorder' must be str, not {}", cx.type_name(argument));
        return Err(cx.type_error(&text));
    }
    match cx.text_of(argument).as_str() {
        "little" => Ok(true),
        "big" => Ok(false),
        _ => Err(cx.value_error("byteorder must be either 'little' or 'big'")),
    }
}

/// A flag among the arguments. None: a script's truth must be asked.
fn flag(cx: &mut Cx, argument: Option<&Value>) -> Option<bool> {
    match argument {
        None => Some(false),
        Some(argument) => crate::protocol::truth::quick_truth(cx, argument),
    }
}

fn to_bytes(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let length = match arguments.given(1) {
        None => 1,
        Some(length) => match crate::types::slice::sized(cx, length)? {
            Some(length) => length,
            None => return Ok(None),
        },
    };
    let little = byte_order(cx, arguments.given(2), "to_bytes")?;
    let Some(signed) = flag(cx, arguments.given(3)) else { return Ok(None) };
    let Ok(length) = usize::try_from(length) else {
        return Err(cx.value_error("length argument must be non-negative"));
    };
    cx.check_room(length)?;
    cx.charge(length / 8)?;
    let number = ints::number(cx, &arguments[0]);
    let negative = number.is_negative();
    if negative && !signed {
        return Err(cx.overflow_error("can't convert negative int to unsigned"));
    }
    let mut bytes = if signed { number.to_signed_bytes_le() } else { number.magnitude().to_bytes_le() };
    if number.sign() == Sign::NoSign {
        bytes.clear();
    }
    if bytes.len() > length {
        return Err(cx.overflow_error("int too big to convert"));
    }
    bytes.resize(length, if negative { 0xff } else { 0 });
    if !little {
        bytes.reverse();
    }
    cx.bytes(&bytes).map(Some)
}

/// An int of these bytes.
fn of_bytes(bytes: &[u8], little: bool, signed: bool) -> Number {
    match (little, signed) {
        (true, true) => Number::from_signed_bytes_le(bytes),
        (false, true) => Number::from_signed_bytes_be(bytes),
        (true, false) => Number::from_bytes_le(Sign::Plus, bytes),
        (false, false) => Number::from_bytes_be(Sign::Plus, bytes),
    }
}

fn from_bytes(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let source = &arguments[1];
    let little = byte_order(cx, arguments.given(2), "from_bytes")?;
    let Some(signed) = flag(cx, arguments.given(3)) else { return Ok(None) };
    if !cx.is_exact(&arguments[0], &cx.types().r#type) || !arguments[0].is(&cx.types().int) {
        return Ok(None);
    }
    let number = match source.kind() {
        Some(Kind::Bytes | Kind::ByteArray | Kind::MemoryView) => {
            let Some(bytes) = cx.buffer(source) else { return Ok(None) };
            let length = bytes.len();
            cx.charge(length / 8)?;
            cx.check_room(length)?;
            cx.buffer(source).map(|bytes| of_bytes(bytes, little, signed)).unwrap_or_default()
        }
        _ => return Ok(None),
    };
    match number.to_i64() {
        Some(number) => cx.int(number).map(Some),
        None => cx.big_int(number).map(Some),
    }
}
