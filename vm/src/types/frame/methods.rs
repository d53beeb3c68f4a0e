//! Attributes and methods of frame objects.

use super::Frame;
use crate::error::Answer;
use crate::interp::{frame_back, frame_locals_of, frame_parts, frame_word};
use crate::native::{GetSetRow, NativeRow};
use crate::types::code::CodeObject;
use crate::types::function::Function;
use crate::value::Value;
use crate::vm::Cx;

/// Methods.
pub static ROWS: &[NativeRow] = &[
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::method("clear", "($self, /)", clear, "Clear all references held by the frame."),
];

/// Attributes.
pub static PROPERTIES: &[GetSetRow] = &[
    GetSetRow { name: "f_code", get: code, set: None, doc: "" },
    GetSetRow { name: "f_back", get: frame_back, set: None, doc: "" },
    GetSetRow { name: "f_locals", get: frame_locals_of, set: None, doc: "" },
    GetSetRow { name: "f_globals", get: globals, set: None, doc: "" },
    GetSetRow { name: "f_builtins", get: builtins, set: None, doc: "" },
    GetSetRow { name: "f_lineno", get: line, set: None, doc: "" },
    GetSetRow { name: "f_lasti", get: last, set: None, doc: "" },
    GetSetRow { name: "f_trace", get: trace, set: Some(set_trace), doc: "" },
];

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
    let word = frame_word(cx, frame);
    let code = code(cx, frame)?;
    Ok(line_of(cx, &code, word))
}

fn last(cx: &mut Cx, frame: &Value) -> Answer {
    Ok(Value::small_int(i64::from(frame_word(cx, frame)) * 2))
}

fn trace(cx: &mut Cx, frame: &Value) -> Answer {
    Ok(frame.get::<Frame>(cx).map_or(Value::NONE, |frame| frame.trace.clone()))
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

fn clear(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if frame_parts(cx, &arguments[0]).is_some_and(|(_, _, running)| running) {
        return Err(cx.runtime_error("cannot clear an executing frame"));
    }
    if let Some(frame) = arguments[0].get_mut::<Frame>(cx) {
        let old = std::mem::take(&mut frame.registers);
        drop(old);
    }
    Ok(Value::NONE)
}
