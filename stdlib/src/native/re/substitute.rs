//! `sub`, `subn` and `expand`. With a template all is done here; a callable is called between two matches, so
//! these natives are frames whose state stands in their registers:
//!
//! ```text
//! 0 pattern   1 repl   2 string, then the state object   3 count
//! ```

use std::sync::Arc;

use smallvec::smallvec;
use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::native::{Arguments, Event, Outcome, TypeRow};
use taipan_vm::object::{ClassFlags, find_special};
use taipan_vm::text::units::{Text, TextBuf, Units as Built};
use taipan_vm::types::opaque::Object;
use taipan_vm::types::str::{Str, Units};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::found::{self, Match};
use super::pattern::{self, Call, Pattern, call};
use super::subject::{Database, Session, bytes_of, part, units};
use super::{TEMPLATE_ERROR, position_of, signed_argument, size};
use crate::regex::{Cursor, ErrorKind, Mode, Piece, RegexError, parse_template};

/// A replacement ready for use.
pub(super) enum Prepared {
    /// Text and groups in order.
    Parts(Vec<Part>),
    /// A literal of the wrong kind: refused when it is first wanted. The type's name.
    Misfit(String),
}

/// A part of a template.
pub(super) enum Part {
    Text(TextBuf),
    Group(usize),
}

/// The state while a callable runs.
#[derive(Default)]
struct State {
    walk: Option<(Call, Cursor)>,
    /// What is finished.
    out: TextBuf,
    /// Up to where the subject is copied or replaced.
    last: usize,
    /// Replacements so far, and how many are wanted (0: all).
    count: i64,
    limit: i64,
    /// Pieces a join would see so far; the first that it would refuse, with its type's name.
    pieces: usize,
    refused: Option<(usize, String)>,
}

impl Object for State {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some((call, _)) = &self.walk {
            visit(&call.pattern);
            visit(&call.subject);
        }
    }
}

static STATE: TypeRow =
    TypeRow { name: "substitution", module: "_re", flags: ClassFlags::NO_NEW, ..TypeRow::DEFAULT };

/// `Pattern.sub`
pub(super) fn sub(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    step(cx, registers, event, false).unwrap_or(Outcome::Raise)
}

/// `Pattern.subn`
pub(super) fn subn(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    step(cx, registers, event, true).unwrap_or(Outcome::Raise)
}

fn step(cx: &mut Cx, registers: &mut [Value], event: Event, counted: bool) -> Answer<Outcome> {
    match event {
        Event::Start => begin(cx, registers, counted),
        Event::Returned(value) => {
            let mut state = take_state(cx, registers)?;
            accept(cx, &mut state, &value);
            next_call(cx, registers, state, counted)
        }
        Event::Raised => Ok(Outcome::Raise),
    }
}

fn begin(cx: &mut Cx, registers: &mut [Value], counted: bool) -> Answer<Outcome> {
    let [own, replacement, string, ..] = &*registers else {
        return Err(cx.system_error("sub lacks its arguments"));
    };
    let call = call(cx, &[own.clone(), string.clone()])?;
    let limit = match registers.given(3) {
        Some(count) => signed_argument(cx, count)?,
        None => 0,
    };
    let cursor = Cursor::new(call.start, call.end);
    let mut state = State { walk: Some((call, cursor)), limit, ..State::default() };
    let replacement = replacement.clone();
    let own = own.clone();
    if is_callable(cx, &replacement) {
        return next_call(cx, registers, state, counted);
    }
    match prepare(cx, &own, &replacement)? {
        Ok(prepared) => {
            replace_all(cx, &mut state, &prepared)?;
            finish(cx, state, counted).map(Outcome::Return)
        }
        Err(error) => template_error(cx, &replacement, &error),
    }
}

/// Whether a value can be called.
fn is_callable(cx: &mut Cx, value: &Value) -> bool {
    let plain = [Kind::Function, Kind::Native, Kind::Method, Kind::Class];
    plain.iter().any(|kind| value.is_kind(*kind)) || {
        let name = &cx.names().__call__;
        find_special(cx, value, name).is_some()
    }
}

/// The class of bytes-like things, in the words of a failing join.
fn expected(is_bytes: bool) -> &'static str {
    if is_bytes { "a bytes-like object" } else { "str instance" }
}

/// Whether a value can be a piece of the result.
fn fits(cx: &Cx, value: &Value, is_bytes: bool) -> bool {
    if is_bytes { bytes_of(cx, value).is_some() } else { value.get::<Str>(cx).is_some() }
}

/// The meaning of a template; the last one is remembered.
fn prepare(cx: &mut Cx, own: &Value, text: &Value) -> Answer<Result<Arc<Prepared>, RegexError>> {
    let (program, is_bytes) = pattern::facts(cx, own)?;
    if let Some((known, prepared)) = own.opaque::<Pattern>(cx).and_then(|own| own.template.as_ref())
        && known.is(text)
    {
        return Ok(Ok(prepared.clone()));
    }
    let Some(codes) = codes(cx, text) else {
        let name = cx.type_name(text);
        let message = format!("decoding to str: need a bytes-like object, {name} found");
        return Err(cx.type_error(&message));
    };
    let prepared = if !codes.contains(&u32::from(b'\\')) && !fits(cx, text, is_bytes) {
        Prepared::Misfit(cx.type_name(text))
    } else {
        let template = match parse_template(&codes, &program, is_bytes, &Database) {
            Ok(template) => template,
            Err(error) => return Ok(Err(error)),
        };
        if fits(cx, text, is_bytes) {
            Prepared::Parts(template.pieces.into_iter().map(ready).collect())
        } else {
            Prepared::Misfit(cx.type_name(text))
        }
    };
    let prepared = Arc::new(prepared);
    // A bytearray may change; what cannot is remembered.
    let fixed = text.is_kind(Kind::Str) || text.is_kind(Kind::Bytes);
    if let Some(own) = own.opaque_mut::<Pattern>(cx)
        && fixed
    {
        own.template = Some((text.clone(), prepared.clone()));
    }
    Ok(Ok(prepared))
}

fn codes(cx: &Cx, text: &Value) -> Option<Vec<u32>> {
    Some(match units(cx, text)? {
        Units::One(units) => units.iter().map(|&unit| u32::from(unit)).collect(),
        Units::Two(units) => units.iter().map(|&unit| u32::from(unit)).collect(),
        Units::Four(units) => units.to_vec(),
    })
}

fn ready(piece: Piece) -> Part {
    match piece {
        Piece::Literal(codes) => Part::Text(TextBuf::from_codes(codes)),
        Piece::Group(group) => Part::Group(group),
    }
}

/// Hands a bad template to the script half, which knows `PatternError`.
fn template_error(cx: &mut Cx, text: &Value, error: &RegexError) -> Answer<Outcome> {
    if error.kind == ErrorKind::Index {
        return Err(cx.index_error(&error.text()));
    }
    let Some(raise) = cx.kept(TEMPLATE_ERROR) else {
        return Err(cx.value_error(&error.text()));
    };
    let message = cx.str_from_points(&error.message)?;
    let position = position_of(cx, error)?;
    Ok(Outcome::TailCall(raise, smallvec![message, text.clone(), position]))
}

/// Appends the part of an object from `start` to `end`.
fn copy(cx: &Cx, out: &mut TextBuf, from: &Value, start: usize, end: usize) {
    let text = match units(cx, from) {
        Some(Units::One(units)) => Text::One(units),
        Some(Units::Two(units)) => Text::Two(units),
        Some(Units::Four(units)) => Text::Four(units),
        None => return,
    };
    out.push_text(text.slice(start..end));
}

/// Refuses a result that would not fit the memory limit, each time it has doubled.
fn watch(cx: &mut Cx, out: &TextBuf, checked: &mut usize) -> Answer<()> {
    const FIRST: usize = 1 << 16;
    if out.len() > (*checked).max(FIRST) {
        *checked = out.len().saturating_mul(2);
        cx.check_room(checked.saturating_mul(4))?;
    }
    Ok(())
}

fn replace_all(cx: &mut Cx, state: &mut State, prepared: &Prepared) -> Answer<()> {
    let Some((call, cursor)) = &mut state.walk else { return Ok(()) };
    let mut session = Session::open(cx, &call.pattern)?;
    let mut checked = 0;
    let answer = loop {
        if state.limit != 0 && state.count >= state.limit {
            break Ok(());
        }
        let Some(request) = cursor.request(Mode::Search) else { break Ok(()) };
        let found = match session.find(cx, &call.subject, request) {
            Ok(found) => found,
            Err(raised) => break Err(raised),
        };
        cursor.note(found);
        let Some((start, end)) = found else { break Ok(()) };
        copy(cx, &mut state.out, &call.subject, state.last, start);
        match prepared {
            Prepared::Parts(parts) => {
                for part in parts {
                    match part {
                        Part::Text(text) => state.out.push_text(text.as_text()),
                        Part::Group(group) => {
                            let span =
                                if *group == 0 { Some((start, end)) } else { session.machine.group(*group) };
                            if let Some((start, end)) = span {
                                copy(cx, &mut state.out, &call.subject, start, end);
                            }
                        }
                    }
                }
            }
            Prepared::Misfit(name) => {
                let place = usize::from(start > state.last);
                state.refused = Some((place, name.clone()));
                break Ok(());
            }
        }
        (state.last, state.count) = (end, state.count + 1);
        if let Err(raised) = watch(cx, &state.out, &mut checked) {
            break Err(raised);
        }
    };
    session.close(cx, &call.pattern);
    answer
}

/// The result: a str or bytes object, with the number of replacements if that is wanted.
fn finish(cx: &mut Cx, mut state: State, counted: bool) -> Answer {
    let Some((call, _)) = state.walk else {
        return Err(cx.system_error("a substitution lost its subject"));
    };
    let is_bytes = pattern::facts(cx, &call.pattern)?.1;
    if let Some((place, name)) = state.refused {
        let text = format!("sequence item {place}: expected {}, {name} found", expected(is_bytes));
        return Err(cx.type_error(&text));
    }
    let result = if state.count == 0 {
        part(cx, &call.subject, 0, call.end)?
    } else {
        copy(cx, &mut state.out, &call.subject, state.last, call.end);
        if is_bytes { to_bytes(cx, state.out)? } else { to_str(cx, state.out)? }
    };
    if !counted {
        return Ok(result);
    }
    let count = size(cx, usize::try_from(state.count).unwrap_or(0))?;
    cx.tuple_from([result, count])
}

/// A str object of built text.
pub(super) fn to_str(cx: &mut Cx, text: TextBuf) -> Answer {
    let (units, ascii) = text.into_units();
    match units {
        Built::One(units) => cx.str_from_bytes(&units, ascii),
        Built::Two(units) => {
            let widest = units.iter().copied().max().unwrap_or(0);
            cx.str_filled(units.len(), u32::from(widest), units.iter().map(|&unit| u32::from(unit)))
        }
        Built::Four(units) => cx.str_from_points(&units),
    }
}

fn to_bytes(cx: &mut Cx, text: TextBuf) -> Answer {
    match text.into_units().0 {
        Built::One(units) => cx.bytes(&units),
        Built::Two(_) | Built::Four(_) => Err(cx.system_error("bytes above 255")),
    }
}

fn take_state(cx: &mut Cx, registers: &mut [Value]) -> Answer<State> {
    match registers.get_mut(2).and_then(|register| register.opaque_mut::<State>(cx)) {
        Some(state) => Ok(std::mem::take(state)),
        None => Err(cx.system_error("a substitution lost its state")),
    }
}

fn put_state(cx: &mut Cx, registers: &mut [Value], state: State) -> Answer<()> {
    let Some(register) = registers.get_mut(2) else {
        return Err(cx.system_error("a substitution lost its register"));
    };
    if let Some(place) = register.opaque_mut::<State>(cx) {
        *place = state;
        return Ok(());
    }
    let class = cx.builtin_class(&STATE)?;
    *register = cx.opaque(&class, state)?;
    Ok(())
}

/// Takes what the callable returned; None adds nothing.
fn accept(cx: &Cx, state: &mut State, value: &Value) {
    let is_bytes = state
        .walk
        .as_ref()
        .and_then(|(call, _)| call.pattern.opaque::<Pattern>(cx))
        .is_some_and(|own| own.is_bytes);
    if value.is_none() {
        return;
    }
    if fits(cx, value, is_bytes) {
        copy(cx, &mut state.out, value, 0, usize::MAX);
    } else if state.refused.is_none() {
        state.refused = Some((state.pieces, cx.type_name(value)));
    }
    state.pieces += 1;
}

/// Seeks the next match and calls the callable with it, or finishes.
fn next_call(cx: &mut Cx, registers: &mut [Value], mut state: State, counted: bool) -> Answer<Outcome> {
    let Some((call, cursor)) = &mut state.walk else {
        return Err(cx.system_error("a substitution lost its subject"));
    };
    let request = cursor.request(Mode::Search).filter(|_| state.limit == 0 || state.count < state.limit);
    let mut found = None;
    if let Some(request) = request {
        let mut session = Session::open(cx, &call.pattern)?;
        let answer = session.find(cx, &call.subject, request);
        if let Ok(Some(whole)) = answer {
            found = Some((whole, session.machine.spans(whole)));
        }
        session.close(cx, &call.pattern);
        cursor.note(answer?);
    }
    let Some(((start, end), spans)) = found else {
        return finish(cx, state, counted).map(Outcome::Return);
    };
    if start > state.last {
        copy(cx, &mut state.out, &call.subject, state.last, start);
        state.pieces += 1;
    }
    let object = found::create(cx, call, spans)?;
    (state.last, state.count) = (end, state.count + 1);
    let mut checked = 0;
    watch(cx, &state.out, &mut checked)?;
    put_state(cx, registers, state)?;
    let Some(callable) = registers.given(1).cloned() else {
        return Err(cx.system_error("a substitution lost its callable"));
    };
    Ok(Outcome::Call(callable, smallvec![object]))
}

/// `Match.expand`
pub(super) fn expand(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => expanded(cx, registers).unwrap_or(Outcome::Raise),
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}

fn expanded(cx: &mut Cx, registers: &[Value]) -> Answer<Outcome> {
    let (Some(own), Some(template)) = (registers.given(0), registers.given(1)) else {
        return Err(cx.system_error("expand lacks its arguments"));
    };
    let Some(found) = own.opaque::<Match>(cx) else {
        return Err(cx.type_error("not a match object"));
    };
    let (pattern, string, spans) = (found.pattern.clone(), found.string.clone(), found.spans.clone());
    let prepared = match prepare(cx, &pattern, template)? {
        Ok(prepared) => prepared,
        Err(error) => return template_error(cx, template, &error),
    };
    let is_bytes = pattern::facts(cx, &pattern)?.1;
    let mut out = TextBuf::new();
    match &*prepared {
        Prepared::Parts(parts) => {
            for part in parts {
                match part {
                    Part::Text(text) => out.push_text(text.as_text()),
                    Part::Group(group) => {
                        if let Some(&Some((start, end))) = spans.groups.get(*group) {
                            copy(cx, &mut out, &string, start, end);
                        }
                    }
                }
            }
        }
        Prepared::Misfit(_) => return Ok(Outcome::Return(template.clone())),
    }
    let result = if is_bytes { to_bytes(cx, out)? } else { to_str(cx, out)? };
    Ok(Outcome::Return(result))
}
