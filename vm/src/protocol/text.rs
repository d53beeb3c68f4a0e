//! Text of builtin values: `str()` and `repr()` without running a script, and what natives that work on text
//! share.

use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::interp::invoke::call_leaf;
use crate::object::find_special;
use crate::text::escape;
use crate::text::float_text;
use crate::text::format_spec::FormatError;
use crate::text::units::{Text, TextBuf};
use crate::types::str::{Str, Units};
use crate::types::{complex::Complex, int};
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// The text of a str as the text room reads it.
#[inline]
pub fn text_of(payload: &Str) -> Text<'_> {
    match payload.units() {
        Units::One(units) => payload.as_ascii().map_or(Text::One(units), Text::Ascii),
        Units::Two(units) => Text::Two(units),
        Units::Four(units) => Text::Four(units),
    }
}

/// The text of a value that is a str; empty for anything else.
#[inline]
pub fn text<'a>(cx: &'a Cx, value: &'a Value) -> Text<'a> {
    value.get::<Str>(cx).map_or(Text::Ascii(""), text_of)
}

/// A str of finished text.
pub fn str_of_buf(cx: &mut Cx, text: TextBuf) -> Answer {
    let (units, ascii) = text.into_units();
    match &units {
        crate::text::units::Units::One(units) => cx.str_from_bytes(units, ascii),
        crate::text::units::Units::Two(units) => cx.str_from_units(Units::Two(units), false),
        crate::text::units::Units::Four(units) => cx.str_from_units(Units::Four(units), false),
    }
}

/// A str of ASCII text that was just made.
pub fn str_of_ascii(cx: &mut Cx, text: &str) -> Answer {
    cx.str_from_bytes(text.as_bytes(), text.is_ascii())
}

/// The exception for a format that cannot be applied.
#[cold]
pub fn format_error(cx: &mut Cx, error: FormatError) -> Raised {
    match error {
        FormatError::Value(text) => cx.value_error(&text),
        FormatError::Overflow(text) => cx.overflow_error(&text),
    }
}

/// The error for a format specification that is no str.
#[cold]
pub fn not_a_spec(cx: &mut Cx, value: &Value) -> Raised {
    let text = format!("__format__() argument must be str, not {}", cx.type_name(value));
    cx.type_error(&text)
}

/// Asks for room and fuel for text of so many code points, as far as that is known.
pub fn afford_text(cx: &mut Cx, bound: u64) -> Answer<()> {
    if bound < 256 {
        return Ok(());
    }
    let bound = usize::try_from(bound).unwrap_or(usize::MAX);
    cx.check_room(bound)?;
    cx.charge(bound / 8)
}

/// `str` of what is no container and calls nothing: numbers, immediates, exact strs. None for the rest.
#[inline]
fn simple(cx: &mut Cx, value: &Value) -> Answer<Option<Value>> {
    let bits = value.bits();
    if bits.is_int() {
        return crate::types::str::quick_format::of_int(cx, bits.int()).map(Some);
    }
    if bits.is_float() {
        let text = float_text::repr(bits.float());
        return cx.str_from_bytes(text.as_bytes(), true).map(Some);
    }
    let word = match bits {
        Bits::NONE => "None",
        Bits::TRUE => "True",
        Bits::FALSE => "False",
        Bits::ELLIPSIS => "Ellipsis",
        Bits::NOT_IMPLEMENTED => "NotImplemented",
        _ => return Ok(None),
    };
    cx.intern(word).map(Some)
}

/// `str` of a number by its type, whatever its class.
pub fn plain_str(cx: &mut Cx, value: &Value) -> Answer {
    if let Some(text) = simple(cx, value)? {
        return Ok(text);
    }
    if let Some(number) = cx.as_float(value) {
        return str_of_ascii(cx, &float_text::repr(number));
    }
    if let Some(number) = value.get::<Complex>(cx) {
        let text = float_text::repr_complex(number.real, number.imaginary);
        return str_of_ascii(cx, &text);
    }
    int::methods::repr(cx, value)
}

/// `repr` of a str.
pub fn str_repr(cx: &mut Cx, value: &Value) -> Answer {
    let length = value.get::<Str>(cx).map_or(0, Str::len);
    // an escape takes at most ten characters
    afford_text(cx, length as u64 * 2)?;
    let shown = escape::repr(text(cx, value));
    str_of_buf(cx, shown)
}

/// `repr(value)`. None: a script's `__repr__` must run.
pub fn quick_repr(cx: &mut Cx, value: &Value) -> Answer<Option<Value>> {
    if cx.is_exact_str(value) {
        return str_repr(cx, value).map(Some);
    }
    if let Some(text) = simple(cx, value)? {
        return Ok(Some(text));
    }
    let name = cx.names().__repr__.clone();
    let Some(method) = find_special(cx, value, &name) else { return Ok(None) };
    if !method.is_kind(Kind::Native) {
        return Ok(None);
    }
    call_deep(cx, &method, value, "__repr__")
}

/// `str(value)`. None: a script's `__str__` or `__repr__` must run.
pub fn quick_str(cx: &mut Cx, value: &Value) -> Answer<Option<Value>> {
    if cx.is_exact_str(value) {
        return Ok(Some(value.clone()));
    }
    if let Some(text) = simple(cx, value)? {
        return Ok(Some(text));
    }
    let name = cx.names().__str__.clone();
    let object = cx.types().object.clone();
    let Some(method) = find_special(cx, value, &name) else { return quick_repr(cx, value) };
    if cx.find_in_class(&object, &name).is_some_and(|own| own.is(&method)) {
        return quick_repr(cx, value);
    }
    if !method.is_kind(Kind::Native) {
        return Ok(None);
    }
    call_deep(cx, &method, value, "__str__")
}

/// Calls a builtin method that gives text, within the depth that leaves may take.
fn call_deep(cx: &mut Cx, method: &Value, value: &Value, name: &str) -> Answer<Option<Value>> {
    let answer =
        crate::types::list::sequence::nested(cx, |cx| call_leaf(cx, method, std::slice::from_ref(value)))?;
    match answer {
        Some(text) if !text.is_kind(Kind::Str) => {
            let text = format!("{name} returned non-string (type {})", cx.type_name(&text));
            Err(cx.type_error(&text))
        }
        other => Ok(other),
    }
}

/// `ascii()` of text that is a `repr` already.
pub fn escape_repr(cx: &mut Cx, shown: Value) -> Answer {
    if shown.get::<Str>(cx).is_some_and(Str::is_ascii) {
        return Ok(shown);
    }
    let escaped = escape::escape_non_ascii(text(cx, &shown));
    str_of_ascii(cx, &escaped)
}
