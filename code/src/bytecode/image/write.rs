//! Writing an image.

use std::collections::BTreeMap;

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use super::super::packed::{pack_positions, pack_words, put_number, put_signed};
use super::super::{Code, Constant, Text};
use super::read::tag;
use super::{MAGIC, VERSION};

/// Where a number of an image does not fit.
const TOO_LARGE: &str = "an image holds less than 4 GiB";

/// Collects units and writes them.
#[derive(Default)]
pub struct Writer {
    texts: IndexSet<Box<str>, FxBuildHasher>,
    /// Number of the note and place of the code, by name.
    units: BTreeMap<Box<str>, (u32, u32)>,
    codes: Vec<u8>,
}

impl Writer {
    /// An image without units.
    pub fn new() -> Writer {
        Writer::default()
    }

    /// Adds a unit under a name that no other has.
    pub fn add(&mut self, name: &str, note: &str, code: &Code) -> Result<(), String> {
        let note = self.text(note);
        let place = self.code(code)?;
        self.text(name);
        match self.units.insert(name.into(), (note as u32, place)) {
            Some(_) => Err(format!("two units have the name {name}")),
            None => Ok(()),
        }
    }

    /// The bytes of the image.
    pub fn finish(mut self) -> Result<Vec<u8>, String> {
        let mut out = MAGIC.to_vec();
        let (mut ends, mut texts) = (Vec::new(), Vec::new());
        for text in &self.texts {
            texts.extend_from_slice(text.as_bytes());
            ends.extend(narrow(texts.len())?.to_le_bytes());
        }
        let units = std::mem::take(&mut self.units);
        let header = MAGIC.len() + 7 * 4;
        let units_at = header + ends.len() + texts.len();
        let numbers = [
            VERSION,
            narrow(self.texts.len())?,
            narrow(header)?,
            narrow(header + ends.len())?,
            narrow(units.len())?,
            narrow(units_at)?,
            narrow(units_at + 12 * units.len())?,
        ];
        numbers.iter().for_each(|number| out.extend(number.to_le_bytes()));
        out.extend(ends);
        out.extend(texts);
        for (name, (note, place)) in &units {
            let name = self.text(name) as u32;
            [name, *note, *place].iter().for_each(|number| out.extend(number.to_le_bytes()));
        }
        out.extend(&self.codes);
        narrow(out.len())?;
        Ok(out)
    }

    fn text(&mut self, text: &str) -> usize {
        match self.texts.get_index_of(text) {
            Some(number) => number,
            None => self.texts.insert_full(text.into()).0,
        }
    }

    fn put_text(&mut self, out: &mut Vec<u8>, text: &str) {
        let number = self.text(text);
        put_number(out, number as u64);
    }

    fn put_texts(&mut self, out: &mut Vec<u8>, texts: &[Text]) {
        put_number(out, texts.len() as u64);
        texts.iter().for_each(|text| self.put_text(out, text));
    }

    /// Writes code and answers its place. The code inside it is written first.
    fn code(&mut self, code: &Code) -> Result<u32, String> {
        let mut constants = Vec::new();
        self.put_constants(&mut constants, &code.constants)?;
        let mut out = Vec::new();
        self.put_text(&mut out, &code.name);
        self.put_text(&mut out, &code.qualified_name);
        let counts = [code.positional_only, code.positional, code.keyword_only];
        for number in [code.first_line, code.flags.0].into_iter().chain(counts) {
            put_number(&mut out, number.into());
        }
        put_number(&mut out, code.registers.into());
        put_number(&mut out, code.local_count.into());
        for local in &code.locals {
            let number = self.text(&local.name) as u64;
            put_number(&mut out, number << 1 | u64::from(local.is_cell));
        }
        self.put_texts(&mut out, &code.names);
        self.put_texts(&mut out, &code.free_names);
        out.extend(constants);
        put_number(&mut out, code.handlers.len() as u64);
        for handler in &code.handlers {
            for number in [handler.start, handler.end, handler.target, handler.depth.into()] {
                put_number(&mut out, number.into());
            }
        }
        put_number(&mut out, code.live_temps.len() as u64);
        let mut word = 0;
        for (from, depth) in &code.live_temps {
            put_number(&mut out, u64::from(from.wrapping_sub(word)));
            put_number(&mut out, u64::from(*depth));
            word = *from;
        }
        let mut packed = Vec::new();
        pack_words(&code.instructions, &mut packed).ok_or("code ends within an instruction")?;
        put_number(&mut out, code.instructions.len() as u64);
        put_number(&mut out, packed.len() as u64);
        out.append(&mut packed);
        pack_positions(&code.positions, &mut packed);
        put_number(&mut out, packed.len() as u64);
        out.append(&mut packed);
        let place = narrow(self.codes.len())?;
        self.codes.append(&mut out);
        Ok(place)
    }

    fn put_constants(&mut self, out: &mut Vec<u8>, constants: &[Constant]) -> Result<(), String> {
        put_number(out, constants.len() as u64);
        constants.iter().try_for_each(|constant| self.put_constant(out, constant))
    }

    fn put_constant(&mut self, out: &mut Vec<u8>, constant: &Constant) -> Result<(), String> {
        let put_bytes = |out: &mut Vec<u8>, tag: u8, bytes: &[u8]| {
            out.push(tag);
            put_number(out, bytes.len() as u64);
            out.extend_from_slice(bytes);
        };
        match constant {
            Constant::None => out.push(tag::NONE),
            Constant::Bool(truth) => out.push(if *truth { tag::TRUE } else { tag::FALSE }),
            Constant::Ellipsis => out.push(tag::ELLIPSIS),
            Constant::Int(number) => {
                out.push(tag::INT);
                put_signed(out, *number);
            }
            Constant::BigInt(number) => put_bytes(out, tag::BIG_INT, &number.to_signed_bytes_le()),
            Constant::Float(number) => {
                out.push(tag::FLOAT);
                out.extend(number.to_bits().to_le_bytes());
            }
            Constant::Complex(real, imaginary) => {
                out.push(tag::COMPLEX);
                out.extend(real.to_bits().to_le_bytes());
                out.extend(imaginary.to_bits().to_le_bytes());
            }
            Constant::Str(text) => {
                out.push(tag::STR);
                self.put_text(out, text);
            }
            Constant::WideStr(points) => {
                out.push(tag::WIDE_STR);
                put_number(out, points.len() as u64);
                points.iter().for_each(|point| put_number(out, u64::from(*point)));
            }
            Constant::Bytes(bytes) => put_bytes(out, tag::BYTES, bytes),
            Constant::Tuple(items) => {
                out.push(tag::TUPLE);
                self.put_constants(out, items)?;
            }
            Constant::FrozenSet(items) => {
                out.push(tag::FROZEN_SET);
                self.put_constants(out, items)?;
            }
            Constant::Slice(parts) => {
                out.push(tag::SLICE);
                self.put_constants(out, parts.as_slice())?;
            }
            Constant::Code(code) => {
                let place = self.code(code)?;
                out.push(tag::CODE);
                put_number(out, place.into());
            }
        }
        Ok(())
    }
}

fn narrow(length: usize) -> Result<u32, String> {
    u32::try_from(length).map_err(|_| TOO_LARGE.to_owned())
}
