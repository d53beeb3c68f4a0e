//! Attributes of traceback objects, and their constructor.

use super::Traceback;
use crate::error::Answer;
use crate::heap::Kind;
use crate::interp::traceback_frame;
use crate::native::{GetSetRow, NativeRow, Role};
use crate::types::frame::Frame;
use crate::value::Value;
use crate::vm::Cx;

/// Methods.
pub static ROWS: &[NativeRow] = &[
    NativeRow::constructor("($type, /, tb_next, tb_frame, tb_lasti, tb_lineno)", new),
    NativeRow::open("__dir__", "($self, /)", Role::Method, "").script("traceback_dir"),
];

/// Attributes.
pub static PROPERTIES: &[GetSetRow] = &[
    GetSetRow { name: "tb_next", get: next, set: Some(set_next), doc: "" },
    GetSetRow { name: "tb_frame", get: frame, set: None, doc: "" },
    GetSetRow { name: "tb_lineno", get: line, set: None, doc: "" },
    GetSetRow { name: "tb_lasti", get: last, set: None, doc: "" },
];

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let [class, next, frame, last, line] = arguments else { return Err(cx.system_error("traceback()")) };
    if !next.is_none() && !next.is_kind(Kind::Traceback) {
        let text = format!("expected traceback object or None, got {}", cx.quoted_type_name(next));
        return Err(cx.type_error(&text));
    }
    let Some(code_object) = frame.get::<Frame>(cx).map(|frame| frame.code_object.clone()) else {
        let text = format!("traceback() argument 'tb_frame' must be frame, not {}", cx.type_name(frame));
        return Err(cx.type_error(&text));
    };
    let (Some(last), Some(line)) = (last.as_small_int(), line.as_small_int()) else {
        return Err(cx.type_error("an integer is required"));
    };
    let (last, line) = (u32::try_from(last / 2).unwrap_or(0), u32::try_from(line).unwrap_or(0));
    let payload = Traceback::new(next.clone(), code_object, last, frame.clone(), line);
    cx.new_object(class, payload)
}

fn next(cx: &mut Cx, traceback: &Value) -> Answer {
    let Some(own) = traceback.get::<Traceback>(cx) else { return Ok(Value::NONE) };
    let next = own.next.clone();
    let has_frame = |inner: &Traceback| !inner.frame.is_none() || !inner.caller.is_unset();
    if next.get::<Traceback>(cx).is_some_and(|inner| !has_frame(inner)) {
        let caller = frame(cx, traceback)?;
        if let Some(inner) = next.get_mut::<Traceback>(cx) {
            inner.caller = caller;
        }
    }
    Ok(next)
}

fn set_next(cx: &mut Cx, traceback: &Value, value: Option<Value>) -> Answer<()> {
    let Some(value) = value else { return Err(cx.type_error("can't delete tb_next attribute")) };
    if !value.is_none() && !value.is_kind(Kind::Traceback) {
        let text = format!("expected traceback object, got {}", cx.quoted_type_name(&value));
        return Err(cx.type_error(&text));
    }
    let mut link = value.clone();
    while let Some(own) = link.get::<Traceback>(cx) {
        if link.is(traceback) {
            return Err(cx.value_error("traceback loop detected"));
        }
        link = own.next.clone();
    }
    if let Some(own) = traceback.get_mut::<Traceback>(cx) {
        let old = std::mem::replace(&mut own.next, value);
        drop(old);
    }
    Ok(())
}

fn frame(cx: &mut Cx, traceback: &Value) -> Answer {
    cx.audit_read(traceback, "tb_frame")?;
    let Some(own) = traceback.get::<Traceback>(cx) else { return Ok(Value::NONE) };
    if !own.frame.is_none() {
        return Ok(own.frame.clone());
    }
    let word = if own.word == Traceback::UNBEGUN { 0 } else { own.word };
    let code = own.code_object.clone();
    let (function, registers, caller) = match traceback.get_mut::<Traceback>(cx) {
        Some(own) => (
            std::mem::take(&mut own.function),
            std::mem::take(&mut own.registers),
            std::mem::take(&mut own.caller),
        ),
        None => Default::default(),
    };
    let frame = traceback_frame(cx, code, word, function, registers)?;
    if let (Some(caller), Some(own)) = (caller.or_unset(), frame.get_mut::<Frame>(cx)) {
        own.back = caller;
    }
    if let Some(own) = traceback.get_mut::<Traceback>(cx) {
        own.frame = frame.clone();
    }
    Ok(frame)
}

fn line(cx: &mut Cx, traceback: &Value) -> Answer {
    let Some(own) = traceback.get::<Traceback>(cx) else { return Ok(Value::NONE) };
    if own.line > 0 {
        return Ok(Value::small_int(i64::from(own.line)));
    }
    let (code, word) = (own.code_object.clone(), own.word);
    Ok(crate::types::frame::line_of(cx, &code, word))
}

fn last(cx: &mut Cx, traceback: &Value) -> Answer {
    let word = traceback.get::<Traceback>(cx).map_or(0, |own| own.word);
    Ok(Value::small_int(if word == Traceback::UNBEGUN { -1 } else { i64::from(word) * 2 }))
}
