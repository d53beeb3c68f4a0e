//! Elements of memory by their native `struct` format: reading, writing, sizes.

use num_bigint::BigInt as Number;

use crate::error::{Answer, Raised};
use crate::types::int::Int;
use crate::value::Value;
use crate::vm::Cx;

/// The letter of a format, behind an optional `@`; None when it is no single native format.
pub fn letter(format: &str) -> Option<u8> {
    match format.strip_prefix('@').unwrap_or(format).as_bytes() {
        [letter] => Some(*letter),
        _ => None,
    }
}

/// Bytes of an element of a format.
pub fn size_of_format(format: &str) -> Option<usize> {
    Some(match letter(format)? {
        b'c' | b'b' | b'B' | b'?' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' | b'P' => 8,
        _ => return None,
    })
}

/// The first bytes as an array.
fn fixed<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut array = [0; N];
    for (place, byte) in array.iter_mut().zip(bytes) {
        *place = *byte;
    }
    array
}

/// A half-precision float as a double.
pub fn half_to_double(half: u16) -> f64 {
    let sign = if half & 0x8000 != 0 { -1.0 } else { 1.0 };
    let exponent = i32::from(half >> 10 & 0x1f);
    let fraction = f64::from(half & 0x3ff);
    sign * match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1024.0 + fraction) * 2f64.powi(exponent - 25),
    }
}

/// A double as a half-precision float, rounded to nearest, halves to even; None when it is too large.
pub fn double_to_half(number: f64) -> Option<u16> {
    let sign = if number.is_sign_negative() { 0x8000 } else { 0 };
    let size = number.abs();
    if number.is_nan() {
        return Some(sign | 0x7e00);
    }
    if size.is_infinite() {
        return Some(sign | 0x7c00);
    }
    if size < 2f64.powi(-14) {
        return Some(sign | (size * 2f64.powi(24)).round_ties_even() as u16);
    }
    let exponent = size.log2().floor() as i32;
    let exponent = if 2f64.powi(exponent) > size { exponent - 1 } else { exponent };
    let scaled = (size * 2f64.powi(10 - exponent)).round_ties_even() as u32;
    let bits = ((exponent + 15) as u32) * 1024 + scaled - 1024;
    if bits >= 0x7c00 { None } else { Some(sign | bits as u16) }
}

/// An element as a value.
pub fn unpack(cx: &mut Cx, format: &str, bytes: &[u8]) -> Answer {
    match letter(format) {
        Some(b'c') => cx.bytes(&bytes[..bytes.len().min(1)]),
        Some(b'B') => Ok(Value::small_int(i64::from(fixed::<1>(bytes)[0]))),
        Some(b'b') => Ok(Value::small_int(i64::from(i8::from_ne_bytes(fixed(bytes))))),
        Some(b'?') => Ok(Value::bool(fixed::<1>(bytes)[0] != 0)),
        Some(b'h') => Ok(Value::small_int(i64::from(i16::from_ne_bytes(fixed(bytes))))),
        Some(b'H') => Ok(Value::small_int(i64::from(u16::from_ne_bytes(fixed(bytes))))),
        Some(b'i') => Ok(Value::small_int(i64::from(i32::from_ne_bytes(fixed(bytes))))),
        Some(b'I') => Ok(Value::small_int(i64::from(u32::from_ne_bytes(fixed(bytes))))),
        Some(b'l' | b'q' | b'n') => cx.int(i64::from_ne_bytes(fixed(bytes))),
        Some(b'L' | b'Q' | b'N' | b'P') => cx.big_int(Number::from(u64::from_ne_bytes(fixed(bytes)))),
        Some(b'e') => cx.float(half_to_double(u16::from_ne_bytes(fixed(bytes)))),
        Some(b'f') => cx.float(f64::from(f32::from_ne_bytes(fixed(bytes)))),
        Some(b'd') => cx.float(f64::from_ne_bytes(fixed(bytes))),
        _ => Err(unsupported(cx, format)),
    }
}

#[cold]
fn unsupported(cx: &mut Cx, format: &str) -> Raised {
    cx.not_implemented_error(&format!("memoryview: format {format} not supported"))
}

/// The bytes of a value as an element. None: a script's `__index__` or `__float__` must tell.
pub fn pack(cx: &mut Cx, format: &str, value: &Value) -> Answer<Option<Vec<u8>>> {
    let Some(letter) = letter(format).filter(|_| size_of_format(format).is_some()) else {
        return Err(unsupported(cx, format));
    };
    match letter {
        b'c' => {
            if !value.is_kind(crate::heap::Kind::Bytes) {
                return Err(wrong_type(cx, format));
            }
            match cx.buffer(value) {
                Some(&[byte]) => Ok(Some(vec![byte])),
                _ => Err(wrong_value(cx, format)),
            }
        }
        b'?' => Ok(crate::protocol::truth::quick_truth(cx, value).map(|truth| vec![u8::from(truth)])),
        b'e' | b'f' | b'd' => pack_float(cx, format, letter, value),
        _ => pack_int(cx, format, letter, value),
    }
}

fn pack_float(cx: &mut Cx, format: &str, letter: u8, value: &Value) -> Answer<Option<Vec<u8>>> {
    if cx.as_float(value).is_none() && cx.as_int(value).is_none() && !cx.has_float(value) {
        return Err(wrong_type(cx, format));
    }
    let Some(number) = cx.as_real(value)? else { return Ok(None) };
    Ok(Some(match letter {
        b'd' => number.to_ne_bytes().to_vec(),
        b'f' => {
            let single = number as f32;
            if single.is_infinite() && number.is_finite() {
                return Err(wrong_value(cx, format));
            }
            single.to_ne_bytes().to_vec()
        }
        _ => match double_to_half(number) {
            Some(half) => half.to_ne_bytes().to_vec(),
            None => return Err(wrong_value(cx, format)),
        },
    }))
}

fn pack_int(cx: &mut Cx, format: &str, letter: u8, value: &Value) -> Answer<Option<Vec<u8>>> {
    let known = match cx.as_int(value) {
        Some(Int::Small(number)) => Some(Some(i128::from(number))),
        Some(Int::Big(number)) => Some(i128::try_from(number).ok()),
        None => None,
    };
    let number: Option<i128> = match known {
        Some(number) => number,
        None if crate::types::slice::has_index(cx, value) => return Ok(None),
        None => return Err(wrong_type(cx, format)),
    };
    let Some(number) = number else { return Err(wrong_value(cx, format)) };
    let bytes = match letter {
        b'b' => i8::try_from(number).map(|number| number.to_ne_bytes().to_vec()),
        b'B' => u8::try_from(number).map(|number| number.to_ne_bytes().to_vec()),
        b'h' => i16::try_from(number).map(|number| number.to_ne_bytes().to_vec()),
        b'H' => u16::try_from(number).map(|number| number.to_ne_bytes().to_vec()),
        b'i' => i32::try_from(number).map(|number| number.to_ne_bytes().to_vec()),
        b'I' => u32::try_from(number).map(|number| number.to_ne_bytes().to_vec()),
        b'l' | b'q' | b'n' => i64::try_from(number).map(|number| number.to_ne_bytes().to_vec()),
        _ => u64::try_from(number).map(|number| number.to_ne_bytes().to_vec()),
    };
    match bytes {
        Ok(bytes) => Ok(Some(bytes)),
        Err(_) => Err(wrong_value(cx, format)),
    }
}

#[cold]
fn wrong_type(cx: &mut Cx, format: &str) -> Raised {
    cx.type_error(&format!("memoryview: invalid type for format '{format}'"))
}

#[cold]
fn wrong_value(cx: &mut Cx, format: &str) -> Raised {
    cx.value_error(&format!("memoryview: invalid value for format '{format}'"))
}
