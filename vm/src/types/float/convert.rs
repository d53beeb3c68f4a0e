//! Floats from anything: the constructor.

use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::native::{Arguments, NativeRow, Role};
use crate::protocol::text::text_of;
use crate::text::units::Text;
use crate::text::{escape, float_parse};
use crate::types::str::Str;
use crate::value::Value;
use crate::vm::Cx;

/// `float(x)`
pub static CALL: NativeRow = NativeRow::open("float", "(x=0, /)", Role::Static, "").or_script(
    |cx, arguments| {
        if let Some(source) = arguments.given(0)
            && cx.is_exact(source, &cx.types().float)
        {
            return Ok(Some(source.clone()));
        }
        match convert(cx, arguments.given(0))? {
            Some(number) => cx.float(number).map(Some),
            None => Ok(None),
        }
    },
    "float_call",
);

/// `float.__new__`
pub fn new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match convert(cx, arguments.given(1))? {
        Some(number) => super::methods::of_subclass(cx, &arguments[0], number).map(Some),
        None => Ok(None),
    }
}

fn convert(cx: &mut Cx, source: Option<&Value>) -> Answer<Option<f64>> {
    let Some(source) = source else { return Ok(Some(0.0)) };
    match source.kind() {
        // a subclass of str may be a number too
        Some(Kind::Str) if !cx.is_exact_str(source) && cx.has_float(source) => Ok(None),
        Some(Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::MemoryView) => parse(cx, source).map(Some),
        Some(Kind::Float | Kind::BigInt) => number(cx, source),
        None => match cx.as_real(source) {
            Ok(number) => Ok(number),
            Err(_) => Err(not_a_number(cx, source)),
        },
        Some(Kind::Opaque) if cx.buffer(source).is_some() => parse(cx, source).map(Some),
        Some(_) if cx.has_float(source) => Ok(None),
        Some(_) => Err(not_a_number(cx, source)),
    }
}

/// A boxed float or a big int, or an instance of a subclass, whose own `__float__` is a script's to run.
fn number(cx: &mut Cx, source: &Value) -> Answer<Option<f64>> {
    let types = cx.types();
    let name = &cx.names().__float__;
    let base = if source.is_kind(Kind::Float) { &types.float } else { &types.int };
    if cx.is_exact(source, base) || cx.keeps_method(source, base, name) {
        cx.as_real(source)
    } else {
        Ok(None)
    }
}

#[cold]
fn not_a_number(cx: &mut Cx, source: &Value) -> Raised {
    drop(cx.take_raised());
    let text =
        format!("float() argument must be a string or a real number, not {}", cx.quoted_type_name(source));
    cx.type_error(&text)
}

fn parse(cx: &mut Cx, source: &Value) -> Answer<f64> {
    let parsed = match source.get::<Str>(cx) {
        Some(text) => float_parse::parse(text_of(text)),
        None => match cx.buffer(source) {
            // what is not ASCII is no digit in bytes
            Some(bytes) if bytes.is_ascii() => float_parse::parse(Text::One(bytes)),
            _ => None,
        },
    };
    match parsed {
        Some(number) => Ok(number),
        None => Err(refuse(cx, source)),
    }
}

#[cold]
fn refuse(cx: &mut Cx, source: &Value) -> Raised {
    let shown = match source.get::<Str>(cx) {
        Some(text) => escape::repr(text_of(text).slice(0..300)).as_text().to_string_lossy(),
        None => {
            let bytes = cx.buffer(source).unwrap_or_default();
            let part = &bytes[..bytes.len().min(300)];
            if source.is_kind(Kind::ByteArray) {
                format!("bytearray({})", escape::repr_bytes(part))
            } else {
                escape::repr_bytes(part)
            }
        }
    };
    let shown: String = shown.chars().take(200).collect();
    cx.value_error(&format!("could not convert string to float: {shown}"))
}
