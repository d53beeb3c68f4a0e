//! Ints from anything and to decimal text: the constructors of `int` and `bool`.

use num_bigint::BigInt as Number;

use super::{BigInt, Int, arithmetic as ints};
use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::native::{Arguments, NativeRow, Role};
use crate::object::find_special;
use crate::protocol::text::text_of;
use crate::protocol::truth::quick_truth;
use crate::text::int_text::{self, Int as Whole, IntError};
use crate::text::{escape, float_parts};
use crate::types::str::Str;
use crate::value::Value;
use crate::vm::Cx;

/// `int(x, base)`
pub static CALL: NativeRow = NativeRow::open("int", "(x=0, /, base=10)", Role::Static, "")
    .or_script(|cx, arguments| convert(cx, arguments.given(0), arguments.given(1)), "int_call");

/// `bool(object)`
pub static CALL_BOOL: NativeRow = NativeRow::open("bool", "(object=False, /)", Role::Static, "").or_script(
    |cx, arguments| match arguments.given(0) {
        None => Ok(Some(Value::FALSE)),
        Some(object) => Ok(quick_truth(cx, object).map(Value::bool)),
    },
    "bool_call",
);

/// Decimal text of an int, within the limit of digits.
pub fn decimal(cx: &mut Cx, value: &Value) -> Answer<String> {
    if let Some(number) = cx.as_i64(value) {
        return Ok(int_text::format_i64(number));
    }
    let limit = cx.int_digit_limit();
    let digits = int_text::decimal_digits_bound(ints::bits(cx, value));
    let size = usize::try_from(digits).unwrap_or(usize::MAX);
    if limit == 0 || size <= limit + 2 {
        cx.check_room(size)?;
        cx.charge(size.saturating_mul(size / 64 + 1) / 64)?;
    }
    let text = match cx.as_int(value) {
        Some(Int::Big(number)) => int_text::format_bigint(number, limit),
        _ => Ok(String::new()),
    };
    match text {
        Ok(text) => Ok(text),
        Err(limit) => Err(cx.value_error(&int_text::too_long_to_write(limit))),
    }
}

/// `int(x, base)`, None where a script must help.
fn convert(cx: &mut Cx, source: Option<&Value>, base: Option<&Value>) -> Answer<Option<Value>> {
    let base = match base {
        None => None,
        Some(base) => match cx.as_index(base)? {
            None => return Ok(None),
            Some(Whole::Small(base)) => Some(base),
            Some(Whole::Big(_)) => Some(-1),
        },
    };
    let Some(source) = source else {
        return match base {
            None => Ok(Some(Value::small_int(0))),
            Some(_) => Err(cx.type_error("int() missing string argument")),
        };
    };
    if base.is_none() {
        if source.bits().is_int() || cx.is_exact(source, &cx.types().int) {
            return Ok(Some(source.clone()));
        }
        if source.bits().is_bool() {
            return ints::plus(cx, source).map(Some);
        }
        if cx.is_exact(source, &cx.types().float) {
            return of_float(cx, source).map(Some);
        }
        let names = cx.names();
        if !matches!(source.kind(), Some(Kind::Str | Kind::Bytes | Kind::ByteArray))
            && (find_special(cx, source, &names.__int__).is_some()
                || find_special(cx, source, &names.__index__).is_some())
        {
            return method_of(cx, source);
        }
    }
    match source.kind() {
        Some(Kind::Str | Kind::Bytes | Kind::ByteArray) => parse(cx, source, base.unwrap_or(10)).map(Some),
        Some(Kind::MemoryView | Kind::Opaque) if base.is_none() && cx.buffer(source).is_some() => {
            let bytes = cx.buffer(source).map(<[u8]>::to_vec).unwrap_or_default();
            let copy = cx.bytes(&bytes)?;
            parse(cx, &copy, 10).map(Some)
        }
        _ if base.is_some() => Err(cx.type_error("int() can't convert non-string with explicit base")),
        _ => {
            let text = format!(
                "int() argument must be a string, a bytes-like object or a real number, not {}",
                cx.quoted_type_name(source)
            );
            Err(cx.type_error(&text))
        }
    }
}

/// An instance of a subclass of a number: its builtin methods answer here, a script's do not.
fn method_of(cx: &mut Cx, source: &Value) -> Answer<Option<Value>> {
    let types = cx.types();
    let name = &cx.names().__int__;
    match source.kind() {
        Some(Kind::BigInt) if cx.keeps_method(source, &types.int, name) => ints::plus(cx, source).map(Some),
        Some(Kind::Float) if cx.keeps_method(source, &types.float, name) => of_float(cx, source).map(Some),
        _ => Ok(None),
    }
}

/// A float cut to an int.
pub fn of_float(cx: &mut Cx, source: &Value) -> Answer {
    let float = cx.as_float(source).unwrap_or(0.0);
    truncated(cx, float)
}

/// A float without its fraction, as an int.
pub fn truncated(cx: &mut Cx, float: f64) -> Answer {
    if float.abs() < 4e18 {
        return cx.int(float as i64);
    }
    match float_parts::to_bigint(float) {
        Some(number) => cx.big_int(number),
        None => Err(not_finite(cx, float)),
    }
}

/// The error for a float that stands for no int.
#[cold]
pub fn not_finite(cx: &mut Cx, float: f64) -> Raised {
    if float.is_nan() {
        cx.value_error("cannot convert float NaN to integer")
    } else {
        cx.overflow_error("cannot convert float infinity to integer")
    }
}

fn parse(cx: &mut Cx, source: &Value, base: i64) -> Answer {
    let limit = cx.int_digit_limit();
    let length =
        source.get::<Str>(cx).map(Str::len).or_else(|| cx.buffer(source).map(<[u8]>::len)).unwrap_or(0);
    if length > 64 {
        cx.charge(if limit == 0 || base & (base - 1) == 0 { length / 8 } else { length.min(limit * 2) / 8 })?;
        cx.check_room(length)?;
    }
    let parsed = match source.get::<Str>(cx) {
        Some(text) => int_text::parse(text_of(text), base, limit),
        None => int_text::parse_bytes(cx.buffer(source).unwrap_or_default(), base, limit),
    };
    match parsed {
        Ok(whole) => cx.whole(whole),
        Err(error) => Err(refuse(cx, source, error)),
    }
}

#[cold]
fn refuse(cx: &mut Cx, source: &Value, error: IntError) -> Raised {
    let shown = match source.get::<Str>(cx) {
        Some(text) => escape::repr(text_of(text).slice(0..300)).as_text().to_string_lossy(),
        None => {
            let bytes = cx.buffer(source).unwrap_or_default();
            escape::repr_bytes(&bytes[..bytes.len().min(300)])
        }
    };
    let text = error.message(&shown);
    cx.value_error(&text)
}

/// `int.__new__`
pub fn new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let class = &arguments[0];
    if class.is(&cx.types().bool) {
        return Err(cx.type_error("int.__new__(bool) is not safe, use bool.__new__()"));
    }
    let Some(value) = convert(cx, arguments.given(1), arguments.given(2))? else { return Ok(None) };
    if class.is(&cx.types().int) {
        return Ok(Some(value));
    }
    let number: Number = ints::number(cx, &value);
    cx.new_object(class, BigInt(number)).map(Some)
}

/// `bool.__new__`
pub fn new_bool(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match arguments.given(1) {
        None => Ok(Some(Value::FALSE)),
        Some(object) => Ok(quick_truth(cx, object).map(Value::bool)),
    }
}
