//! The specifications that are met most, read and carried out at once: a width, a precision, zeros, one of
//! `d x X f s`, on small ints, finite floats and ASCII. Whatever else is asked for answers None or false, and
//! goes the whole way of `format_spec.rs` or `percent.rs`. Separate from them because it knows no errors: what
//! could be one is not for here.

use super::float_text::{Code, Style, format_code, push_repr};

/// Bytes that text under construction has room for before it needs storage of its own.
const ROOM: usize = 128;

/// Text under construction, mostly without storage of its own: what is longer than its room lies in `more`.
pub struct Out {
    bytes: [u8; ROOM],
    length: usize,
    more: Vec<u8>,
}

impl Default for Out {
    fn default() -> Out {
        Out::new()
    }
}

impl Out {
    /// No text.
    #[inline]
    pub fn new() -> Out {
        Out { bytes: [0; ROOM], length: 0, more: Vec::new() }
    }

    /// Adds bytes.
    #[inline]
    pub fn extend_from_slice(&mut self, bytes: &[u8]) {
        match self.bytes.get_mut(self.length..self.length + bytes.len()) {
            Some(place) if self.more.is_empty() => {
                place.copy_from_slice(bytes);
                self.length += bytes.len();
            }
            Some(_) | None => self.spill(bytes),
        }
    }

    #[cold]
    fn spill(&mut self, bytes: &[u8]) {
        if self.more.is_empty() {
            self.more.extend_from_slice(&self.bytes[..self.length]);
        }
        self.more.extend_from_slice(bytes);
    }

    /// Adds one byte.
    #[inline]
    pub fn push(&mut self, byte: u8) {
        self.extend_from_slice(&[byte]);
    }
}

impl std::ops::Deref for Out {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        if self.more.is_empty() { &self.bytes[..self.length] } else { &self.more }
    }
}

/// Widths from here on are not for here.
const MOST_WIDTH: usize = 1000;
/// Precisions from here on are not for here.
const MOST_PRECISION: usize = 30;

/// A specification.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quick {
    /// On which side of its width the value stands, if it is said.
    left: Option<bool>,
    /// Zeros between the sign and the digits.
    zeros: bool,
    width: usize,
    precision: Option<usize>,
    /// Type letter; 0 when there is none.
    code: u8,
}

/// Digits from the front of some text, and what is behind them.
fn number(text: &[u8]) -> Option<(usize, &[u8])> {
    let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if count > 4 {
        return None;
    }
    let (digits, rest) = text.split_at(count);
    Some((digits.iter().fold(0, |number, digit| number * 10 + usize::from(digit - b'0')), rest))
}

impl Quick {
    /// Reads `[width][.precision]`; the rest is left.
    fn amounts(self, text: &[u8]) -> Option<(Quick, &[u8])> {
        let (width, rest) = number(text)?;
        let (precision, rest) = match rest {
            [b'.', digits @ ..] if digits.first().is_some_and(u8::is_ascii_digit) => {
                let (precision, rest) = number(digits)?;
                (Some(precision), rest)
            }
            [b'.', ..] => return None,
            _ => (None, rest),
        };
        let fits = width < MOST_WIDTH && precision.is_none_or(|precision| precision < MOST_PRECISION);
        fits.then_some((Quick { width, precision, ..self }, rest))
    }

    /// A specification of the format mini-language.
    pub fn of_format(text: &[u8]) -> Option<Quick> {
        let (left, text) = match text {
            [b'<', rest @ ..] => (Some(true), rest),
            [b'>', rest @ ..] => (Some(false), rest),
            _ => (None, text),
        };
        let (zeros, text) = match text {
            [b'0', rest @ ..] if left.is_none() => (true, rest),
            [b'0', ..] => return None,
            _ => (false, text),
        };
        let (quick, rest) = Quick { left, zeros, ..Quick::default() }.amounts(text)?;
        match rest {
            [] => Some(quick),
            [code @ (b'd' | b'x' | b'X' | b'f' | b's')] => Some(Quick { code: *code, ..quick }),
            _ => None,
        }
    }

    /// A directive of `%`, whose sign has been read; and the bytes it takes.
    pub fn of_percent(text: &[u8]) -> Option<(Quick, usize)> {
        let (left, zeros, after) = match text {
            [b'-', rest @ ..] => (true, false, rest),
            [b'0', rest @ ..] => (false, true, rest),
            _ => (false, false, text),
        };
        let (quick, rest) = Quick { left: Some(left), zeros, ..Quick::default() }.amounts(after)?;
        let code = match rest.first()? {
            b'i' | b'u' => b'd',
            code @ (b'd' | b'x' | b'X' | b'f' | b's') => *code,
            _ => return None,
        };
        Some((Quick { code, ..quick }, text.len() - rest.len() + 1))
    }

    /// Adds a small int.
    pub fn int(&self, value: i64, out: &mut Out) -> bool {
        let mut buffer = [0; 20];
        match self.code {
            b'f' if value.unsigned_abs() < 1 << 53 => self.float(value as f64, out),
            0 | b'd' | b'x' | b'X' if self.precision.is_none() => {
                let digits = match self.code {
                    b'x' => hex(value.unsigned_abs(), b'a', &mut buffer),
                    b'X' => hex(value.unsigned_abs(), b'A', &mut buffer),
                    _ => decimal(value.unsigned_abs(), &mut buffer),
                };
                self.numeric(value < 0, digits, out);
                true
            }
            _ => false,
        }
    }

    /// Adds a float.
    pub fn float(&self, value: f64, out: &mut Out) -> bool {
        if !value.is_finite() || !(self.code == b'f' || self.code == 0 && self.precision.is_none()) {
            return false;
        }
        let digits = if self.code == b'f' {
            format_code(value, Code::Fixed, self.precision.unwrap_or(6), Style::default())
        } else {
            let mut digits = String::with_capacity(24);
            push_repr(value.abs(), &mut digits);
            digits
        };
        self.numeric(value.is_sign_negative(), digits.as_bytes(), out);
        true
    }

    /// Adds ASCII text; without a side of its own it stands left.
    pub fn text(&self, text: &[u8], out: &mut Out) -> bool {
        if self.zeros || !matches!(self.code, 0 | b's') {
            return false;
        }
        let kept = text.get(..self.precision.unwrap_or(text.len())).unwrap_or(text);
        let missing = self.width.saturating_sub(kept.len());
        let left = self.left.unwrap_or(true);
        pad(out, b' ', if left { 0 } else { missing });
        out.extend_from_slice(kept);
        pad(out, b' ', if left { missing } else { 0 });
        true
    }

    /// Whether a directive of `%` asks for the text of whatever it gets.
    pub fn is_text(&self) -> bool {
        self.code == b's'
    }

    fn numeric(&self, negative: bool, digits: &[u8], out: &mut Out) {
        let missing = self.width.saturating_sub(digits.len() + usize::from(negative));
        let left = self.left.unwrap_or(false);
        if !left && !self.zeros {
            pad(out, b' ', missing);
        }
        if negative {
            out.push(b'-');
        }
        if self.zeros {
            pad(out, b'0', missing);
        }
        out.extend_from_slice(digits);
        if left {
            pad(out, b' ', missing);
        }
    }
}

fn pad(out: &mut Out, byte: u8, count: usize) {
    for _ in 0..count {
        out.push(byte);
    }
}

/// Decimal digits of a number.
pub fn decimal(number: u64, buffer: &mut [u8; 20]) -> &[u8] {
    let (mut rest, mut at) = (number, buffer.len());
    loop {
        at -= 1;
        buffer[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            return &buffer[at..];
        }
    }
}

/// Hexadecimal digits of a number; `ten` is the letter of the digit ten.
fn hex(number: u64, ten: u8, buffer: &mut [u8; 20]) -> &[u8] {
    let (mut rest, mut at) = (number, buffer.len());
    loop {
        at -= 1;
        let digit = (rest % 16) as u8;
        buffer[at] = if digit < 10 { b'0' + digit } else { ten + digit - 10 };
        rest /= 16;
        if rest == 0 {
            return &buffer[at..];
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn text_grows_beyond_its_room() {
        let mut out = Out::new();
        for length in 0..40_u8 {
            out.extend_from_slice(&vec![length; usize::from(length)]);
            out.push(b'.');
        }
        let whole: Vec<u8> =
            (0..40_u8).flat_map(|length| [vec![length; usize::from(length)], vec![b'.']].concat()).collect();
        assert_eq!(*out, *whole);
    }

    use super::super::format_apply::{IntRef, format_float, format_int, format_text};
    use super::super::format_spec::Spec;
    use super::super::units::Text;
    use super::*;

    #[test]
    fn agrees_with_the_whole_way() {
        let specs = [
            "", "5", "05", "<5", ">5", "<", "x", "08x", ">6X", "d", "05d", ".2f", "8.2f", "08.2f", "<8.1f",
            "s", ">7s", "7.2s", ".3", "0s", "f",
        ];
        for text in specs {
            let Some(quick) = Quick::of_format(text.as_bytes()) else { panic!("{text:?} is read") };
            for value in [0_i64, 7, -7, 12345, -99999, 1 << 52, i64::MIN >> 2] {
                let mut out = Out::new();
                if quick.int(value, &mut out) {
                    let spec = Spec::for_int(Text::Ascii(text), "int").expect("it is one for ints");
                    let whole = if quick.code == b'f' {
                        format_float(value as f64, &spec)
                    } else {
                        format_int(IntRef::Small(value), &spec, 0).expect("no limit is broken")
                    };
                    assert_eq!(
                        std::str::from_utf8(&out),
                        Ok(&*whole.as_text().to_string_lossy()),
                        "{text} {value}"
                    );
                }
            }
            for value in [0.0, -0.0, 0.5, -2.25, 1e15, 3.0e-7, 12345.678] {
                let mut out = Out::new();
                if quick.float(value, &mut out) {
                    let spec = Spec::for_float(Text::Ascii(text), "float").expect("it is one for floats");
                    let whole = format_float(value, &spec);
                    assert_eq!(
                        std::str::from_utf8(&out),
                        Ok(&*whole.as_text().to_string_lossy()),
                        "{text} {value}"
                    );
                }
            }
            let mut out = Out::new();
            if quick.text(b"abc", &mut out) {
                let spec = Spec::for_text(Text::Ascii(text), "str").expect("it is one for text");
                let whole = format_text(Text::Ascii("abc"), &spec);
                assert_eq!(std::str::from_utf8(&out), Ok(&*whole.as_text().to_string_lossy()), "{text}");
            }
        }
    }
}
