//! What `sys` says about coroutines: the hooks of async generators, and how far coroutines remember where
//! they were made.

use taipan_vm::builtins::objects::is_callable;
use taipan_vm::error::Answer;
use taipan_vm::native::{Arguments, NativeRow};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use crate::native::record::{self, record};

record! { HOOKS "sys" "asyncgen_hooks" "A named tuple containing information about asynchronous\ngenerators hooks.  The attributes are read only.":
"firstiter" 0, "finalizer" 1 }

const FIRST: &str = "asyncgen.firstiter";
const FINALIZER: &str = "asyncgen.finalizer";

/// `sys.get_asyncgen_hooks`
pub const GET_ASYNCGEN_HOOKS: NativeRow = NativeRow::function(
    "get_asyncgen_hooks",
    "($module, /)",
    hooks,
    "Return the installed asynchronous generators hooks.\n\nThis returns a namedtuple of the form (firstiter, finalizer).",
);

/// `sys.set_asyncgen_hooks`
pub const SET_ASYNCGEN_HOOKS: NativeRow = NativeRow::function(
    "set_asyncgen_hooks",
    "($module, /, firstiter=<unrepresentable>, finalizer=<unrepresentable>)",
    set_hooks,
    "set_asyncgen_hooks([firstiter] [, finalizer])\n\nSet a finalizer for async generators objects.",
);

/// `sys.get_coroutine_origin_tracking_depth`
pub const GET_ORIGIN_DEPTH: NativeRow = NativeRow::function(
    "get_coroutine_origin_tracking_depth",
    "($module, /)",
    origin_depth,
    "Check status of origin tracking for coroutine objects in this thread.",
);

/// `sys.set_coroutine_origin_tracking_depth`
pub const SET_ORIGIN_DEPTH: NativeRow = NativeRow::function(
    "set_coroutine_origin_tracking_depth",
    "($module, /, depth)",
    set_origin_depth,
    "Enable or disable origin tracking for coroutine objects in this thread.\n\nCoroutine objects will track 'depth' frames of traceback information\nabout where they came from, available in their cr_origin attribute.\n\nSet a depth of 0 to disable.",
);

fn hooks(cx: &mut Cx, _: &[Value]) -> Answer {
    let hooks = [FIRST, FINALIZER].map(|name| cx.kept(name).unwrap_or(Value::NONE));
    record::new(cx, &HOOKS, hooks.to_vec())
}

fn set_hooks(cx: &mut Cx, arguments: &[Value]) -> Answer {
    // both are looked at before one is changed
    for (at, name) in [(1, "finalizer"), (0, "firstiter")] {
        if let Some(hook) = arguments.given(at)
            && !hook.is_none()
            && !is_callable(cx, hook)
        {
            let text = format!("callable {name} expected, got {}", cx.type_name(hook));
            return Err(cx.type_error(&text));
        }
    }
    for (at, name, event) in
        [(1, FINALIZER, "sys.set_asyncgen_hook_finalizer"), (0, FIRST, "sys.set_asyncgen_hook_firstiter")]
    {
        if let Some(hook) = arguments.given(at) {
            cx.audit(event, &[])?;
            cx.keep(name, hook.clone());
        }
    }
    Ok(Value::NONE)
}

fn origin_depth(cx: &mut Cx, _: &[Value]) -> Answer {
    let depth = cx.origin_depth();
    cx.int(depth as i64)
}

fn set_origin_depth(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let depth = super::integer(cx, arguments.given(0))?;
    let Ok(depth) = usize::try_from(depth) else { return Err(cx.value_error("depth must be >= 0")) };
    cx.set_origin_depth(depth);
    Ok(Value::NONE)
}
