//! Literals as `repr` shows them, for error messages and annotations kept as text.

/// A float as `repr` shows it.
pub(super) fn float_text(value: f64) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let plain = format!("{value}");
        return if plain.contains('.') { plain } else { format!("{plain}.0") };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.unsigned_abs())
}

/// A complex number as `repr` shows it.
pub(super) fn complex_text(real: f64, imaginary: f64) -> String {
    let part = |value: f64| {
        let text = float_text(value);
        text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
    };
    if real == 0.0 && real.is_sign_positive() {
        return format!("{}j", part(imaginary));
    }
    let sign = if imaginary.is_sign_negative() { "" } else { "+" };
    format!("({}{sign}{}j)", part(real), part(imaginary))
}

/// A str as `repr` shows it.
pub(super) fn quote(text: &str) -> String {
    let points: Vec<u32> = text.chars().map(u32::from).collect();
    quote_points(&points)
}

/// A str of code points as `repr` shows it.
pub(super) fn quote_points(points: &[u32]) -> String {
    let has = |wanted: char| points.contains(&u32::from(wanted));
    let mark = if has('\'') && !has('"') { '"' } else { '\'' };
    let mut out = String::from(mark);
    for &point in points {
        match char::from_u32(point) {
            Some(c) if c == mark || c == '\\' => out.extend(['\\', c]),
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(c) if u32::from(c) < 0x20 || u32::from(c) == 0x7f => {
                out.push_str(&format!("\\x{point:02x}"))
            }
            Some(c) if (0x80..0xa1).contains(&u32::from(c)) || u32::from(c) == 0xad => {
                out.push_str(&format!("\\x{point:02x}"));
            }
            Some(c) => out.push(c),
            None => out.push_str(&format!("\\u{point:04x}")),
        }
    }
    out.push(mark);
    out
}

/// Bytes as `repr` shows them.
pub(super) fn quote_bytes(bytes: &[u8]) -> String {
    let mark = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut out = format!("b{mark}");
    for &byte in bytes {
        match char::from(byte) {
            c if c == mark || c == '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if (' '..='~').contains(&c) => out.push(c),
            _ => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push(mark);
    out
}
