//! `%`, `str.format` and fields of f-strings whose template is ASCII and whose values are plain: done in one
//! pass, without a plan. None means that the whole way must be gone; nothing has changed then.

use crate::error::Answer;
use crate::text::quick_format::{Out, Quick, decimal};
use crate::types::str::Str;
use crate::value::Value;
use crate::vm::Cx;

/// Adds a value of exactly the class int, float or str as the specification says.
fn push(cx: &Cx, quick: &Quick, value: &Value, out: &mut Out) -> bool {
    if let Some(number) = value.as_small_int() {
        return quick.int(number, out);
    }
    if let Some(ascii) = plain_text(cx, value) {
        return quick.text(ascii, out);
    }
    match cx.as_float(value) {
        Some(number) if cx.is_exact(value, &cx.types().float) => quick.float(number, out),
        _ => false,
    }
}

/// The bytes of an exact str that is ASCII.
fn plain_text<'a>(cx: &'a Cx, value: &'a Value) -> Option<&'a [u8]> {
    if !cx.is_exact_str(value) {
        return None;
    }
    value.get::<Str>(cx).and_then(Str::as_ascii).map(str::as_bytes)
}

fn finish(cx: &mut Cx, done: bool, out: &Out) -> Answer<Option<Value>> {
    if !done {
        return Ok(None);
    }
    cx.charge(out.len() / 8)?;
    cx.str_from_bytes(out, true).map(Some)
}

/// `format(value, spec)`
pub fn field(cx: &mut Cx, value: &Value, spec: &Value) -> Answer<Option<Value>> {
    let mut out = Out::new();
    let quick = plain_text(cx, spec).and_then(Quick::of_format);
    let done = quick.is_some_and(|quick| push(cx, &quick, value, &mut out));
    finish(cx, done, &out)
}

/// `str` of a small int.
pub fn of_int(cx: &mut Cx, number: i64) -> Answer {
    let mut buffer = [0; 20];
    let digits = decimal(number.unsigned_abs(), &mut buffer);
    if number >= 0 {
        return cx.str_from_bytes(digits, true);
    }
    let mut out = Out::new();
    out.push(b'-');
    out.extend_from_slice(digits);
    cx.str_from_bytes(&out, true)
}

/// `template % arguments`
pub fn percent(cx: &mut Cx, template: &Value, arguments: &Value) -> Answer<Option<Value>> {
    let mut out = Out::new();
    let done = percent_text(cx, template, arguments, &mut out).is_some();
    finish(cx, done, &out)
}

fn percent_text(cx: &Cx, template: &Value, arguments: &Value, out: &mut Out) -> Option<()> {
    let mut rest = plain_text(cx, template)?;
    let items = if cx.is_exact(arguments, &cx.types().tuple) {
        cx.tuple_items(arguments)
    } else {
        std::slice::from_ref(arguments)
    };
    let mut items = items.iter();
    while let Some(at) = rest.iter().position(|&byte| byte == b'%') {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        if let [b'%', behind @ ..] = rest {
            out.push(b'%');
            rest = behind;
            continue;
        }
        let (quick, taken) = Quick::of_percent(rest)?;
        let item = items.next()?;
        let done =
            if quick.is_text() { push_text(cx, &quick, item, out) } else { push(cx, &quick, item, out) };
        if !done {
            return None;
        }
        rest = &rest[taken..];
    }
    out.extend_from_slice(rest);
    // a str, or what is no plain value, is not all used up by nothing: the whole way tells
    if items.next().is_none() { Some(()) } else { None }
}

/// `%s`
fn push_text(cx: &Cx, quick: &Quick, value: &Value, out: &mut Out) -> bool {
    if let Some(number) = value.as_small_int() {
        let (mut buffer, mut digits) = ([0; 20], Out::new());
        if number < 0 {
            digits.push(b'-');
        }
        digits.extend_from_slice(decimal(number.unsigned_abs(), &mut buffer));
        return quick.text(&digits, out);
    }
    plain_text(cx, value).is_some_and(|text| quick.text(text, out))
}

/// `template.format(*positional, **named)`: the arguments as they came, the template before them.
pub fn format(cx: &mut Cx, positional: &[Value], names: &[Value], named: &[Value]) -> Answer<Option<Value>> {
    let mut out = Out::new();
    let done = format_text(cx, positional, names, named, &mut out).is_some();
    finish(cx, done, &out)
}

/// A field of a template: its name, its specification, and the bytes it takes behind its brace.
fn replacement(behind: &[u8]) -> Option<(&[u8], Quick, usize)> {
    let end = behind.iter().position(|byte| matches!(byte, b'{' | b'}' | b'!' | b'.' | b'[' | b':'))?;
    let (name, behind) = behind.split_at(end);
    match behind {
        [b'}', ..] => Some((name, Quick::default(), end + 1)),
        [b':', spec @ ..] => {
            let length = spec.iter().position(|byte| matches!(byte, b'{' | b'}'))?;
            let quick = if spec[length] == b'}' { Quick::of_format(&spec[..length])? } else { return None };
            Some((name, quick, end + length + 2))
        }
        _ => None,
    }
}

fn format_text(cx: &Cx, positional: &[Value], names: &[Value], named: &[Value], out: &mut Out) -> Option<()> {
    let (template, positional) = positional.split_first()?;
    let mut rest = plain_text(cx, template)?;
    // None: no field yet; else whether fields are numbered by themselves
    let (mut automatic, mut next) = (None, 0);
    loop {
        let Some(brace) = rest.iter().position(|&byte| matches!(byte, b'{' | b'}')) else {
            out.extend_from_slice(rest);
            return Some(());
        };
        out.extend_from_slice(&rest[..brace]);
        let behind = &rest[brace + 1..];
        if behind.first() == Some(&rest[brace]) {
            out.push(rest[brace]);
            rest = &behind[1..];
            continue;
        }
        if rest[brace] == b'}' {
            return None;
        }
        let (name, quick, taken) = replacement(behind)?;
        rest = &behind[taken..];
        let by_number = name.iter().all(u8::is_ascii_digit);
        if by_number && automatic.replace(name.is_empty()).is_some_and(|before| before != name.is_empty()) {
            return None;
        }
        let value = if name.is_empty() {
            next += 1;
            positional.get(next - 1)
        } else if by_number {
            std::str::from_utf8(name).ok()?.parse().ok().and_then(|number: usize| positional.get(number))
        } else {
            let place = names.iter().position(|own| plain_text(cx, own) == Some(name));
            place.and_then(|place| named.get(place))
        };
        if !push(cx, &quick, value?, out) {
            return None;
        }
    }
}
