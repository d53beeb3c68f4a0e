//! Reading an image. Nothing here trusts a number: what lies outside the bytes is None. Code lies behind the code
//! inside it, so that no chain of places has an end that is not there.

use std::collections::HashMap;
use std::sync::Arc;

use num_bigint::BigInt;

use super::super::packed::{Bytes, Positions, Words};
use super::super::{Body, Code, CodeFlags, Constant, Handler, Local, Op, Text, verify_alone};
use super::{MAGIC, VERSION};

/// How deep constants and code may nest; sources cannot nest deeper.
const DEEPEST: usize = 1000;
/// Registers a frame can have.
const MOST_REGISTERS: u32 = u16::MAX as u32;

/// Where the parts of an image lie.
#[derive(Clone, Copy)]
pub struct Parts {
    bytes: &'static [u8],
    text_count: u32,
    /// The end of each text, counted from `texts`.
    ends: u32,
    texts: u32,
    unit_count: u32,
    units: u32,
    codes: u32,
}

/// An entry of the table of units.
pub struct Unit {
    pub name: u32,
    pub note: u32,
    pub code: u32,
}

/// The place of a body.
#[derive(Clone, Copy)]
pub struct Packed {
    parts: Parts,
    /// Where the code's head lies.
    head: u32,
    /// Where its body lies.
    body: u32,
}

impl std::fmt::Debug for Packed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Packed({})", self.body)
    }
}

impl Packed {
    /// The body; of damaged bytes one that raises.
    #[cold]
    pub fn body(&self, file_name: &Arc<str>, locals: u32) -> Body {
        self.parts.body(self, file_name, locals).unwrap_or_else(|| Body {
            instructions: vec![Op::Invalid as u64].into(),
            locals: vec![Local::default(); locals as usize].into(),
            ..Body::default()
        })
    }
}

impl Parts {
    /// The parts of an image of this version.
    pub fn of(bytes: &'static [u8]) -> Option<Parts> {
        let mut reader = Bytes::new(bytes, MAGIC.len());
        if !bytes.starts_with(MAGIC) || reader.fixed()? != VERSION {
            return None;
        }
        let [text_count, ends, texts] = [reader.fixed()?, reader.fixed()?, reader.fixed()?];
        let [unit_count, units, codes] = [reader.fixed()?, reader.fixed()?, reader.fixed()?];
        let fits = |from: u32, count: u32, size: usize| {
            (count as usize).checked_mul(size).and_then(|length| length.checked_add(from as usize))
                <= Some(bytes.len())
        };
        let parts = Parts { bytes, text_count, ends, texts, unit_count, units, codes };
        (fits(ends, text_count, 4) && fits(units, unit_count, 12)).then_some(parts)
    }

    pub fn unit_count(&self) -> u32 {
        self.unit_count
    }

    pub fn unit(&self, number: u32) -> Option<Unit> {
        if number >= self.unit_count {
            return None;
        }
        let mut reader = Bytes::new(self.bytes, self.units as usize + 12 * number as usize);
        Some(Unit { name: reader.fixed()?, note: reader.fixed()?, code: reader.fixed()? })
    }

    /// The unit of a name, with its number.
    pub fn find(&self, name: &str) -> Option<(usize, Unit)> {
        let (mut low, mut high) = (0, self.unit_count);
        while low < high {
            let middle = low + (high - low) / 2;
            let unit = self.unit(middle)?;
            match self.text(unit.name)?.cmp(name) {
                std::cmp::Ordering::Equal => return Some((middle as usize, unit)),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// A text by its number.
    pub fn text(&self, number: u32) -> Option<&'static str> {
        if number >= self.text_count {
            return None;
        }
        let end_at = |number: u32| Bytes::new(self.bytes, self.ends as usize + 4 * number as usize).fixed();
        let start = match number.checked_sub(1) {
            Some(before) => end_at(before)?,
            None => 0,
        };
        let (start, end) = (self.texts.checked_add(start)?, self.texts.checked_add(end_at(number)?)?);
        std::str::from_utf8(self.bytes.get(start as usize..end as usize)?).ok()
    }

    fn next_text(&self, reader: &mut Bytes<'static>) -> Option<Text> {
        Some(Text::Fixed(self.text(reader.small()?)?))
    }

    fn next_texts(&self, reader: &mut Bytes<'static>) -> Option<Box<[Text]>> {
        let count = reader.count()?;
        let mut texts = Vec::with_capacity(count);
        for _ in 0..count {
            texts.push(self.next_text(reader)?);
        }
        Some(texts.into_boxed_slice())
    }

    /// The code at a place, its body unread.
    pub fn head(&self, place: u32, file_name: &Arc<str>) -> Option<Code> {
        let mut reader = Bytes::new(self.bytes, self.codes.checked_add(place)? as usize);
        let code = Code {
            name: self.next_text(&mut reader)?,
            qualified_name: self.next_text(&mut reader)?,
            file_name: file_name.clone(),
            first_line: reader.small()?,
            flags: CodeFlags(reader.small()?),
            positional_only: reader.small()?,
            positional: reader.small()?,
            keyword_only: reader.small()?,
            registers: reader.small()?,
            local_count: reader.small()?,
            ..Code::default()
        };
        let named = code.positional.checked_add(code.keyword_only)?;
        if code.positional_only > code.positional
            || named > code.local_count
            || code.local_count > code.registers
            || code.registers > MOST_REGISTERS
        {
            return None;
        }
        let body = u32::try_from(reader.at()).ok()?;
        Some(code.with_packed(Packed { parts: *self, head: place, body }))
    }

    fn body(&self, packed: &Packed, file_name: &Arc<str>, local_count: u32) -> Option<Body> {
        let reader = &mut Bytes::new(self.bytes, packed.body as usize);
        let mut locals = Vec::with_capacity((local_count as usize).min(self.bytes.len()));
        for _ in 0..local_count {
            let number = reader.small()?;
            locals.push(Local { name: Text::Fixed(self.text(number >> 1)?), is_cell: number & 1 != 0 });
        }
        let names = self.next_texts(reader)?;
        let free_names = self.next_texts(reader)?;
        let constants = self.constants(reader, packed.head, file_name, 0)?;
        let handlers = handlers(reader)?;
        let live_temps = live_temps(reader)?;
        let count = reader.small()?;
        let length = reader.count()?;
        let instructions = Words::packed(reader.slice(length)?, count);
        let length = reader.count()?;
        let positions = Positions::packed(reader.slice(length)?);
        Some(Body {
            instructions,
            constants,
            names,
            locals: locals.into_boxed_slice(),
            free_names,
            handlers,
            live_temps,
            positions,
        })
    }

    fn constants(
        &self,
        reader: &mut Bytes<'static>,
        before: u32,
        file_name: &Arc<str>,
        depth: usize,
    ) -> Option<Box<[Constant]>> {
        let count = reader.count()?;
        if depth > DEEPEST {
            return None;
        }
        let mut constants = Vec::with_capacity(count);
        for _ in 0..count {
            constants.push(self.constant(reader, before, file_name, depth)?);
        }
        Some(constants.into_boxed_slice())
    }

    /// One constant; code in it lies before this place.
    fn constant(
        &self,
        reader: &mut Bytes<'static>,
        before: u32,
        file_name: &Arc<str>,
        depth: usize,
    ) -> Option<Constant> {
        let float = |reader: &mut Bytes<'static>| Some(f64::from_bits(reader.eight()?));
        Some(match reader.byte()? {
            tag::NONE => Constant::None,
            tag::FALSE => Constant::Bool(false),
            tag::TRUE => Constant::Bool(true),
            tag::ELLIPSIS => Constant::Ellipsis,
            tag::INT => Constant::Int(reader.signed()?),
            tag::BIG_INT => {
                let length = reader.count()?;
                Constant::BigInt(Arc::new(BigInt::from_signed_bytes_le(reader.slice(length)?)))
            }
            tag::FLOAT => Constant::Float(float(reader)?),
            tag::COMPLEX => Constant::Complex(float(reader)?, float(reader)?),
            tag::STR => Constant::Str(self.next_text(reader)?),
            tag::WIDE_STR => {
                let count = reader.count()?;
                let points: Option<Vec<u32>> =
                    (0..count).map(|_| reader.small().filter(|point| *point < 0x11_0000)).collect();
                Constant::WideStr(points?.into())
            }
            tag::BYTES => {
                let length = reader.count()?;
                Constant::Bytes(reader.slice(length)?.into())
            }
            tag::TUPLE => Constant::Tuple(self.constants(reader, before, file_name, depth + 1)?.into()),
            tag::FROZEN_SET => {
                Constant::FrozenSet(self.constants(reader, before, file_name, depth + 1)?.into())
            }
            tag::SLICE => {
                let parts = self.constants(reader, before, file_name, depth + 1)?.into_vec();
                let parts: [Constant; 3] = parts.try_into().ok()?;
                Constant::Slice(Arc::new(parts))
            }
            tag::CODE if depth == 0 => {
                let place = reader.small().filter(|place| *place < before)?;
                Constant::Code(Arc::new(self.head(place, file_name)?))
            }
            _ => return None,
        })
    }
}

fn handlers(reader: &mut Bytes<'static>) -> Option<Box<[Handler]>> {
    let count = reader.count()?;
    let mut handlers = Vec::with_capacity(count);
    for _ in 0..count {
        handlers.push(Handler {
            start: reader.small()?,
            end: reader.small()?,
            target: reader.small()?,
            depth: u16::try_from(reader.small()?).ok()?,
        });
    }
    Some(handlers.into_boxed_slice())
}

fn live_temps(reader: &mut Bytes<'static>) -> Option<Box<[(u32, u16)]>> {
    let count = reader.count()?;
    let mut table = Vec::with_capacity(count);
    let mut word = 0u32;
    for _ in 0..count {
        word = word.checked_add(reader.small()?)?;
        table.push((word, u16::try_from(reader.small()?).ok()?));
    }
    Some(table.into_boxed_slice())
}

/// First bytes of constants.
pub mod tag {
    pub const NONE: u8 = 0;
    pub const FALSE: u8 = 1;
    pub const TRUE: u8 = 2;
    pub const ELLIPSIS: u8 = 3;
    pub const INT: u8 = 4;
    pub const BIG_INT: u8 = 5;
    pub const FLOAT: u8 = 6;
    pub const COMPLEX: u8 = 7;
    pub const STR: u8 = 8;
    pub const WIDE_STR: u8 = 9;
    pub const BYTES: u8 = 10;
    pub const TUPLE: u8 = 11;
    pub const FROZEN_SET: u8 = 12;
    pub const SLICE: u8 = 13;
    pub const CODE: u8 = 14;
}

/// Reads every unit and what is inside it, each place once, and has the verifier look at it.
pub fn check(bytes: &'static [u8]) -> Result<(), String> {
    let parts = Parts::of(bytes).ok_or("not an image of this version")?;
    let file_name: Arc<str> = Arc::from("");
    // how deep code nests at a place
    let mut depths: HashMap<u32, usize> = HashMap::new();
    for number in 0..parts.unit_count {
        let damaged = |what: &str| format!("unit {number}: {what}");
        let unit = parts.unit(number).ok_or_else(|| damaged("no entry"))?;
        let name = parts.text(unit.name).ok_or_else(|| damaged("no name"))?;
        if parts.text(unit.note).is_none() || parts.find(name).is_none_or(|(at, _)| at != number as usize) {
            return Err(damaged("its name cannot be found"));
        }
        let mut pending = vec![(unit.code, 0)];
        while let Some((place, depth)) = pending.pop() {
            if depths.get(&place).is_some_and(|known| *known >= depth) {
                continue;
            }
            let is_new = depths.insert(place, depth).is_none();
            if depth > DEEPEST {
                return Err(damaged("too deep"));
            }
            let code = parts.head(place, &file_name).ok_or_else(|| damaged("unreadable code"))?;
            let body =
                code.packed.as_ref().and_then(|packed| parts.body(packed, &file_name, code.local_count));
            let body = body
                .filter(|body| body.instructions.is_readable() && body.positions.is_readable())
                .ok_or_else(|| damaged("unreadable body"))?;
            for constant in &body.constants {
                if let Constant::Code(inner) = constant
                    && let Some(packed) = &inner.packed
                {
                    pending.push((packed.head, depth + 1));
                }
            }
            if is_new {
                verify_alone(&code.head().with_body(body)).map_err(|error| damaged(&error))?;
            }
        }
    }
    Ok(())
}
