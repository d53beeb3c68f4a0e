//! Objects that walk from match to match: what `Pattern.scanner` and `Pattern.finditer` return.

use taipan_vm::error::Answer;
use taipan_vm::native::{Arguments, GetSetRow, NativeRow, TypeRow};
use taipan_vm::object::ClassFlags;
use taipan_vm::types::opaque::Object;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::found;
use super::pattern::{Call, call, itself};
use super::subject::Session;
use crate::regex::{Cursor, Mode};

/// The struct behind both.
struct Walk {
    call: Call,
    cursor: Cursor,
}

impl Object for Walk {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.call.pattern);
        visit(&self.call.subject);
    }
}

/// The class of scanners.
pub static TYPE: TypeRow = TypeRow {
    name: "SRE_Scanner",
    module: "_sre",
    flags: ClassFlags::NO_NEW,
    methods: &[
        NativeRow::method("match", "($self, /)", match_, ""),
        NativeRow::method("search", "($self, /)", search, ""),
    ],
    properties: &[GetSetRow { name: "pattern", get: get_pattern, set: None, doc: "" }],
    ..TypeRow::DEFAULT
};

/// The class of the iterators of `finditer`.
pub static ITERATOR: TypeRow = TypeRow {
    name: "callable_iterator",
    flags: ClassFlags::NO_NEW,
    methods: &[
        NativeRow::special("__iter__", "($self, /)", itself, "Implement iter(self)."),
        NativeRow::special("__next__", "($self, /)", next, "Implement next(self)."),
    ],
    ..TypeRow::DEFAULT
};

fn create(cx: &mut Cx, arguments: &[Value], row: &'static TypeRow) -> Answer {
    let call = call(cx, arguments)?;
    let class = cx.builtin_class(row)?;
    let cursor = Cursor::new(call.start, call.end);
    cx.opaque(&class, Walk { call, cursor })
}

/// `Pattern.scanner`
pub(super) fn scanner(cx: &mut Cx, arguments: &[Value]) -> Answer {
    create(cx, arguments, &TYPE)
}

/// `Pattern.finditer`
pub(super) fn finditer(cx: &mut Cx, arguments: &[Value]) -> Answer {
    create(cx, arguments, &ITERATOR)
}

/// The next match, or nothing.
fn step(cx: &mut Cx, arguments: &[Value], mode: Mode) -> Answer<Option<Value>> {
    let own = arguments.given(0);
    let Some(walk) = own.and_then(|own| own.opaque::<Walk>(cx)) else {
        return Err(cx.type_error("not a scanner"));
    };
    let Some(request) = walk.cursor.request(mode) else {
        return Ok(None);
    };
    let call = Call { pattern: walk.call.pattern.clone(), subject: walk.call.subject.clone(), ..walk.call };
    let mut session = Session::open(cx, &call.pattern)?;
    let answer = session.find(cx, &call.subject, request);
    let spans = match answer {
        Ok(Some(whole)) => Some(session.machine.spans(whole)),
        Ok(None) | Err(_) => None,
    };
    session.close(cx, &call.pattern);
    let answer = answer?;
    if let Some(walk) = own.and_then(|own| own.opaque_mut::<Walk>(cx)) {
        walk.cursor.note(answer);
    }
    spans.map(|spans| found::create(cx, &call, spans)).transpose()
}

fn match_(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(step(cx, arguments, Mode::Match)?.unwrap_or(Value::NONE))
}

fn search(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(step(cx, arguments, Mode::Search)?.unwrap_or(Value::NONE))
}

fn next(cx: &mut Cx, arguments: &[Value]) -> Answer {
    match step(cx, arguments, Mode::Search)? {
        Some(found) => Ok(found),
        None => Err(cx.stop_iteration(Value::UNSET)),
    }
}

fn get_pattern(cx: &mut Cx, own: &Value) -> Answer {
    Ok(own.opaque::<Walk>(cx).map_or(Value::NONE, |walk| walk.call.pattern.clone()))
}
