//! Text to objects.

use taipan_vm::error::Answer;
use taipan_vm::native::Arguments;
use taipan_vm::types::str::{Str, Units};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::super::support::{flag, wanted};
use super::DEPTH;

/// A code unit of the text that is read.
trait Unit: Copy {
    /// Its code point.
    fn code(self) -> u32;
    /// A str of some units.
    fn to_str(cx: &mut Cx, units: &[Self]) -> Answer;
}

impl Unit for u8 {
    fn code(self) -> u32 {
        u32::from(self)
    }
    fn to_str(cx: &mut Cx, units: &[u8]) -> Answer {
        cx.str_from_bytes(units, units.is_ascii())
    }
}

impl Unit for u32 {
    fn code(self) -> u32 {
        self
    }
    fn to_str(cx: &mut Cx, units: &[u32]) -> Answer {
        cx.str_from_points(units)
    }
}

/// A copy of a text, since objects are made while it is read.
enum Source {
    Narrow(Vec<u8>),
    Wide(Vec<u32>),
}

fn source(cx: &mut Cx, value: &Value) -> Answer<Option<Source>> {
    let Some(length) = value.get::<Str>(cx).map(Str::len) else { return Ok(None) };
    cx.check_room(length.saturating_mul(4))?;
    cx.charge(length / 4)?;
    Ok(value.get::<Str>(cx).map(|text| match text.units() {
        Units::One(units) => Source::Narrow(units.to_vec()),
        Units::Two(_) | Units::Four(_) => Source::Wide(text.code_points().collect()),
    }))
}

/// Where reading stands. All functions answer None for what is left to the script half.
struct Reader<'a, U> {
    text: &'a [U],
    at: usize,
    strict: bool,
}

/// `_read(string, at, strict)`
pub fn read(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (string, place) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    let strict = flag(cx, arguments.given(2), true);
    let Some(at) = place.as_small_int().and_then(|at| usize::try_from(at).ok()) else {
        return Ok(Value::NONE);
    };
    let found = match source(cx, string)? {
        None => return Ok(Value::NONE),
        Some(Source::Narrow(text)) => whole(cx, &text, at, strict)?,
        Some(Source::Wide(text)) => whole(cx, &text, at, strict)?,
    };
    let Some((value, end)) = found else { return Ok(Value::NONE) };
    let end = super::super::support::size(cx, end)?;
    cx.tuple_from([value, end])
}

fn whole<U: Unit>(cx: &mut Cx, text: &[U], at: usize, strict: bool) -> Answer<Option<(Value, usize)>> {
    let mut reader = Reader { text, at, strict };
    let value = reader.value(cx, 0)?;
    Ok(value.map(|value| (value, reader.at)))
}

/// `scanstring(string, end, strict)`
pub fn scan_string(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (string, place) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    let strict = flag(cx, arguments.given(2), true);
    let Some(at) = place.as_small_int().and_then(|at| usize::try_from(at).ok()) else { return Ok(None) };
    let found = match source(cx, string)? {
        None => return Ok(None),
        Some(Source::Narrow(text)) => one_string(cx, &text, at, strict)?,
        Some(Source::Wide(text)) => one_string(cx, &text, at, strict)?,
    };
    let Some((value, end)) = found else { return Ok(None) };
    let end = super::super::support::size(cx, end)?;
    cx.tuple_from([value, end]).map(Some)
}

fn one_string<U: Unit>(cx: &mut Cx, text: &[U], at: usize, strict: bool) -> Answer<Option<(Value, usize)>> {
    let mut reader = Reader { text, at, strict };
    let value = reader.string(cx)?;
    Ok(value.map(|value| (value, reader.at)))
}

impl<U: Unit> Reader<'_, U> {
    fn peek(&self) -> Option<u32> {
        self.text.get(self.at).map(|unit| unit.code())
    }

    fn take(&mut self, wanted: char) -> bool {
        let is_there = self.peek() == Some(u32::from(wanted));
        self.at += usize::from(is_there);
        is_there
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(0x20 | 0x09 | 0x0a | 0x0d)) {
            self.at += 1;
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        word.chars().all(|character| self.take(character)).then_some(value)
    }

    fn value(&mut self, cx: &mut Cx, depth: usize) -> Answer<Option<Value>> {
        let Some(first) = self.peek().and_then(char::from_u32) else { return Ok(None) };
        match first {
            '"' => {
                self.at += 1;
                self.string(cx)
            }
            '{' | '[' if depth >= DEPTH => Ok(None),
            '{' => {
                self.at += 1;
                self.object(cx, depth)
            }
            '[' => {
                self.at += 1;
                self.array(cx, depth)
            }
            't' => Ok(self.word("true", Value::TRUE)),
            'f' => Ok(self.word("false", Value::FALSE)),
            'n' => Ok(self.word("null", Value::NONE)),
            '-' | '0'..='9' => self.number(cx),
            _ => Ok(None),
        }
    }

    fn array(&mut self, cx: &mut Cx, depth: usize) -> Answer<Option<Value>> {
        let list = cx.list(&[])?;
        self.skip_space();
        if self.take(']') {
            return Ok(Some(list));
        }
        loop {
            let Some(item) = self.value(cx, depth + 1)? else { return Ok(None) };
            cx.list_push(&list, item)?;
            self.skip_space();
            if self.take(']') {
                return Ok(Some(list));
            }
            if !self.take(',') {
                return Ok(None);
            }
            self.skip_space();
        }
    }

    fn object(&mut self, cx: &mut Cx, depth: usize) -> Answer<Option<Value>> {
        let dict = cx.dict()?;
        self.skip_space();
        if self.take('}') {
            return Ok(Some(dict));
        }
        loop {
            if !self.take('"') {
                return Ok(None);
            }
            let Some(key) = self.string(cx)? else { return Ok(None) };
            // Equal keys of a document become one object.
            let key = cx.intern_value(key)?;
            self.skip_space();
            if !self.take(':') {
                return Ok(None);
            }
            self.skip_space();
            let Some(value) = self.value(cx, depth + 1)? else { return Ok(None) };
            drop(cx.dict_set_str(&dict, &key, value)?);
            self.skip_space();
            if self.take('}') {
                return Ok(Some(dict));
            }
            if !self.take(',') {
                return Ok(None);
            }
            self.skip_space();
        }
    }

    /// The string whose opening quote has been read.
    fn string(&mut self, cx: &mut Cx) -> Answer<Option<Value>> {
        let start = self.at;
        loop {
            match self.peek() {
                None => return Ok(None),
                Some(0x22) => {
                    let value = U::to_str(cx, self.text.get(start..self.at).unwrap_or(&[]))?;
                    self.at += 1;
                    return Ok(Some(value));
                }
                Some(0x5c) => return self.escaped_string(cx, start),
                Some(code) if code < 0x20 && self.strict => return Ok(None),
                Some(_) => self.at += 1,
            }
        }
    }

    /// A string with a backslash in it; `start` is where its characters begin.
    fn escaped_string(&mut self, cx: &mut Cx, start: usize) -> Answer<Option<Value>> {
        let before = self.text.get(start..self.at).unwrap_or(&[]);
        let mut points: Vec<u32> = before.iter().map(|unit| unit.code()).collect();
        loop {
            let Some(code) = self.peek() else { return Ok(None) };
            self.at += 1;
            match code {
                0x22 => return cx.str_from_points(&points).map(Some),
                0x5c => match self.escape() {
                    Some(point) => points.push(point),
                    None => return Ok(None),
                },
                _ if code < 0x20 && self.strict => return Ok(None),
                _ => points.push(code),
            }
        }
    }

    /// The character of an escape whose backslash has been read.
    fn escape(&mut self) -> Option<u32> {
        let code = self.peek()?;
        self.at += 1;
        Some(match char::from_u32(code)? {
            '"' | '\\' | '/' => code,
            'b' => 8,
            'f' => 12,
            'n' => 10,
            'r' => 13,
            't' => 9,
            'u' => {
                let high = self.four_digits()?;
                let rest = self.at;
                if (0xd800..0xdc00).contains(&high) && self.take('\\') && self.take('u') {
                    // Two escapes of a pair make one character.
                    let low = self.four_digits()?;
                    if (0xdc00..0xe000).contains(&low) {
                        return Some(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
                    }
                }
                self.at = rest;
                high
            }
            _ => return None,
        })
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        digits
            .iter()
            .try_fold(0, |number, unit| Some(number << 4 | char::from_u32(unit.code())?.to_digit(16)?))
    }

    fn digits(&mut self, out: &mut String) -> usize {
        let start = self.at;
        while let Some(code @ 0x30..=0x39) = self.peek() {
            out.push(char::from(code as u8));
            self.at += 1;
        }
        self.at - start
    }

    fn number(&mut self, cx: &mut Cx) -> Answer<Option<Value>> {
        let mut text = String::new();
        if self.take('-') {
            text.push('-');
        }
        if self.take('0') {
            text.push('0');
        } else if self.digits(&mut text) == 0 {
            return Ok(None);
        }
        let mut is_float = false;
        let end = self.at;
        if self.take('.') {
            let whole = text.len();
            text.push('.');
            if self.digits(&mut text) == 0 {
                text.truncate(whole);
                self.at = end;
            } else {
                is_float = true;
            }
        }
        let end = self.at;
        if self.take('e') || self.take('E') {
            let whole = text.len();
            text.push('e');
            if self.take('-') {
                text.push('-');
            } else {
                self.take('+');
            }
            if self.digits(&mut text) == 0 {
                text.truncate(whole);
                self.at = end;
            } else {
                is_float = true;
            }
        }
        if is_float {
            return match text.parse() {
                Ok(number) => cx.float(number).map(Some),
                Err(_) => Ok(None),
            };
        }
        match text.parse() {
            Ok(number) => cx.int(number).map(Some),
            Err(_) => Ok(None),
        }
    }
}
