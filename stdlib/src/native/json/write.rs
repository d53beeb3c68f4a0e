//! Objects to text.

use taipan_vm::error::Answer;
use taipan_vm::protocol::text::{str_of_buf, text};
use taipan_vm::text::float_text;
use taipan_vm::text::units::{Text, TextBuf};
use taipan_vm::types::str::{self, Str};
use taipan_vm::value::{Bits, Value};
use taipan_vm::vm::Cx;

use super::super::support::{flag, lacking};
use super::DEPTH;

/// How a document is written.
struct Style {
    ascii: bool,
    /// What a level is indented by.
    indent: Option<Value>,
    key_separator: Value,
    item_separator: Value,
    sort_keys: bool,
    allow_nan: bool,
}

/// `_write(object, ascii, indent, level, key_separator, item_separator, sort_keys, allow_nan)`
pub fn write(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let [object, ascii, indent, level, key_separator, item_separator, sort_keys, allow_nan] = arguments
    else {
        return Err(lacking(cx));
    };
    let style = Style {
        ascii: flag(cx, Some(ascii), true),
        indent: Some(indent.clone()).filter(|indent| !indent.is_none()),
        key_separator: key_separator.clone(),
        item_separator: item_separator.clone(),
        sort_keys: flag(cx, Some(sort_keys), false),
        allow_nan: flag(cx, Some(allow_nan), true),
    };
    let separators = [Some(&style.key_separator), Some(&style.item_separator), style.indent.as_ref()];
    if !separators.into_iter().flatten().all(|text| text.get::<Str>(cx).is_some()) {
        return Ok(Value::NONE);
    }
    let level = level.as_small_int().and_then(|level| usize::try_from(level).ok()).unwrap_or(0);
    let mut out = TextBuf::new();
    if push(cx, &style, object, level, &mut out)? { str_of_buf(cx, out) } else { Ok(Value::NONE) }
}

/// Writes one object. False: it is not all of builtin types, or wrong.
fn push(cx: &mut Cx, style: &Style, object: &Value, depth: usize, out: &mut TextBuf) -> Answer<bool> {
    if cx.is_exact_str(object) {
        push_string(text(cx, object), style.ascii, out);
        return Ok(true);
    }
    if push_plain(cx, style, object, out) {
        return Ok(true);
    }
    if depth >= DEPTH {
        return Ok(false);
    }
    let types = cx.types();
    if cx.is_exact(object, &types.list) {
        let items = cx.list_items(object).to_vec();
        return push_items(cx, style, &items, depth, out);
    }
    if cx.is_exact(object, &types.tuple) {
        let items = cx.tuple_items(object).to_vec();
        return push_items(cx, style, &items, depth, out);
    }
    if cx.is_exact(object, &types.dict) {
        return push_pairs(cx, style, object, depth, out);
    }
    Ok(false)
}

/// Writes a number or a constant, if it is one.
fn push_plain(cx: &Cx, style: &Style, value: &Value, out: &mut TextBuf) -> bool {
    if let Some(number) = value.as_small_int() {
        out.push_str(&number.to_string());
        return true;
    }
    let word = match value.bits() {
        Bits::NONE => "null",
        Bits::TRUE => "true",
        Bits::FALSE => "false",
        _ => {
            if !cx.is_exact(value, &cx.types().float) {
                return false;
            }
            let Some(number) = cx.as_float(value) else { return false };
            if number.is_finite() {
                out.push_str(&float_text::repr(number));
                return true;
            }
            if !style.allow_nan {
                return false;
            }
            if number.is_nan() {
                "NaN"
            } else if number > 0.0 {
                "Infinity"
            } else {
                "-Infinity"
            }
        }
    };
    out.push_str(word);
    true
}

fn push_newline(cx: &Cx, style: &Style, depth: usize, out: &mut TextBuf) {
    if let Some(indent) = &style.indent {
        out.push(u32::from('\n'));
        for _ in 0..depth {
            out.push_text(text(cx, indent));
        }
    }
}

/// Now and then: fuel and room for what was written.
fn afford(cx: &mut Cx, out: &TextBuf) -> Answer<()> {
    cx.charge(1)?;
    if out.len() > 4096 { cx.check_room(out.len().saturating_mul(2)) } else { Ok(()) }
}

fn push_items(cx: &mut Cx, style: &Style, items: &[Value], depth: usize, out: &mut TextBuf) -> Answer<bool> {
    if items.is_empty() {
        out.push_str("[]");
        return Ok(true);
    }
    out.push(u32::from('['));
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push_text(text(cx, &style.item_separator));
        }
        push_newline(cx, style, depth + 1, out);
        afford(cx, out)?;
        if !push(cx, style, item, depth + 1, out)? {
            return Ok(false);
        }
    }
    push_newline(cx, style, depth, out);
    out.push(u32::from(']'));
    Ok(true)
}

fn push_pairs(cx: &mut Cx, style: &Style, dict: &Value, depth: usize, out: &mut TextBuf) -> Answer<bool> {
    let mut pairs = cx.dict_pairs(dict);
    if pairs.is_empty() {
        out.push_str("{}");
        return Ok(true);
    }
    if style.sort_keys {
        if !pairs.iter().all(|(key, _)| cx.is_exact_str(key)) {
            return Ok(false);
        }
        pairs.sort_by(|(one, _), (two, _)| match (one.get::<Str>(cx), two.get::<Str>(cx)) {
            (Some(one), Some(two)) => str::compare(one, two),
            _ => std::cmp::Ordering::Equal,
        });
    }
    out.push(u32::from('{'));
    for (at, (key, value)) in pairs.iter().enumerate() {
        if at > 0 {
            out.push_text(text(cx, &style.item_separator));
        }
        push_newline(cx, style, depth + 1, out);
        afford(cx, out)?;
        if cx.is_exact_str(key) {
            push_string(text(cx, key), style.ascii, out);
        } else {
            out.push(u32::from('"'));
            if !push_plain(cx, style, key, out) {
                return Ok(false);
            }
            out.push(u32::from('"'));
        }
        out.push_text(text(cx, &style.key_separator));
        if !push(cx, style, value, depth + 1, out)? {
            return Ok(false);
        }
    }
    push_newline(cx, style, depth, out);
    out.push(u32::from('}'));
    Ok(true)
}

/// Writes a string with its quotes.
pub fn push_string(own: Text<'_>, ascii: bool, out: &mut TextBuf) {
    out.push(0x22);
    let is_plain = |code: u32| code >= 0x20 && code != 0x22 && code != 0x5c && (!ascii || code < 0x7f);
    if own.all(is_plain) {
        out.push_text(own);
    } else {
        for code in own.iter() {
            match code {
                0x22 => out.push_str("\\\""),
                0x5c => out.push_str("\\\\"),
                0x0a => out.push_str("\\n"),
                0x0d => out.push_str("\\r"),
                0x09 => out.push_str("\\t"),
                0x0c => out.push_str("\\f"),
                0x08 => out.push_str("\\b"),
                _ if is_plain(code) => out.push(code),
                0x1_0000.. => {
                    let rest = code - 0x1_0000;
                    push_unicode(0xd800 + (rest >> 10), out);
                    push_unicode(0xdc00 + (rest & 0x3ff), out);
                }
                _ => push_unicode(code, out),
            }
        }
    }
    out.push(0x22);
}

fn push_unicode(code: u32, out: &mut TextBuf) {
    out.push_str(&format!("\\u{code:04x}"));
}
