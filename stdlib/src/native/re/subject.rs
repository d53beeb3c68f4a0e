//! What patterns are matched against: the units of a str or the bytes of a bytes-like object, and the loop
//! that lets the engine run in slices, so that no borrow of heap data outlives one.

use std::sync::Arc;

use taipan_vm::error::Answer;
use taipan_vm::text::unicode as tables;
use taipan_vm::types::bytearray::ByteArray;
use taipan_vm::types::bytes::Bytes;
use taipan_vm::types::memoryview::MemoryView;
use taipan_vm::types::str::{Str, Units};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::pattern::Pattern;
use crate::regex::{Budget, Halt, Machine, Program, Request, Unicode, Unit};

/// The VM's Unicode tables as the engine asks for them.
pub(super) struct Database;

/// The first code point of a mapping: what CPython calls the simple mapping.
fn simple(code: u32, mapping: tables::Mapping) -> u32 {
    match tables::map_case(code, mapping) {
        tables::Mapped::One(mapped) => mapped,
        tables::Mapped::Many(codes) => codes.first().copied().unwrap_or(code),
    }
}

impl Unicode for Database {
    fn is_alphanumeric(&self, c: u32) -> bool {
        tables::is_alnum(c)
    }
    fn is_decimal(&self, c: u32) -> bool {
        tables::is_decimal(c)
    }
    fn is_space(&self, c: u32) -> bool {
        tables::is_space(c)
    }
    fn is_printable(&self, c: u32) -> bool {
        tables::is_printable(c)
    }
    fn is_identifier_start(&self, c: u32) -> bool {
        tables::is_identifier_start(c)
    }
    fn is_identifier_continue(&self, c: u32) -> bool {
        tables::is_identifier_continue(c)
    }
    fn lower(&self, c: u32) -> u32 {
        simple(c, tables::Mapping::Lower)
    }
    fn upper(&self, c: u32) -> u32 {
        simple(c, tables::Mapping::Upper)
    }
    fn by_name(&self, name: &str) -> Option<u32> {
        tables::lookup(name)
    }
}

/// The code points of an object: of a str, or of what has bytes in one piece.
pub(super) fn units<'a>(cx: &'a Cx, subject: &'a Value) -> Option<Units<'a>> {
    if let Some(text) = subject.get::<Str>(cx) {
        return Some(text.units());
    }
    bytes_of(cx, subject).map(Units::One)
}

/// The bytes of a bytes-like object.
pub(super) fn bytes_of<'a>(cx: &'a Cx, object: &'a Value) -> Option<&'a [u8]> {
    if let Some(bytes) = object.get::<Bytes>(cx) {
        return Some(bytes.as_slice());
    }
    if let Some(array) = object.get::<ByteArray>(cx) {
        return Some(&array.bytes);
    }
    let view = object.get::<MemoryView>(cx)?;
    let whole = match view.object.get::<Bytes>(cx) {
        Some(bytes) => bytes.as_slice(),
        None => &view.object.get::<ByteArray>(cx)?.bytes,
    };
    let count = view.shape.iter().try_fold(view.item_size, |sum, &side| sum.checked_mul(side))?;
    let end = view.offset.checked_add(count)?;
    let mut step = isize::try_from(view.item_size).ok()?;
    for (&side, &stride) in view.shape.iter().zip(&view.strides).rev() {
        if side > 1 && stride != step {
            return None;
        }
        step = step.checked_mul(isize::try_from(side).ok()?)?;
    }
    whole.get(view.offset..end)
}

/// Number of code points of a subject.
pub(super) fn length(cx: &Cx, subject: &Value) -> usize {
    match units(cx, subject) {
        Some(Units::One(units)) => units.len(),
        Some(Units::Two(units)) => units.len(),
        Some(Units::Four(units)) => units.len(),
        None => 0,
    }
}

/// Refuses what the pattern cannot be matched against.
pub(super) fn check(cx: &mut Cx, subject: &Value, is_bytes: bool) -> Answer<()> {
    let is_text = subject.get::<Str>(cx).is_some();
    if !is_text && bytes_of(cx, subject).is_none() {
        let text = format!("expected string or bytes-like object, got {}", cx.quoted_type_name(subject));
        return Err(cx.type_error(&text));
    }
    match (is_bytes, is_text) {
        (false, false) => Err(cx.type_error("cannot use a string pattern on a bytes-like object")),
        (true, true) => Err(cx.type_error("cannot use a bytes pattern on a string-like object")),
        (false, true) | (true, false) => Ok(()),
    }
}

/// The part of a subject from `start` to `end`, as a str or bytes object.
pub(super) fn part(cx: &mut Cx, subject: &Value, start: usize, end: usize) -> Answer {
    if subject.get::<Str>(cx).is_some() {
        if start == 0 && cx.is_exact_str(subject) && end == length(cx, subject) {
            return Ok(subject.clone());
        }
        return cx.str_slice(subject, start, end);
    }
    let class = &cx.types().bytes;
    if start == 0 && cx.is_exact(subject, class) && end == length(cx, subject) {
        return Ok(subject.clone());
    }
    let bytes = bytes_of(cx, subject).and_then(|bytes| bytes.get(start..end)).unwrap_or(&[]).to_vec();
    cx.bytes(&bytes)
}

/// What the engine may spend before it must come back.
struct Slice {
    steps: u64,
    spent: u64,
    room: usize,
    wanted: usize,
}

/// Steps in a slice: about a millisecond.
const STEPS: u64 = 200_000;
/// Bytes of stack that nobody is asked for.
const ROOM: usize = 1 << 16;

impl Budget for Slice {
    fn charge(&mut self, steps: u64) -> Result<(), Halt> {
        self.spent = self.spent.saturating_add(steps);
        if self.spent > self.steps { Err(Halt::Stopped) } else { Ok(()) }
    }

    fn reserve(&mut self, bytes: usize) -> Result<(), Halt> {
        self.wanted = bytes;
        self.room = self.room.checked_sub(bytes).ok_or(Halt::Memory)?;
        Ok(())
    }
}

/// A pattern at work: its program and its machine, taken out of it for the time.
pub(super) struct Session {
    pub(super) program: Arc<Program>,
    pub(super) machine: Machine,
}

impl Session {
    /// Begins work with a pattern.
    pub(super) fn open(cx: &mut Cx, pattern: &Value) -> Answer<Session> {
        match pattern.opaque_mut::<Pattern>(cx) {
            Some(own) => {
                Ok(Session { program: own.program.clone(), machine: std::mem::take(&mut own.machine) })
            }
            None => Err(cx.type_error("not a compiled pattern")),
        }
    }

    /// Gives the machine back, so that its memory is used again.
    pub(super) fn close(self, cx: &mut Cx, pattern: &Value) {
        if let Some(own) = pattern.opaque_mut::<Pattern>(cx) {
            own.machine = self.machine;
        }
    }

    /// Answers a request. Groups are then in the machine.
    pub(super) fn find(
        &mut self,
        cx: &mut Cx,
        subject: &Value,
        request: Request,
    ) -> Answer<Option<(usize, usize)>> {
        let mut room = ROOM;
        let mut resumed = false;
        loop {
            let mut slice = Slice { steps: STEPS, spent: 0, room, wanted: 0 };
            let outcome = match units(cx, subject) {
                Some(Units::One(units)) => self.step(units, request, &mut slice, resumed),
                Some(Units::Two(units)) => self.step(units, request, &mut slice, resumed),
                Some(Units::Four(units)) => self.step(units, request, &mut slice, resumed),
                None => Ok(None),
            };
            cx.charge(usize::try_from(slice.spent / 4).unwrap_or(usize::MAX))?;
            match outcome {
                Ok(found) => return Ok(found),
                Err(Halt::Stopped) => room = slice.room,
                Err(Halt::Memory) => {
                    cx.check_room(slice.wanted)?;
                    room = slice.wanted;
                }
            }
            resumed = true;
        }
    }

    fn step<T: Unit>(
        &mut self,
        units: &[T],
        request: Request,
        slice: &mut Slice,
        resumed: bool,
    ) -> Result<Option<(usize, usize)>, Halt> {
        if resumed {
            self.machine.resume(&self.program, units, request, &Database, slice)
        } else {
            self.machine.run(&self.program, units, request, &Database, slice)
        }
    }
}
