//! Attributes and methods of frame objects.

use super::Frame;
use crate::error::Answer;
use crate::fiber::{Generator, State};
use crate::interp::trace::{BEFORE_FIRST, set_line};
use crate::interp::{frame_back, frame_generator, frame_has_begun, frame_locals_of, frame_parts, frame_word};
use crate::native::{GetSetRow, NativeRow, Role};
use crate::types::code::CodeObject;
use crate::types::function::Function;
use crate::value::Value;
use crate::vm::Cx;

/// Methods.
pub static ROWS: &[NativeRow] = &[
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::open("clear", "($self, /)", Role::Method, "Clear all references held by the frame.")
        .or_script(clear, "clear_unstarted"),
];

/// Attributes.
pub static PROPERTIES: &[GetSetRow] = &[
    GetSetRow { name: "f_code", get: shown_code, set: None, doc: "" },
    GetSetRow { name: "f_back", get: frame_back, set: None, doc: "" },
    GetSetRow { name: "f_locals", get: frame_locals_of, set: None, doc: "" },
    GetSetRow { name: "f_globals", get: globals, set: None, doc: "" },
    GetSetRow { name: "f_builtins", get: builtins, set: None, doc: "" },
    GetSetRow { name: "f_lineno", get: line, set: Some(set_line), doc: "" },
    GetSetRow { name: "f_trace_lines", get: trace_lines, set: Some(set_trace_lines), doc: "" },
    GetSetRow { name: "f_trace_opcodes", get: trace_opcodes, set: Some(set_trace_opcodes), doc: "" },
    GetSetRow { name: "f_lasti", get: last, set: None, doc: "" },
    GetSetRow {
        name: "f_generator",
        get: generator,
        set: None,
        doc: "Return the generator or coroutine associated with this frame, or None.",
    },
    GetSetRow { name: "f_trace", get: trace, set: Some(set_trace), doc: "" },
];

fn shown_code(cx: &mut Cx, frame: &Value) -> Answer {
    cx.audit_read(frame, "f_code")?;
    code(cx, frame)
}

fn code(cx: &mut Cx, frame: &Value) -> Answer {
    Ok(frame_parts(cx, frame).map_or(Value::NONE, |(code, ..)| code))
}

fn globals(cx: &mut Cx, frame: &Value) -> Answer {
    let function = frame_parts(cx, frame).map_or(Value::NONE, |(_, function, _)| function);
    match function.get::<Function>(cx).map(|function| function.globals.clone()) {
        Some(globals) => Ok(globals),
        None => cx.dict(),
    }
}

fn builtins(cx: &mut Cx, frame: &Value) -> Answer {
    let code = code(cx, frame)?;
    let known = code
        .get::<CodeObject>(cx)
        .and_then(|code| code.loaded.as_ref().map(|loaded| loaded.builtins.clone()));
    Ok(known.and_then(Value::or_unset).unwrap_or_else(|| cx.builtins()))
}

/// The line of a word of a code object, or None.
pub fn line_of(cx: &Cx, code: &Value, word: u32) -> Value {
    let Some(code) = code.get::<CodeObject>(cx) else { return Value::NONE };
    let positions = &code.code.positions;
    let after = positions.partition_point(|(start, _)| *start <= word);
    match after.checked_sub(1).and_then(|at| positions.get(at)) {
        Some((_, range)) if range.line > 0 => Value::small_int(i64::from(range.line)),
        Some(_) | None => Value::small_int(i64::from(code.code.first_line)),
    }
}

fn line(cx: &mut Cx, frame: &Value) -> Answer {
    if let Some(shown) = frame.get::<Frame>(cx).map(|frame| frame.traced.shown_line).filter(|line| *line > 0)
    {
        return Ok(Value::small_int(i64::from(shown)));
    }
    let word = frame_word(cx, frame);
    let code = code(cx, frame)?;
    if !frame_has_begun(cx, frame) {
        return Ok(Value::small_int(
            code.get::<CodeObject>(cx).map_or(0, |code| code.code.first_line.into()),
        ));
    }
    Ok(line_of(cx, &code, word))
}

fn last(cx: &mut Cx, frame: &Value) -> Answer {
    let word = frame_word(cx, frame);
    Ok(Value::small_int(if word == BEFORE_FIRST { -2 } else { i64::from(word) * 2 }))
}

fn trace(cx: &mut Cx, frame: &Value) -> Answer {
    Ok(frame.get::<Frame>(cx).map_or(Value::NONE, |frame| frame.trace.clone()))
}

fn trace_lines(cx: &mut Cx, frame: &Value) -> Answer {
    Ok(Value::bool(frame.get::<Frame>(cx).is_none_or(|frame| frame.traced.lines)))
}

fn set_trace_lines(cx: &mut Cx, frame: &Value, value: Option<Value>) -> Answer<()> {
    let wanted = flag(cx, value)?;
    if let Some(frame) = frame.get_mut::<Frame>(cx) {
        frame.traced.lines = wanted;
    }
    Ok(())
}

fn trace_opcodes(cx: &mut Cx, frame: &Value) -> Answer {
    Ok(Value::bool(frame.get::<Frame>(cx).is_some_and(|frame| frame.traced.opcodes)))
}

fn set_trace_opcodes(cx: &mut Cx, frame: &Value, value: Option<Value>) -> Answer<()> {
    let wanted = flag(cx, value)?;
    if let Some(frame) = frame.get_mut::<Frame>(cx) {
        frame.traced.opcodes = wanted;
    }
    Ok(())
}

fn flag(cx: &mut Cx, value: Option<Value>) -> Answer<bool> {
    match value {
        Some(value) if value.is(&Value::TRUE) => Ok(true),
        Some(value) if value.is(&Value::FALSE) => Ok(false),
        Some(_) => Err(cx.type_error("attribute value type must be bool")),
        None => Err(cx.type_error("can't delete numeric/char attribute")),
    }
}

fn set_trace(cx: &mut Cx, frame: &Value, value: Option<Value>) -> Answer<()> {
    if let Some(frame) = frame.get_mut::<Frame>(cx) {
        frame.trace = value.unwrap_or(Value::NONE);
    }
    Ok(())
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = code(cx, &arguments[0])?;
    let line = line(cx, &arguments[0])?.as_small_int().unwrap_or(0);
    let (file, name) = match code.get::<CodeObject>(cx) {
        Some(code) => (code.code.file_name.to_string(), code.code.name.to_string()),
        None => Default::default(),
    };
    let place = crate::types::object::methods::address(&arguments[0]);
    cx.str(&format!("<frame at {place}, file '{file}', line {line}, code {name}>"))
}

fn generator(cx: &mut Cx, frame: &Value) -> Answer {
    Ok(frame_generator(cx, frame).unwrap_or(Value::NONE))
}

fn clear(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if frame_parts(cx, &arguments[0]).is_some_and(|(_, _, running)| running) {
        let generator = frame_generator(cx, &arguments[0]);
        let state = generator.and_then(|own| own.get::<Generator>(cx).map(|own| own.state));
        return match state {
            Some(State::Created) => Ok(None),
            Some(State::Suspended) => Err(cx.runtime_error("cannot clear a suspended frame")),
            Some(State::Running | State::Finished) | None => {
                Err(cx.runtime_error("cannot clear an executing frame"))
            }
        };
    }
    if let Some(frame) = arguments[0].get_mut::<Frame>(cx) {
        let old = std::mem::take(&mut frame.registers);
        drop(old);
    }
    Ok(Some(Value::NONE))
}
