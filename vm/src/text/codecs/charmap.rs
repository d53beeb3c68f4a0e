//! One-byte character sets by table, the reference's `charmap` codec.

use super::tables::UNDEFINED;
use super::{Problem, Progress};
use crate::text::units::{Text, TextBuf};

/// A one-byte character set.
#[derive(Debug)]
pub struct Charmap {
    /// Name of the codec.
    pub name: &'static str,
    pub(super) to_codes: [u16; 256],
    pub(super) to_bytes: &'static [(u16, u8)],
}

impl Charmap {
    /// The code point of a byte.
    pub fn code(&self, byte: u8) -> Option<u32> {
        match self.to_codes[usize::from(byte)] {
            UNDEFINED => None,
            code => Some(u32::from(code)),
        }
    }

    /// The byte of a code point.
    pub fn byte(&self, code: u32) -> Option<u8> {
        let code = u16::try_from(code).ok()?;
        // Where ASCII is itself, its rows stand at their own numbers.
        if let Some(&(first, byte)) = self.to_bytes.get(usize::from(code))
            && first == code
        {
            return Some(byte);
        }
        let index = self.to_bytes.binary_search_by_key(&code, |row| row.0).ok()?;
        self.to_bytes.get(index).map(|row| row.1)
    }
}

const REASON: &str = "character maps to <undefined>";

pub(super) fn decode(map: &Charmap, input: &[u8], from: usize, out: &mut TextBuf) -> Progress {
    for (index, &byte) in input.iter().enumerate().skip(from) {
        match map.code(byte) {
            Some(code) => out.push(code),
            None => return Progress::Stopped(Problem::new("charmap", index, index + 1, REASON)),
        }
    }
    Progress::Done { consumed: input.len() }
}

pub(super) fn encode(map: &Charmap, text: Text<'_>, from: usize, out: &mut Vec<u8>) -> Progress {
    for (index, code) in text.iter().enumerate().skip(from) {
        match map.byte(code) {
            Some(byte) => out.push(byte),
            None => {
                let bad = text.from(index).iter().take_while(|&code| map.byte(code).is_none()).count();
                return Progress::Stopped(Problem::new("charmap", index, index + bad, REASON));
            }
        }
    }
    Progress::Done { consumed: text.len() }
}
