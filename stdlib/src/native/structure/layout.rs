//! Formats of `struct`, read into parts with sizes and places; and floats of 16 bits.

use smallvec::SmallVec;

/// What a part holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// Nothing.
    Pad,
    /// A number.
    Int {
        /// It can be negative.
        signed: bool,
    },
    /// An address.
    Pointer,
    /// A truth value.
    Bool,
    /// A float.
    Float,
    /// Two floats.
    Complex,
    /// One byte as bytes.
    Char,
    /// Bytes of a fixed length.
    Bytes,
    /// A length and as many bytes.
    Pascal,
}

/// Some neighbours of one code.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The letter.
    pub code: u8,
    /// What it means.
    pub item: Item,
    /// How many values; for bytes the length of the one value.
    count: usize,
    /// Bytes of a single one.
    size: usize,
    /// Where the first lies.
    start: usize,
}

impl Part {
    /// Bytes of one value.
    pub fn width(&self) -> usize {
        match self.item {
            Item::Bytes | Item::Pascal => self.count,
            Item::Pad
            | Item::Int { .. }
            | Item::Pointer
            | Item::Bool
            | Item::Float
            | Item::Complex
            | Item::Char => self.size,
        }
    }

    /// How many values it stands for.
    fn values(&self) -> usize {
        match self.item {
            Item::Pad => 0,
            Item::Bytes | Item::Pascal => 1,
            Item::Int { .. } | Item::Pointer | Item::Bool | Item::Float | Item::Complex | Item::Char => {
                self.count
            }
        }
    }
}

/// A whole format.
#[derive(Clone, Debug)]
pub struct Layout {
    parts: SmallVec<[Part; 6]>,
    /// Bytes in all.
    pub size: usize,
    /// Values in all.
    pub values: usize,
    /// The low byte comes first.
    pub little: bool,
}

const TOO_LONG: &str = "total struct size too long";
const LONGEST: usize = isize::MAX as usize;

impl Layout {
    /// Reads a format, or says what is wrong with it.
    pub fn parse(format: &[u8]) -> Result<Layout, &'static str> {
        if format.contains(&0) {
            return Err("embedded null character");
        }
        let (native, little, mut rest) = match format.split_first() {
            Some((b'@', rest)) => (true, cfg!(target_endian = "little"), rest),
            Some((b'=', rest)) => (false, cfg!(target_endian = "little"), rest),
            Some((b'<', rest)) => (false, true, rest),
            Some((b'>' | b'!', rest)) => (false, false, rest),
            Some(_) | None => (true, cfg!(target_endian = "little"), format),
        };
        let mut layout = Layout { parts: SmallVec::new(), size: 0, values: 0, little };
        while let Some((&first, after)) = rest.split_first() {
            rest = after;
            if is_space(first) {
                continue;
            }
            let (mut code, mut count) = (first, 1usize);
            if first.is_ascii_digit() {
                count = usize::from(first - b'0');
                loop {
                    let Some((&next, after)) = rest.split_first() else {
                        return Err("repeat count given without format specifier");
                    };
                    rest = after;
                    code = next;
                    if !next.is_ascii_digit() {
                        break;
                    }
                    count = count
                        .checked_mul(10)
                        .and_then(|count| count.checked_add(usize::from(next - b'0')))
                        .filter(|&count| count <= LONGEST)
                        .ok_or(TOO_LONG)?;
                }
            }
            layout.add(code, count, native)?;
        }
        Ok(layout)
    }

    fn add(&mut self, code: u8, count: usize, native: bool) -> Result<(), &'static str> {
        let (item, size, align) = meaning(code, native).ok_or("bad char in struct format")?;
        let align = if native { align } else { 1 };
        let start = self.size.checked_next_multiple_of(align).ok_or(TOO_LONG)?;
        let bytes = size.checked_mul(count).ok_or(TOO_LONG)?;
        self.size = start.checked_add(bytes).filter(|&size| size <= LONGEST).ok_or(TOO_LONG)?;
        let part = Part { code, item, count, size, start };
        self.values = self.values.checked_add(part.values()).ok_or(TOO_LONG)?;
        if part.values() > 0 {
            self.parts.push(part);
        }
        Ok(())
    }

    /// All values in order: their part, and where they lie.
    pub fn items(&self) -> impl Iterator<Item = (&Part, usize)> {
        self.parts
            .iter()
            .flat_map(|part| (0..part.values()).map(move |number| (part, part.start + number * part.size)))
    }
}

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0x0b
}

/// What a code means, its size and its alignment.
fn meaning(code: u8, native: bool) -> Option<(Item, usize, usize)> {
    let long = if native { 8 } else { 4 };
    let signed = |size| (Item::Int { signed: true }, size, size);
    let unsigned = |size| (Item::Int { signed: false }, size, size);
    Some(match code {
        b'x' => (Item::Pad, 1, 1),
        b'c' => (Item::Char, 1, 1),
        b's' => (Item::Bytes, 1, 1),
        b'p' => (Item::Pascal, 1, 1),
        b'?' => (Item::Bool, 1, 1),
        b'b' => signed(1),
        b'B' => unsigned(1),
        b'h' => signed(2),
        b'H' => unsigned(2),
        b'i' => signed(4),
        b'I' => unsigned(4),
        b'l' => signed(long),
        b'L' => unsigned(long),
        b'q' => signed(8),
        b'Q' => unsigned(8),
        b'n' if native => signed(8),
        b'N' if native => unsigned(8),
        b'P' if native => (Item::Pointer, 8, 8),
        b'e' => (Item::Float, 2, 2),
        b'f' => (Item::Float, 4, 4),
        b'd' => (Item::Float, 8, 8),
        b'F' => (Item::Complex, 8, 4),
        b'D' => (Item::Complex, 16, 8),
        _ => return None,
    })
}

/// The nearest float of 16 bits, ties to even; None when it is too large.
pub fn to_half(number: f64) -> Option<u16> {
    let sign = if number.is_sign_negative() { 0x8000 } else { 0 };
    if number.is_nan() {
        return Some(sign | 0x7e00);
    }
    let magnitude = number.abs();
    if magnitude.is_infinite() {
        return Some(sign | 0x7c00);
    }
    // The distance between neighbours: 2^-24 below 2^-14, else by the exponent.
    let exponent = ((magnitude.to_bits() >> 52) as i32 - 1023).max(-14);
    if exponent > 15 {
        return None;
    }
    let units = (magnitude * 2f64.powi(10 - exponent)).round_ties_even() as u32;
    // Rounding up to the next power of two carries into the exponent by itself.
    let bits = ((exponent + 14) as u32 * 0x400) + units;
    if bits >= 0x7c00 { None } else { Some(sign | bits as u16) }
}

/// The float of these 16 bits.
pub fn from_half(bits: u16) -> f64 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f64::from(bits & 0x3ff));
    match exponent {
        0 => sign * fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => sign * f64::INFINITY,
        31 => f64::NAN,
        _ => sign * (1024.0 + fraction) * 2f64.powi(exponent - 25),
    }
}

#[cfg(test)]
mod tests {
    use super::{Layout, from_half, to_half};

    #[test]
    fn every_half_comes_back() {
        for bits in 0..=u16::MAX {
            let number = from_half(bits);
            if !number.is_nan() {
                assert_eq!(to_half(number), Some(bits));
            }
        }
        assert_eq!(to_half(65519.0), Some(0x7bff));
        assert_eq!(to_half(65520.0), None);
        assert_eq!(to_half(2f64.powi(-25)), Some(0));
    }

    #[test]
    fn native_formats_align() {
        let size = |format: &str| Layout::parse(format.as_bytes()).map(|layout| layout.size);
        assert_eq!(size("bi"), Ok(8));
        assert_eq!(size("ib"), Ok(5));
        assert_eq!(size("ib0i"), Ok(8));
        assert_eq!(size("<bi"), Ok(5));
        assert_eq!(size("9223372036854775807i"), Err("total struct size too long"));
        assert_eq!(size("3"), Err("repeat count given without format specifier"));
        assert_eq!(size("i@"), Err("bad char in struct format"));
    }
}
