//! Values as Python's `repr` writes them.

use std::fmt::Write;

use taipan_lexer::LiteralText;

use crate::ast::Constant;

pub fn constant(value: &Constant) -> String {
    match value {
        Constant::None => "None".into(),
        Constant::True => "True".into(),
        Constant::False => "False".into(),
        Constant::Ellipsis => "Ellipsis".into(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt { digits, radix } => decimal(digits, *radix),
        Constant::Float(value) => float(*value, ".0"),
        Constant::Complex(_, value) => format!("{}j", float(*value, "")),
        Constant::Str(text) => string(text),
        Constant::Bytes(bytes) => bytes_literal(bytes),
        Constant::Tuple(items) if items.len() == 1 => format!("({},)", list(items)),
        Constant::Tuple(items) => format!("({})", list(items)),
        Constant::FrozenSet(items) => format!("frozenset({{{}}})", list(items)),
    }
}

fn list(items: &[Constant]) -> String {
    items.iter().map(constant).collect::<Vec<String>>().join(", ")
}

/// Digits of any radix as decimal digits.
fn decimal(digits: &str, radix: u32) -> String {
    if radix == 10 {
        return digits.into();
    }
    const CHUNK: u64 = 1_000_000_000;
    let mut chunks: Vec<u64> = vec![0];
    for digit in digits.chars().filter_map(|digit| digit.to_digit(radix)) {
        let mut carry = u64::from(digit);
        for chunk in &mut chunks {
            let value = *chunk * u64::from(radix) + carry;
            *chunk = value % CHUNK;
            carry = value / CHUNK;
        }
        if carry > 0 {
            chunks.push(carry);
        }
    }
    let mut text = chunks.pop().unwrap_or(0).to_string();
    for chunk in chunks.iter().rev() {
        let _ = write!(text, "{chunk:09}");
    }
    text
}

/// The shortest digits that read back as the same float; `whole` follows those without a point.
fn float(value: f64, whole: &str) -> String {
    if value.is_infinite() {
        return "inf".into();
    }
    let scientific = format!("{value:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let plain = format!("{value}");
        return if plain.contains('.') { plain } else { plain + whole };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

fn string(text: &LiteralText) -> String {
    let points: Vec<u32> = match text {
        LiteralText::Text(text) => text.chars().map(u32::from).collect(),
        LiteralText::CodePoints(points) => points.to_vec(),
    };
    let quote = quote_for(points.iter().copied());
    let mut out = String::with_capacity(points.len() + 2);
    out.push(quote);
    for point in points {
        push_point(point, quote, &mut out);
    }
    out.push(quote);
    out
}

fn bytes_literal(bytes: &[u8]) -> String {
    let quote = quote_for(bytes.iter().copied().map(u32::from));
    let mut out = String::from("b");
    out.push(quote);
    for &byte in bytes {
        if byte < 0x80 {
            push_point(u32::from(byte), quote, &mut out);
        } else {
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
    out.push(quote);
    out
}

/// Single quotes, unless only they occur in the text.
fn quote_for(points: impl Iterator<Item = u32>) -> char {
    let (mut single, mut double) = (false, false);
    for point in points {
        single |= point == u32::from('\'');
        double |= point == u32::from('"');
    }
    if single && !double { '"' } else { '\'' }
}

fn push_point(point: u32, quote: char, out: &mut String) {
    let Some(character) = char::from_u32(point) else {
        let _ = write!(out, "\\u{point:04x}");
        return;
    };
    match character {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\\' => out.push_str("\\\\"),
        _ if character == quote => {
            out.push('\\');
            out.push(quote);
        }
        ' '..='~' => out.push(character),
        _ if is_printable(character) => out.push(character),
        _ => {
            let _ = match point {
                0..=0xff => write!(out, "\\x{point:02x}"),
                0x100..=0xffff => write!(out, "\\u{point:04x}"),
                _ => write!(out, "\\U{point:08x}"),
            };
        }
    }
}

/// Rust escapes what Python does, but for marks at the start of a text: hence the letter before.
fn is_printable(character: char) -> bool {
    let text: String = ['a', character].iter().collect();
    !text.escape_debug().any(|escaped| escaped == '\\')
}
