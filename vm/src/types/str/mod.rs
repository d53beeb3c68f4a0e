//! `str`: one allocation, `length`, cached hash, then 1-, 2- or 4-byte code units by the widest code point.
//! Lone surrogates are possible. Names are interned and compared by address.
//!
//! - this file: the payload, and making strs
//! - `shared`: methods that str has in common with bytes and bytearray
//! - `convert`: the constructor, codecs
//! - `format`, `percent`, `translate`: the methods of that name
//! - `methods`: the rows

pub mod convert;
pub mod format;
mod methods;
pub mod percent;
pub mod quick_format;
pub mod shared;
mod translate;

use std::cell::Cell;

use crate::error::Answer;
use crate::heap::{Buffer, HEADER, Header, Heap, Kind, Payload, flag};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::types::list::List;
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// The payload of a str. The code units follow it.
#[repr(C)]
pub struct Str {
    /// Number of code points.
    length: u32,
    /// Bytes of a code unit: 1, 2 or 4.
    unit: u8,
    /// All code points are below 128.
    ascii: bool,
    /// The hash; 0 when not computed.
    hash: Cell<u64>,
}

const _: () = assert!(!std::mem::needs_drop::<Str>() && Kind::Str.is_plain());

/// Bytes before the code units, header not included.
pub const STR_HEAD: usize = size_of::<Str>();

/// The code units of a str.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units<'a> {
    /// Code points below 256.
    One(&'a [u8]),
    /// Code points below 65,536.
    Two(&'a [u16]),
    /// Any.
    Four(&'a [u32]),
}

impl Payload for Str {
    const KIND: Kind = Kind::Str;
    fn trace(&self, _visit: &mut dyn FnMut(&Value)) {}
}

impl Str {
    fn data(&self) -> *const u8 {
        // SAFETY: the code units follow the payload in the same cell.
        unsafe { std::ptr::from_ref(self).cast::<u8>().add(STR_HEAD) }
    }

    /// Number of code points.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.length as usize
    }

    /// Whether it has no code points.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Whether all code points are below 128.
    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// Bytes of a code unit.
    #[inline]
    pub fn unit(&self) -> usize {
        usize::from(self.unit)
    }

    /// The code units.
    #[inline]
    pub fn units(&self) -> Units<'_> {
        // SAFETY: `length` units of `unit` bytes follow the payload; the payload is 8-aligned.
        unsafe {
            match self.unit {
                1 => Units::One(std::slice::from_raw_parts(self.data(), self.len())),
                2 => Units::Two(std::slice::from_raw_parts(self.data().cast(), self.len())),
                _ => Units::Four(std::slice::from_raw_parts(self.data().cast(), self.len())),
            }
        }
    }

    /// The bytes of the code units.
    #[inline]
    pub fn raw_bytes(&self) -> &[u8] {
        // SAFETY: as in `units`.
        unsafe { std::slice::from_raw_parts(self.data(), self.len() * self.unit()) }
    }

    /// The text, when it is ASCII.
    #[inline]
    pub fn as_ascii(&self) -> Option<&str> {
        if !self.ascii {
            return None;
        }
        // SAFETY: ASCII bytes are UTF-8.
        Some(unsafe { std::str::from_utf8_unchecked(std::slice::from_raw_parts(self.data(), self.len())) })
    }

    /// The code point at an index below the length.
    #[inline]
    pub fn at(&self, index: usize) -> u32 {
        match self.units() {
            Units::One(units) => u32::from(units[index]),
            Units::Two(units) => u32::from(units[index]),
            Units::Four(units) => units[index],
        }
    }

    /// The code points in order.
    pub fn code_points(&self) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + '_ {
        (0..self.len()).map(|index| self.at(index))
    }

    /// The text with U+FFFD in place of lone surrogates.
    pub fn to_text(&self) -> String {
        match self.as_ascii() {
            Some(text) => text.to_owned(),
            None => self.code_points().map(|point| char::from_u32(point).unwrap_or('\u{fffd}')).collect(),
        }
    }

    /// The text, unless it holds lone surrogates.
    pub fn to_utf8(&self) -> Option<String> {
        match self.as_ascii() {
            Some(text) => Some(text.to_owned()),
            None => self.code_points().map(char::from_u32).collect(),
        }
    }

    /// The cached hash, if it was computed.
    #[inline(always)]
    pub fn cached_hash(&self) -> Option<u64> {
        let hash = self.hash.get();
        if hash != 0 { Some(hash) } else { None }
    }

    /// Keeps the hash.
    pub fn cache_hash(&self, hash: u64) {
        self.hash.set(hash);
    }

    /// A code point of each that decides how they compare, when the first ones do: they differ, or there is no
    /// other.
    #[inline(always)]
    pub fn deciding(&self, other: &Str) -> Option<(u8, u8)> {
        if self.unit != 1 || other.unit != 1 || self.length == 0 || other.length == 0 {
            return None;
        }
        // SAFETY: both hold a unit of one byte at least.
        let (one, two) = unsafe { (*self.data(), *other.data()) };
        if one != two || self.length == 1 && other.length == 1 { Some((one, two)) } else { None }
    }

    /// Whether both hold the same code points.
    #[inline]
    pub fn same(&self, other: &Str) -> bool {
        if self.length != other.length || self.unit != other.unit {
            return false;
        }
        // most different texts of one length differ at once, without a call
        let (one, two) = (self.raw_bytes(), other.raw_bytes());
        match (one.first(), two.first()) {
            (Some(first), Some(second)) => first == second && (one.len() == 1 || one[1..] == two[1..]),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

impl Cx {
    fn str_cell(&mut self, length: usize, unit: usize, ascii: bool) -> Answer<(*mut Header, *mut u8)> {
        let bytes = length.checked_mul(unit).and_then(|bytes| bytes.checked_add(HEADER + STR_HEAD));
        let (Some(bytes), Ok(length)) = (bytes, u32::try_from(length)) else {
            return Err(self.out_of_memory());
        };
        let object = self.allocate(Kind::Str, bytes)?;
        // SAFETY: the cell has room for the head and the units.
        unsafe {
            (*object).class = self.types().str.bits().pointer();
            let payload = Header::payload(object);
            payload.cast::<Str>().write(Str { length, unit: unit as u8, ascii, hash: Cell::new(0) });
            Ok((object, payload.add(STR_HEAD)))
        }
    }

    /// A str whose units are still to be written. For boot.
    pub(crate) fn new_str_cell(&mut self, length: usize, unit: usize, ascii: bool) -> Answer {
        Ok(Bits::from_pointer(self.str_cell(length, unit, ascii)?.0).into_value())
    }

    /// A str of this text.
    pub fn str(&mut self, text: &str) -> Answer {
        if text.is_ascii() {
            return self.str_from_bytes(text.as_bytes(), true);
        }
        let mut widest = 0;
        let mut length = 0;
        for character in text.chars() {
            widest = widest.max(character as u32);
            length += 1;
        }
        self.str_filled(length, widest, text.chars().map(|character| character as u32))
    }

    /// A str of these Latin-1 code points; `ascii` says that all are below 128.
    pub fn str_from_bytes(&mut self, units: &[u8], ascii: bool) -> Answer {
        debug_assert_eq!(ascii, units.is_ascii());
        match units {
            [] => return Ok(self.empty_str()),
            [unit] => return Ok(self.latin_1(*unit)),
            _ => {}
        }
        let (object, data) = self.str_cell(units.len(), 1, ascii)?;
        // SAFETY: the new cell has room for the units.
        unsafe { std::ptr::copy_nonoverlapping(units.as_ptr(), data, units.len()) };
        Ok(Bits::from_pointer(object).into_value())
    }

    /// A str of these code units, which are of the least width that holds them.
    pub fn str_from_units(&mut self, units: Units<'_>, ascii: bool) -> Answer {
        let (first, length, unit) = match units {
            Units::One(units) => return self.str_from_bytes(units, ascii),
            Units::Two(units) => (units.as_ptr().cast::<u8>(), units.len(), 2),
            Units::Four(units) => (units.as_ptr().cast::<u8>(), units.len(), 4),
        };
        if length == 0 {
            return Ok(self.empty_str());
        }
        let (object, data) = self.str_cell(length, unit, false)?;
        // SAFETY: the new cell has room for the units.
        unsafe { std::ptr::copy_nonoverlapping(first, data, length * unit) };
        Ok(Bits::from_pointer(object).into_value())
    }

    /// An instance of a subclass of `str` with the text of another str.
    pub fn str_subclass(&mut self, class: &Value, text: &Value) -> Answer {
        let Some(payload) = text.get::<Str>(self) else { return Err(self.system_error("not a str")) };
        let copy = Str {
            length: payload.length,
            unit: payload.unit,
            ascii: payload.ascii,
            hash: payload.hash.clone(),
        };
        let (from, bytes) = (payload.data(), payload.len() * payload.unit());
        // SAFETY: `text` is borrowed, so its units stay while the new cell is made; the cell has room for them.
        self.new_trailing(class, copy, bytes, |data| unsafe {
            std::ptr::copy_nonoverlapping(from, data, bytes)
        })
    }

    /// The strs one after another with a separator between them. All of them are strs.
    pub fn str_join(&mut self, separator: &Value, pieces: &[Value]) -> Answer {
        let Some(between) = separator.get::<Str>(self) else { return Err(self.system_error("not a str")) };
        let (mut unit, mut ascii) = (1, true);
        let mut length = 0usize;
        if pieces.len() > 1 {
            (unit, ascii) = (between.unit(), between.ascii);
            length = between.len().saturating_mul(pieces.len() - 1);
        }
        for piece in pieces {
            let Some(piece) = piece.get::<Str>(self) else { return Err(self.system_error("not a str")) };
            length = length.saturating_add(piece.len());
            unit = unit.max(piece.unit());
            ascii &= piece.ascii;
        }
        if length < 2 {
            let whole = pieces
                .iter()
                .chain([separator])
                .find(|piece| piece.get::<Str>(self).is_some_and(|piece| piece.len() == 1));
            return match whole.and_then(|whole| whole.get::<Str>(self)).filter(|_| length == 1) {
                Some(whole) => {
                    let point = whole.at(0);
                    self.str_from_point(point)
                }
                None => Ok(self.empty_str()),
            };
        }
        self.charge(length / 16)?;
        let (object, data) = self.str_cell(length, unit, ascii)?;
        let mut place = data;
        // SAFETY: the new cell has room for all of them; the strs are borrowed from the caller.
        unsafe {
            let between = separator.bits().payload::<Str>();
            for (at, piece) in pieces.iter().enumerate() {
                if at > 0 && !between.is_empty() {
                    copy_units(place, unit, between);
                    place = place.add(between.len() * unit);
                }
                let piece = piece.bits().payload::<Str>();
                if unit == 1 && piece.len() == 1 {
                    *place = *piece.data();
                } else {
                    copy_units(place, unit, piece);
                }
                place = place.add(piece.len() * unit);
            }
        }
        Ok(Bits::from_pointer(object).into_value())
    }

    /// `str_join` of the items of an exact list or tuple of strs, where they lie. None: it is no such thing.
    pub fn str_join_items(&mut self, separator: &Value, sequence: &Value) -> Answer<Option<Value>> {
        let types = self.types();
        let items = if self.is_exact(sequence, &types.list) {
            self.list_items(sequence)
        } else if self.is_exact(sequence, &types.tuple) {
            self.tuple_items(sequence)
        } else {
            return Ok(None);
        };
        if !items.iter().all(|item| item.is_kind(Kind::Str)) {
            return Ok(None);
        }
        if let [only] = items
            && self.is_exact_str(only)
        {
            return Ok(Some(only.clone()));
        }
        let items = std::ptr::from_ref(items);
        // SAFETY: joining charges and makes a str: nothing runs that could change or drop the sequence.
        unsafe { self.str_join(separator, &*items) }.map(Some)
    }

    /// A str of these code points.
    pub fn str_from_points(&mut self, points: &[u32]) -> Answer {
        let widest = points.iter().copied().max().unwrap_or(0);
        self.str_filled(points.len(), widest, points.iter().copied())
    }

    /// A name or argument of the system: bytes that are no UTF-8 become lone surrogates (PEP 383).
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn system_str(&mut self, bytes: &[u8]) -> Answer {
        if let Ok(text) = std::str::from_utf8(bytes) {
            return self.str(text);
        }
        let mut points = Vec::with_capacity(bytes.len());
        for chunk in bytes.utf8_chunks() {
            points.extend(chunk.valid().chars().map(u32::from));
            points.extend(chunk.invalid().iter().map(|&byte| 0xDC00 + u32::from(byte)));
        }
        self.str_from_points(&points)
    }

    /// A str of one code point.
    pub fn str_from_point(&mut self, point: u32) -> Answer {
        if point < 256 {
            Ok(self.latin_1(point as u8))
        } else {
            self.str_filled(1, point, std::iter::once(point))
        }
    }

    /// A str of `length` code points, the widest of which is known.
    pub fn str_filled(&mut self, length: usize, widest: u32, points: impl Iterator<Item = u32>) -> Answer {
        let unit = if widest < 256 {
            1
        } else if widest < 0x1_0000 {
            2
        } else {
            4
        };
        let mut points = points.take(length);
        if length == 0 {
            return Ok(self.empty_str());
        }
        if length == 1 && widest < 256 {
            return Ok(self.latin_1(points.next().unwrap_or(0) as u8));
        }
        let (object, data) = self.str_cell(length, unit, widest < 128)?;
        let mut written = 0;
        // SAFETY: at most `length` units of `unit` bytes are written into the new cell.
        unsafe {
            for point in points {
                match unit {
                    1 => data.add(written).write(point as u8),
                    2 => data.cast::<u16>().add(written).write(point as u16),
                    _ => data.cast::<u32>().add(written).write(point),
                }
                written += 1;
            }
            while written < length {
                match unit {
                    1 => data.add(written).write(0),
                    2 => data.cast::<u16>().add(written).write(0),
                    _ => data.cast::<u32>().add(written).write(0),
                }
                written += 1;
            }
        }
        Ok(Bits::from_pointer(object).into_value())
    }

    /// A str of the code points `start..end` of another.
    pub fn str_slice(&mut self, text: &Value, start: usize, end: usize) -> Answer {
        let Some(whole) = text.get::<Str>(self) else { return Err(self.system_error("not a str")) };
        let (length, units, ascii) = (whole.len(), whole.units(), whole.ascii);
        let (start, end) = (start.min(length), end.clamp(start.min(length), length));
        // SAFETY: `text` is borrowed, so its units stay while the new cell is made.
        unsafe {
            match units {
                Units::One(units) => {
                    let part = std::slice::from_raw_parts(units.as_ptr().add(start), end - start);
                    self.str_from_bytes(part, ascii || part.is_ascii())
                }
                Units::Two(units) => {
                    let part = std::slice::from_raw_parts(units.as_ptr().add(start), end - start);
                    let widest = part.iter().copied().max().unwrap_or(0);
                    self.str_filled(part.len(), u32::from(widest), part.iter().map(|&unit| u32::from(unit)))
                }
                Units::Four(units) => {
                    self.str_from_points(std::slice::from_raw_parts(units.as_ptr().add(start), end - start))
                }
            }
        }
    }

    /// The parts of a str of ASCII as a list of strs. A part that is all of it is the str itself.
    pub fn ascii_parts(&mut self, text: &Value, ranges: &[std::ops::Range<usize>]) -> Answer {
        let Some(whole) = text.get::<Str>(self) else { return Err(self.system_error("not a str")) };
        let units = std::ptr::slice_from_raw_parts(whole.data(), whole.len());
        let Ok(mut items) = Buffer::with_capacity(self.heap(), ranges.len()) else {
            return Err(self.out_of_memory());
        };
        for range in ranges {
            // SAFETY: `text` is borrowed, so its units stay while the new cells are made.
            let part = unsafe { &*units }.get(range.clone()).unwrap_or_default();
            let item =
                if part.len() == units.len() { text.clone() } else { self.str_from_bytes(part, true)? };
            if items.push(self.heap(), item).is_err() {
                return Err(self.out_of_memory());
            }
        }
        let class = &self.types().list;
        self.new_object(class, List { items })
    }

    /// A str of ASCII with `new`, which is ASCII too, in place of the stretches of one length that begin at these
    /// places, in order and apart from each other.
    pub fn str_with_replaced(&mut self, text: &Value, old: usize, new: &Value, places: &[u32]) -> Answer {
        let (Some(whole), Some(fresh)) = (text.get::<Str>(self), new.get::<Str>(self)) else {
            return Err(self.system_error("not a str"));
        };
        let (whole, fresh) = (whole.raw_bytes(), fresh.raw_bytes());
        let length = crate::text::search::replaced_length(whole.len(), old, fresh.len(), places.len());
        let Some(length) = length else { return Err(self.overflow_error("replace string is too long")) };
        let (whole, fresh) = (std::ptr::from_ref(whole), std::ptr::from_ref(fresh));
        crate::protocol::text::afford_text(self, length as u64)?;
        // SAFETY: both strs are borrowed from the caller.
        let (whole, fresh) = unsafe { (&*whole, &*fresh) };
        if length < 2 {
            let mut short: Vec<u8> = Vec::with_capacity(length);
            replace_bytes(whole, old, fresh, places, |piece| short.extend_from_slice(piece));
            return self.str_from_bytes(&short, true);
        }
        let (object, data) = self.str_cell(length, 1, true)?;
        // SAFETY: the new cell has room for what the pieces come to, and nothing is written beyond it.
        unsafe {
            let mut written = 0;
            replace_bytes(whole, old, fresh, places, |piece| {
                let count = piece.len().min(length - written);
                std::ptr::copy_nonoverlapping(piece.as_ptr(), data.add(written), count);
                written += count;
            });
            std::ptr::write_bytes(data.add(written), 0, length - written);
        }
        Ok(Bits::from_pointer(object).into_value())
    }

    /// The text of a str as one of exactly the class `str`.
    pub fn str_slice_exact(&mut self, text: &Value) -> Answer {
        if self.is_exact_str(text) { Ok(text.clone()) } else { self.str_slice(text, 0, usize::MAX) }
    }

    /// The concatenation of two strs.
    pub fn str_concat(&mut self, left: &Value, right: &Value) -> Answer {
        let (Some(one), Some(two)) = (left.get::<Str>(self), right.get::<Str>(self)) else {
            return Err(self.system_error("not a str"));
        };
        if one.is_empty() && self.is_exact_str(right) {
            return Ok(right.clone());
        }
        if two.is_empty() && self.is_exact_str(left) {
            return Ok(left.clone());
        }
        let length = one.len() + two.len();
        let unit = one.unit().max(two.unit());
        let ascii = one.ascii && two.ascii;
        let (one, two) = (std::ptr::from_ref(one), std::ptr::from_ref(two));
        let (object, data) = self.str_cell(length, unit, ascii)?;
        // SAFETY: both strs are borrowed from the caller; the new cell has room for both.
        unsafe {
            copy_units(data, unit, &*one);
            copy_units(data.add((*one).len() * unit), unit, &*two);
        }
        Ok(Bits::from_pointer(object).into_value())
    }

    /// Appends to a str that nobody else holds, in place when there is room; otherwise like `str_concat`
    /// with room to grow. Consumes the left one.
    pub fn str_append(&mut self, left: Value, right: &Value) -> Answer {
        let object = left.bits().pointer();
        // SAFETY: `left` is a str and this is its only count, so nobody sees the change.
        unsafe {
            let (one, two) = (left.bits().payload::<Str>(), right.bits().payload::<Str>());
            let unit = one.unit();
            let (length, added) = (one.len(), two.len());
            if (*object).count != 1
                || (*object).flags & (flag::INTERNED | flag::ATTRIBUTES) != 0
                || two.unit() > unit
                || !self.is_exact_str(&left)
            {
                return self.str_concat(&left, right);
            }
            let room = (*crate::heap::heap_of(object.cast())).cell_size(object) - HEADER - STR_HEAD;
            let needed = (length + added) * unit;
            if needed <= room && length + added <= u32::MAX as usize {
                copy_units(one.data().cast_mut().add(length * unit), unit, two);
                one.length = (length + added) as u32;
                one.ascii &= two.ascii;
                one.hash.set(0);
                return Ok(left);
            }
            let roomy = needed + needed / 8 + 16;
            let ascii = one.ascii && two.ascii;
            let (fresh, data) = self.str_cell(roomy / unit, unit, ascii)?;
            copy_units(data, unit, one);
            copy_units(data.add(length * unit), unit, two);
            Bits::from_pointer(fresh).payload::<Str>().length = (length + added) as u32;
            Ok(Bits::from_pointer(fresh).into_value())
        }
    }

    /// Whether it is a str of exactly the class `str`.
    #[inline(always)]
    pub fn is_exact_str(&self, value: &Value) -> bool {
        // SAFETY: the kind is checked first.
        value.is_kind(Kind::Str)
            && unsafe { (*value.bits().pointer()).class } == self.types().str.bits().pointer()
    }

    /// The text of a str (U+FFFD for lone surrogates); empty for anything else.
    pub fn text_of(&self, value: &Value) -> String {
        value.get::<Str>(self).map(Str::to_text).unwrap_or_default()
    }

    /// The hash of a str, as `hash()` gives it.
    #[inline]
    pub fn str_hash(&self, value: &Value) -> u64 {
        let Some(text) = value.get::<Str>(self) else { return 0 };
        match text.cached_hash() {
            Some(hash) => hash,
            None => {
                let hash = if text.is_empty() { 0 } else { self.hash_bytes(text.raw_bytes()) };
                text.cache_hash(hash);
                hash
            }
        }
    }

    /// How many objects there are.
    pub fn object_count(&mut self) -> usize {
        let mut count = 0;
        self.heap().each_object(|_| count += 1);
        count
    }

    /// How many interned strs there are.
    pub fn interned_count(&mut self) -> usize {
        self.heap().interned.len()
    }

    /// The one str with this text that stands for the name.
    pub fn intern(&mut self, text: &str) -> Answer {
        let value = self.str(text)?;
        self.intern_value(value)
    }

    /// The interned str equal to this one, which becomes it when there is none.
    pub fn intern_value(&mut self, value: Value) -> Answer {
        // SAFETY: interned strs are live; they leave the table when they die.
        unsafe {
            let object = value.bits().pointer();
            if (*object).flags & flag::INTERNED != 0 {
                return Ok(value);
            }
            let hash = self.str_hash(&value);
            let text = value.bits().payload::<Str>();
            let same = |&other: &*mut Header| Bits::from_pointer(other).payload::<Str>().same(text);
            if let Some(&found) = self.heap().interned.find(hash, same) {
                return Ok(Bits::from_pointer(found).to_value());
            }
            if !self.is_exact_str(&value) {
                let copy = self.str_slice(&value, 0, usize::MAX)?;
                return self.intern_value(copy);
            }
            let rehash = |&other: &*mut Header| Bits::from_pointer(other).payload::<Str>().hash.get();
            self.heap().interned.insert_unique(hash, object, rehash);
            (*object).flags |= flag::INTERNED;
            Ok(value)
        }
    }
}

/// Hands over the pieces of a text with others in place of its stretches at some places.
fn replace_bytes(whole: &[u8], old: usize, new: &[u8], places: &[u32], mut take: impl FnMut(&[u8])) {
    let mut done = 0;
    for &place in places {
        take(whole.get(done..place as usize).unwrap_or_default());
        take(new);
        done = place as usize + old;
    }
    take(whole.get(done..).unwrap_or_default());
}

/// # Safety
/// `data` has room for the units of `text` widened to `unit` bytes.
unsafe fn copy_units(data: *mut u8, unit: usize, text: &Str) {
    // SAFETY: the caller's promise; `unit` is at least the text's own.
    unsafe {
        if text.unit() == unit {
            std::ptr::copy_nonoverlapping(text.data(), data, text.len() * unit);
            return;
        }
        for (index, point) in text.code_points().enumerate() {
            match unit {
                2 => data.cast::<u16>().add(index).write(point as u16),
                _ => data.cast::<u32>().add(index).write(point),
            }
        }
    }
}

/// Takes a dying str out of the table of interned ones.
pub fn forget_interned(heap: &mut Heap, object: *mut Header) {
    // SAFETY: the str still has its payload.
    let hash = unsafe { Bits::from_pointer(object).payload::<Str>().hash.get() };
    if let Ok(entry) = heap.interned.find_entry(hash, |&other| other == object) {
        entry.remove();
    }
}

/// The class `str`.
pub static TYPE: TypeRow = TypeRow {
    name: "str",
    kind: Kind::Str,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::MATCH_SELF,
    doc: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the given object. With an encoding or errors the\nobject must expose bytes, which are decoded. Otherwise it is what object.__str__()\nanswers, or repr(object).\nencoding defaults to 'utf-8'.\nerrors defaults to 'strict'.",
    methods: methods::METHODS,
    call: Some(&convert::CALL),
    ..TypeRow::DEFAULT
};

/// The order of two strs by code points.
pub fn compare(one: &Str, two: &Str) -> std::cmp::Ordering {
    if one.unit() == 1 && two.unit() == 1 {
        return one.raw_bytes().cmp(two.raw_bytes());
    }
    one.code_points().cmp(two.code_points())
}
