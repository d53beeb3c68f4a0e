//! The types of array elements: one row each.

use num_bigint::BigInt;
use taipan_vm::error::{Answer, Raised};
use taipan_vm::types::slice::{has_index, not_an_integer};
use taipan_vm::types::str::Str;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Int,
    Float,
    Character,
}

/// A type of elements.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    code: &'static str,
    size: usize,
    sort: Sort,
    least: i128,
    most: i128,
    too_small: &'static str,
    too_large: &'static str,
}

const SIGNED_LONG: &str = "Python int too large to convert to C long";
const NEGATIVE: &str = "can't convert negative value to unsigned int";
const TOO_BIG: &str = "int too big to convert";

const fn int(
    code: &'static str,
    size: usize,
    signed: bool,
    too_small: &'static str,
    too_large: &'static str,
) -> Row {
    let bits = size * 8;
    let (least, most) =
        if signed { (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1) } else { (0, (1i128 << bits) - 1) };
    Row { code, size, sort: Sort::Int, least, most, too_small, too_large }
}

const fn other(code: &'static str, size: usize, sort: Sort) -> Row {
    Row { code, size, sort, least: 0, most: 0, too_small: "", too_large: "" }
}

static ROWS: [Row; 14] = [
    int("b", 1, true, "signed char is less than minimum", "signed char is greater than maximum"),
    int(
        "B",
        1,
        false,
        "unsigned byte integer is less than minimum",
        "unsigned byte integer is greater than maximum",
    ),
    other("u", 4, Sort::Character),
    other("w", 4, Sort::Character),
    int(
        "h",
        2,
        true,
        "signed short integer is less than minimum",
        "signed short integer is greater than maximum",
    ),
    int("H", 2, false, "unsigned short is less than minimum", "unsigned short is greater than maximum"),
    int("i", 4, true, "signed integer is less than minimum", "signed integer is greater than maximum"),
    int("I", 4, false, NEGATIVE, "unsigned int is greater than maximum"),
    int("l", 8, true, SIGNED_LONG, SIGNED_LONG),
    int("L", 8, false, NEGATIVE, "Python int too large to convert to C unsigned long"),
    int("q", 8, true, TOO_BIG, TOO_BIG),
    int("Q", 8, false, "can't convert negative int to unsigned", TOO_BIG),
    other("f", 4, Sort::Float),
    other("d", 8, Sort::Float),
];

/// A type of elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element(&'static Row);

impl Element {
    /// The type with this letter.
    pub fn by_code(code: &str) -> Option<Element> {
        ROWS.iter().find(|row| row.code == code).map(Element)
    }

    /// Its letter.
    pub fn code(self) -> &'static str {
        self.0.code
    }

    /// The letter that memory views show.
    pub fn format(self) -> &'static str {
        self.0.code
    }

    /// Bytes of an element.
    pub fn size(self) -> usize {
        self.0.size
    }

    /// The bytes of a value, and how many they are.
    pub fn write(self, cx: &mut Cx, value: &Value) -> Answer<([u8; 8], usize)> {
        let row = self.0;
        let mut bytes = [0; 8];
        match row.sort {
            Sort::Int => {
                let number = self.number(cx, value)?;
                bytes.copy_from_slice(
                    &number.to_ne_bytes()[if cfg!(target_endian = "big") { 8..16 } else { 0..8 }],
                );
                if cfg!(target_endian = "big") {
                    bytes.rotate_left(8 - row.size);
                }
            }
            Sort::Float => {
                let number = match cx.as_real(value)? {
                    Some(number) => number,
                    None => {
                        let text = format!("must be real number, not {}", cx.type_name(value));
                        return Err(cx.type_error(&text));
                    }
                };
                if row.size == 4 {
                    bytes[..4].copy_from_slice(&(number as f32).to_ne_bytes());
                } else {
                    bytes = number.to_ne_bytes();
                }
            }
            Sort::Character => {
                let code = character(cx, value)?;
                bytes[..4].copy_from_slice(&code.to_ne_bytes());
            }
        }
        Ok((bytes, row.size))
    }

    /// Whether a script must say which number a value stands for.
    pub fn asks(self, cx: &mut Cx, value: &Value) -> bool {
        match self.0.sort {
            Sort::Int => cx.as_int(value).is_none() && has_index(cx, value),
            Sort::Float => {
                cx.as_float(value).is_none() && matches!(cx.as_real(value), Ok(None)) && cx.has_float(value)
            }
            Sort::Character => false,
        }
    }

    fn number(self, cx: &mut Cx, value: &Value) -> Answer<i128> {
        let row = self.0;
        let number = match cx.as_int(value).map(|number| number.to_number()) {
            Some(number) => number,
            None => return Err(not_an_integer(cx, value)),
        };
        let small = i128::try_from(&number).ok();
        match small.filter(|small| (row.least..=row.most).contains(small)) {
            Some(small) => Ok(small),
            None => Err(self.out_of_range(cx, &number)),
        }
    }

    #[cold]
    fn out_of_range(self, cx: &mut Cx, number: &BigInt) -> Raised {
        let is_negative = number.sign() == num_bigint::Sign::Minus;
        cx.overflow_error(if is_negative { self.0.too_small } else { self.0.too_large })
    }

    /// The value of these bytes.
    pub fn read(self, cx: &mut Cx, word: [u8; 8]) -> Answer {
        let [a, b, c, d, ..] = word;
        match self.0.code {
            "b" => cx.int(i64::from(a.cast_signed())),
            "B" => cx.int(i64::from(a)),
            "h" => cx.int(i64::from(i16::from_ne_bytes([a, b]))),
            "H" => cx.int(i64::from(u16::from_ne_bytes([a, b]))),
            "i" => cx.int(i64::from(i32::from_ne_bytes([a, b, c, d]))),
            "I" => cx.int(i64::from(u32::from_ne_bytes([a, b, c, d]))),
            "l" | "q" => cx.int(i64::from_ne_bytes(word)),
            "L" | "Q" => cx.big_int(BigInt::from(u64::from_ne_bytes(word))),
            "f" => cx.float(f64::from(f32::from_ne_bytes([a, b, c, d]))),
            "d" => cx.float(f64::from_ne_bytes(word)),
            _ => {
                let code = u32::from_ne_bytes([a, b, c, d]);
                if code > 0x10_ffff {
                    let text = format!("character U+{code:x} is not in range [U+0000; U+10ffff]");
                    return Err(cx.value_error(&text));
                }
                cx.str_from_point(code)
            }
        }
    }
}

fn character(cx: &mut Cx, value: &Value) -> Answer<u32> {
    let Some(text) = value.get::<Str>(cx) else {
        let text = format!("array item must be a unicode character, not {}", cx.type_name(value));
        return Err(cx.type_error(&text));
    };
    if text.len() == 1 {
        return Ok(text.at(0));
    }
    let text = format!("array item must be a unicode character, not a string of length {}", text.len());
    Err(cx.type_error(&text))
}
