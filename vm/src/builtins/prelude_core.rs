//! Builtin functions that belong to the core, and natives that only the prelude sees.

use crate::error::Answer;
use crate::interp::access;
use crate::native::{Arguments, NativeRow};
use crate::value::Value;
use crate::vm::Cx;

/// Builtin functions.
pub static BUILTINS: &[NativeRow] = &[
    access::GETATTR,
    access::HASATTR,
    NativeRow::function("id", "($module, obj, /)", id, "Return the identity of an object."),
];

/// Natives of the prelude.
pub static ROWS: &[NativeRow] = &[
    NativeRow::function("_write", "(stream, text, /)", write, "Writes to standard output (1) or error (2)."),
    NativeRow::function(
        "_frame_at",
        "(depth, /)",
        |cx, arguments| {
            let depth = arguments[0].as_small_int().map_or(0, |depth| depth.max(0) as usize);
            Ok(cx.frame_object(depth)?.unwrap_or(Value::NONE))
        },
        "The frame that scripts see at this depth, or None.",
    ),
    NativeRow::function(
        "_collects",
        "(/)",
        |cx, _| Ok(Value::bool(cx.is_collecting())),
        "Whether garbage is collected without being asked for.",
    ),
    NativeRow::function(
        "_collect_garbage",
        "(/)",
        |cx, _| {
            let found = cx.collect_garbage();
            cx.int(found as i64)
        },
        "One collection; how many objects were found.",
    ),
    NativeRow::function("_audit", "(event, arguments, /)", audit, "Tells the audit hooks, if there are any."),
];

fn audit(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if cx.is_audited() {
        cx.audit_event(&arguments[0], &arguments[1])?;
    }
    Ok(Value::NONE)
}

fn id(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let number =
        arguments.given(0).map_or(0, |object| object.identity() - u64::from(object.kind().is_some()));
    let number = cx.big_int(num_bigint::BigInt::from(number))?;
    cx.audit("builtins.id", std::slice::from_ref(&number))?;
    Ok(number)
}

fn write(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let text = cx.text_of(&arguments[1]);
    let stream = arguments[0].as_small_int().unwrap_or(1) as i32;
    match cx.host().write(stream, text.as_bytes()) {
        Ok(_) => Ok(Value::NONE),
        Err(error) => Err(cx.runtime_error(&error.to_string())),
    }
}
