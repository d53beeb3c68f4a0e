//! The module `gc`: the cycle collector as scripts see it.

use taipan_vm::error::Answer;
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// The module.
pub static MODULE: ModuleRow = ModuleRow {
    name: "gc",
    doc: "This module provides access to the garbage collector for reference cycles.",
    functions: &[
        NativeRow::function(
            "_collect",
            "($module, /)",
            collect,
            "One collection; how many objects were found.",
        ),
        NativeRow::function("enable", "($module, /)", enable, "Enable automatic garbage collection."),
        NativeRow::function("disable", "($module, /)", disable, "Disable automatic garbage collection."),
        NativeRow::function(
            "isenabled",
            "($module, /)",
            is_enabled,
            "Returns true if automatic garbage collection is enabled.",
        ),
        NativeRow::function(
            "is_tracked",
            "($module, obj, /)",
            is_tracked,
            "Returns true if the object is tracked by the garbage collector.",
        ),
        NativeRow::function(
            "is_finalized",
            "($module, obj, /)",
            is_finalized,
            "Returns true if the object has been already finalized by the GC.",
        ),
        NativeRow::function("_objects", "($module, /)", objects, "Every object that the collector looks at."),
        NativeRow::function(
            "_counts",
            "($module, /)",
            counts,
            "Tracked objects, collections, objects collected.",
        ),
        NativeRow::function(
            "get_referents",
            "($module, /, *objs)",
            referents,
            "Return the list of objects that are directly referred to by 'objs'.",
        ),
        NativeRow::function(
            "get_referrers",
            "($module, /, *objs)",
            referrers,
            "Return the list of objects that directly refer to any of 'objs'.",
        ),
    ],
    types: &[],
    fill: None,
    script: script!("gc.py"),
};

fn collect(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    let found = cx.collect_garbage();
    cx.int(found as i64)
}

fn enable(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    cx.set_collecting(true);
    Ok(Value::NONE)
}

fn disable(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    cx.set_collecting(false);
    Ok(Value::NONE)
}

fn is_enabled(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    Ok(Value::bool(cx.is_collecting()))
}

fn is_tracked(_cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::bool(arguments[0].kind().is_some_and(|kind| kind.is_container())))
}

fn is_finalized(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::bool(cx.is_finalized(&arguments[0])))
}

fn objects(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    let all = cx.tracked_objects();
    cx.charge(all.len())?;
    cx.list(&all)
}

fn counts(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    let (tracked, collections, collected) = cx.collection_counts();
    let numbers = [tracked, collections, collected].map(|number| Value::small_int(number as i64));
    cx.tuple(&numbers)
}

fn referents(cx: &mut Cx, arguments: &[Value]) -> Answer {
    cx.audit("gc.get_referents", arguments)?;
    let objects = cx.tuple_items(&arguments[0]).to_vec();
    let mut found = Vec::new();
    for object in &objects {
        found.extend(cx.referents(object));
    }
    cx.charge(found.len())?;
    cx.list(&found)
}

fn referrers(cx: &mut Cx, arguments: &[Value]) -> Answer {
    cx.audit("gc.get_referrers", arguments)?;
    let wanted = cx.tuple_items(&arguments[0]).to_vec();
    let all = cx.tracked_objects();
    cx.charge(all.len())?;
    let mut found = Vec::new();
    for object in all {
        // the arguments' own tuple is no answer
        if !object.is(&arguments[0])
            && cx.referents(&object).iter().any(|child| wanted.iter().any(|one| one.is(child)))
        {
            found.push(object);
        }
    }
    cx.list(&found)
}
