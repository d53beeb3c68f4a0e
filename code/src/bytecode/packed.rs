//! Parts of code that stay packed until somebody reads them: instruction words and source positions.
//!
//! An instruction is its opcode, its flags, a byte of form and then only what is not zero; cache words are left
//! out. A position is what differs from the one before.

use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

use super::{Instruction, Op, SourceRange};

/// A place in bytes, from which numbers are read. Every read answers None at the end.
#[derive(Clone, Copy)]
pub(super) struct Bytes<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Bytes<'b> {
    pub fn new(bytes: &'b [u8], at: usize) -> Bytes<'b> {
        Bytes { bytes, at }
    }

    pub fn at(&self) -> usize {
        self.at
    }

    #[inline]
    pub fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    #[inline]
    fn short(&mut self) -> Option<u16> {
        let pair = self.bytes.get(self.at..)?.first_chunk::<2>()?;
        self.at += 2;
        Some(u16::from_le_bytes(*pair))
    }

    pub fn fixed(&mut self) -> Option<u32> {
        let four = self.bytes.get(self.at..)?.first_chunk::<4>()?;
        self.at += 4;
        Some(u32::from_le_bytes(*four))
    }

    pub fn eight(&mut self) -> Option<u64> {
        let eight = self.bytes.get(self.at..)?.first_chunk::<8>()?;
        self.at += 8;
        Some(u64::from_le_bytes(*eight))
    }

    /// A number of seven bits a byte, low ones first.
    #[inline]
    pub fn number(&mut self) -> Option<u64> {
        let first = self.byte()?;
        if first < 0x80 {
            return Some(u64::from(first));
        }
        let mut number = u64::from(first & 0x7f);
        let mut shift = 7;
        loop {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
            shift += 7;
        }
    }

    #[inline]
    pub fn small(&mut self) -> Option<u32> {
        u32::try_from(self.number()?).ok()
    }

    /// A number that may be negative: its sign is the lowest bit.
    pub fn signed(&mut self) -> Option<i64> {
        let number = self.number()?;
        Some((number >> 1) as i64 ^ -((number & 1) as i64))
    }

    /// A count of things that take at least one byte each.
    pub fn count(&mut self) -> Option<usize> {
        let count = usize::try_from(self.number()?).ok()?;
        (count <= self.bytes.len().saturating_sub(self.at)).then_some(count)
    }

    pub fn slice(&mut self, length: usize) -> Option<&'b [u8]> {
        let end = self.at.checked_add(length)?;
        let slice = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(slice)
    }
}

pub(super) fn put_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

pub(super) fn put_signed(out: &mut Vec<u8>, number: i64) {
    put_number(out, (number << 1) as u64 ^ (number >> 63) as u64);
}

/// Instruction and cache words.
#[derive(Clone, Default)]
pub struct Words {
    words: OnceLock<Box<[u64]>>,
    packed: Option<(&'static [u8], u32)>,
}

/// In the byte of form: the operand is one byte, or two; nothing when neither is set.
const NARROW: u8 = 1;
const FULL: u8 = 2;
/// In the byte of form: the cache words follow.
const CACHES: u8 = 64;

/// What an unreadable stretch of instructions becomes: an instruction that raises.
const UNREADABLE: u64 = Op::Invalid as u64;

impl Words {
    pub(super) fn packed(bytes: &'static [u8], count: u32) -> Words {
        Words { words: OnceLock::new(), packed: Some((bytes, count)) }
    }

    /// A copy of the words that the caller owns; when they are packed, nobody else keeps one.
    pub fn to_owned_words(&self) -> Box<[u64]> {
        match (self.words.get(), self.packed) {
            (Some(words), _) => words.clone(),
            (None, Some((bytes, count))) => unpack(bytes, count).unwrap_or_else(|| Box::new([UNREADABLE])),
            (None, None) => Box::default(),
        }
    }

    /// Whether they can be read.
    pub(super) fn is_readable(&self) -> bool {
        self.packed.is_none_or(|(bytes, count)| unpack(bytes, count).is_some())
    }
}

impl From<Vec<u64>> for Words {
    fn from(words: Vec<u64>) -> Words {
        Words { words: OnceLock::from(words.into_boxed_slice()), packed: None }
    }
}

impl Deref for Words {
    type Target = [u64];
    fn deref(&self) -> &[u64] {
        self.words.get_or_init(|| self.to_owned_words())
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Words) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(formatter)
    }
}

fn unpack(bytes: &[u8], count: u32) -> Option<Box<[u64]>> {
    let mut bytes = Bytes::new(bytes, 0);
    let count = count as usize;
    // a word takes half a byte at the least: three cache words at most follow the three bytes of an instruction
    if count / 2 > bytes.bytes.len() {
        return None;
    }
    let mut words = Vec::with_capacity(count);
    while words.len() < count {
        let (op, flags, form) = (bytes.byte()?, bytes.byte()?, bytes.byte()?);
        let mut word = u64::from(op) | u64::from(flags) << 8;
        let mut shift = 16;
        let mut kinds = form;
        while shift < 64 {
            let operand = match kinds & 3 {
                0 => 0,
                NARROW => u64::from(bytes.byte()?),
                _ => u64::from(bytes.short()?),
            };
            word |= operand << shift;
            kinds >>= 2;
            shift += 16;
        }
        words.push(word);
        for _ in 1..Instruction(word).op().words() {
            words.push(if form & CACHES == 0 { 0 } else { bytes.number()? });
        }
    }
    (words.len() == count && bytes.at() == bytes.bytes.len()).then(|| words.into_boxed_slice())
}

/// The packed form of words. None when they end within an instruction.
pub(super) fn pack_words(words: &[u64], out: &mut Vec<u8>) -> Option<()> {
    let mut at = 0;
    while let Some(&word) = words.get(at) {
        let instruction = Instruction(word);
        let length = instruction.op().words();
        let caches = words.get(at + 1..at + length)?;
        let operands = [instruction.a(), instruction.b(), instruction.c()];
        let kind = |operand: usize| match operand {
            0 => 0,
            1..256 => NARROW,
            _ => FULL,
        };
        let mut form = 0;
        for (place, operand) in operands.into_iter().enumerate() {
            form |= kind(operand) << (2 * place);
        }
        let has_caches = caches.iter().any(|cache| *cache != 0);
        out.extend([word as u8, instruction.flags(), if has_caches { form | CACHES } else { form }]);
        for operand in operands {
            match kind(operand) {
                0 => {}
                NARROW => out.push(operand as u8),
                _ => out.extend((operand as u16).to_le_bytes()),
            }
        }
        if has_caches {
            caches.iter().for_each(|cache| put_number(out, *cache));
        }
        at += length;
    }
    Some(())
}

/// Source positions: from which word on, sorted by word.
#[derive(Clone, Default)]
pub struct Positions {
    entries: OnceLock<Box<[(u32, SourceRange)]>>,
    packed: Option<&'static [u8]>,
}

impl Positions {
    pub(super) fn packed(bytes: &'static [u8]) -> Positions {
        Positions { entries: OnceLock::new(), packed: Some(bytes) }
    }

    /// Whether they can be read.
    pub(super) fn is_readable(&self) -> bool {
        self.packed.is_none_or(|bytes| unpack_positions(bytes).is_some())
    }
}

impl From<Vec<(u32, SourceRange)>> for Positions {
    fn from(entries: Vec<(u32, SourceRange)>) -> Positions {
        Positions { entries: OnceLock::from(entries.into_boxed_slice()), packed: None }
    }
}

impl Deref for Positions {
    type Target = [(u32, SourceRange)];
    fn deref(&self) -> &[(u32, SourceRange)] {
        self.entries.get_or_init(|| self.packed.and_then(unpack_positions).unwrap_or_default())
    }
}

impl PartialEq for Positions {
    fn eq(&self, other: &Positions) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Positions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(formatter)
    }
}

fn unpack_positions(bytes: &[u8]) -> Option<Box<[(u32, SourceRange)]>> {
    let mut bytes = Bytes::new(bytes, 0);
    let count = bytes.count()?;
    let mut entries = Vec::with_capacity(count);
    let (mut word, mut line) = (0u32, 0i64);
    for _ in 0..count {
        word = word.checked_add(bytes.small()?)?;
        line = line.checked_add(bytes.signed()?)?;
        let range = SourceRange {
            line: u32::try_from(line).ok()?,
            end_line: u32::try_from(line.checked_add(bytes.signed()?)?).ok()?,
            column: bytes.small()?,
            end_column: bytes.small()?,
        };
        entries.push((word, range));
    }
    Some(entries.into_boxed_slice())
}

pub(super) fn pack_positions(entries: &[(u32, SourceRange)], out: &mut Vec<u8>) {
    put_number(out, entries.len() as u64);
    let (mut word, mut line) = (0, 0);
    for (at, range) in entries {
        put_number(out, u64::from(at.wrapping_sub(word)));
        put_signed(out, i64::from(range.line) - i64::from(line));
        put_signed(out, i64::from(range.end_line) - i64::from(range.line));
        put_number(out, u64::from(range.column));
        put_number(out, u64::from(range.end_column));
        (word, line) = (*at, range.line);
    }
}
