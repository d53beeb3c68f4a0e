//! The values of literals.
//!
//! They are not the VM's values: a long integer stays the text it was written as, and a string keeps its
//! lone surrogates.

use std::rc::Rc;

/// The value of a `Constant` node.
#[derive(Debug, Clone, PartialEq)]
pub enum Constant {
    /// `None`
    None,
    /// `True`
    True,
    /// `False`
    False,
    /// `...`
    Ellipsis,
    /// An integer that fits 64 bits.
    Int(i64),
    /// A longer integer: its digits without prefix and underscores, and their radix (2, 8, 10 or 16).
    BigInt {
        /// ASCII digits, lower or upper case, no sign, no leading zeros.
        digits: Rc<str>,
        /// 2, 8, 10 or 16.
        radix: u32,
    },
    /// A float.
    Float(f64),
    /// An imaginary number; the real part is zero.
    Complex(f64),
    /// A string.
    Str(Text),
    /// A bytes literal.
    Bytes(Rc<[u8]>),
}

/// The value of a string literal: Unicode code points, lone surrogates included.
///
/// Kept as WTF-8: UTF-8 in which a surrogate code point is written as the three bytes UTF-8 would give it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Text(Rc<[u8]>);

impl Text {
    /// The text of a `&str`.
    pub fn new(text: &str) -> Text {
        Text(Rc::from(text.as_bytes()))
    }

    /// A text from WTF-8 bytes, as [`Text::as_wtf8`] gives them.
    pub(crate) fn from_wtf8(bytes: &[u8]) -> Text {
        Text(Rc::from(bytes))
    }

    /// The text as `&str`, if it has no lone surrogate.
    pub fn as_str(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok()
    }

    /// The bytes: UTF-8 but for lone surrogates.
    pub fn as_wtf8(&self) -> &[u8] {
        &self.0
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The code points in order.
    pub fn code_points(&self) -> impl Iterator<Item = u32> + '_ {
        let mut rest: &[u8] = &self.0;
        std::iter::from_fn(move || {
            let (point, after) = first_code_point(rest)?;
            rest = after;
            Some(point)
        })
    }
}

/// Splits the first code point off WTF-8 bytes.
fn first_code_point(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (&lead, mut rest) = bytes.split_first()?;
    let (mut point, following) = match lead {
        0..=0x7f => (u32::from(lead), 0),
        0x80..=0xdf => (u32::from(lead & 0x1f), 1),
        0xe0..=0xef => (u32::from(lead & 0x0f), 2),
        0xf0..=0xff => (u32::from(lead & 0x07), 3),
    };
    for _ in 0..following {
        let (&byte, after) = rest.split_first()?;
        point = (point << 6) | u32::from(byte & 0x3f);
        rest = after;
    }
    Some((point, rest))
}
