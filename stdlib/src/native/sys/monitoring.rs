//! `sys.monitoring` and `sys._jit`: which tools watch a program, and whether it is compiled to machine code.
//! The tools themselves are the interpreter's; here are the words scripts have for them.

use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::interp::monitor::{Happening, LOCAL, NAMES, TOOLS};
use taipan_vm::native::{Event, ModuleRow, NativeRow, Outcome, Role};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::super::support::{size_argument, wanted};

/// The module `sys._jit`.
pub static JIT: ModuleRow = ModuleRow {
    name: "sys._jit",
    doc: "",
    functions: &[
        NativeRow::function("is_active", "($module, /)", no, "Whether the topmost frame is machine code."),
        NativeRow::function(
            "is_available",
            "($module, /)",
            no,
            "Return True if the current Python executable supports JIT compilation, and False otherwise.",
        ),
        NativeRow::function(
            "is_enabled",
            "($module, /)",
            no,
            "Return True if JIT compilation is enabled for the current Python process, and False otherwise.",
        ),
    ],
    types: &[],
    fill: None,
    script: None,
};

/// The module `sys.monitoring`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "sys.monitoring",
    doc: "",
    functions: &[
        NativeRow::function("use_tool_id", "($module, tool_id, name, /)", use_tool, "Takes a tool's number."),
        NativeRow::function("clear_tool_id", "($module, tool_id, /)", clear_tool, "Forgets its callbacks."),
        NativeRow::function("free_tool_id", "($module, tool_id, /)", free_tool, "Gives the number back."),
        NativeRow::function("get_tool", "($module, tool_id, /)", get_tool, "The name of a tool, or None."),
        NativeRow::function(
            "register_callback",
            "($module, tool_id, event, func, /)",
            register,
            "Sets what an event calls; what it called before.",
        ),
        NativeRow::function("get_events", "($module, tool_id, /)", get_events, "The events of a tool."),
        NativeRow::open("set_events", "($module, tool_id, event_set, /)", Role::Function, "Sets them.")
            .resumable(set_events),
        NativeRow::function(
            "get_local_events",
            "($module, tool_id, code, /)",
            local_events,
            "The events of a tool in one code object.",
        ),
        NativeRow::open(
            "set_local_events",
            "($module, tool_id, code, event_set, /)",
            Role::Function,
            "Sets them.",
        )
        .resumable(set_local_events),
        NativeRow::function(
            "restart_events",
            "($module, /)",
            |cx, _| {
                cx.restart_monitoring();
                Ok(Value::NONE)
            },
            "Sends again what callbacks disabled.",
        ),
        NativeRow::function("_all_events", "($module, /)", all_events, "Events with their tools."),
    ],
    types: &[],
    fill: Some(fill),
    script: None,
};

fn no(_: &mut Cx, _: &[Value]) -> Answer {
    Ok(Value::FALSE)
}

fn fill(cx: &mut Cx, module: &Value) -> Answer<()> {
    let namespace = cx.module_namespace(module);
    let mut events: Vec<(&str, Value)> =
        NAMES.iter().enumerate().map(|(bit, name)| (*name, Value::small_int(1 << bit))).collect();
    events.push(("NO_EVENTS", Value::small_int(0)));
    let events = super::namespace::new(cx, &events)?;
    cx.dict_set_text(&namespace, "events", events)?;
    for (name, number) in [("DEBUGGER_ID", 0), ("COVERAGE_ID", 1), ("PROFILER_ID", 2), ("OPTIMIZER_ID", 5)] {
        cx.dict_set_text(&namespace, name, Value::small_int(number))?;
    }
    for name in ["DISABLE", "MISSING"] {
        let class = cx.types().object.clone();
        let marker = taipan_vm::object::allocate_instance(cx, &class)?;
        let state = cx.monitoring();
        *(if name == "DISABLE" { &mut state.disable } else { &mut state.missing }) = marker.clone();
        cx.dict_set_text(&namespace, name, marker)?;
    }
    Ok(())
}

fn tool(cx: &mut Cx, arguments: &[Value]) -> Answer<usize> {
    let value = wanted(cx, arguments, 0)?;
    let number = size_argument(cx, value)?;
    match usize::try_from(number).ok().filter(|number| *number < TOOLS) {
        Some(tool) => Ok(tool),
        None => Err(cx.value_error(&format!("invalid tool {number} (must be between 0 and {})", TOOLS - 1))),
    }
}

/// The tool of the first argument, which somebody uses.
fn used_tool(cx: &mut Cx, arguments: &[Value]) -> Answer<usize> {
    let tool = tool(cx, arguments)?;
    if cx.monitoring().tools[tool].name.is_unset() {
        return Err(cx.value_error(&format!("tool {tool} is not in use")));
    }
    Ok(tool)
}

fn use_tool(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let tool = tool(cx, arguments)?;
    let name = wanted(cx, arguments, 1)?.clone();
    if !name.is_kind(Kind::Str) {
        return Err(cx.value_error("tool name must be a str"));
    }
    if !cx.monitoring().tools[tool].name.is_unset() {
        return Err(cx.value_error(&format!("tool {tool} is already in use")));
    }
    cx.monitoring().tools[tool].name = name;
    Ok(Value::NONE)
}

fn clear_tool(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let tool = tool(cx, arguments)?;
    cx.clear_monitor(tool);
    Ok(Value::NONE)
}

fn free_tool(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let tool = tool(cx, arguments)?;
    cx.clear_monitor(tool);
    let name = std::mem::take(&mut cx.monitoring().tools[tool].name);
    drop(name);
    Ok(Value::NONE)
}

fn get_tool(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let tool = tool(cx, arguments)?;
    Ok(cx.monitoring().tools[tool].name.clone().or_unset().unwrap_or(Value::NONE))
}

fn register(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let tool = tool(cx, arguments)?;
    let event = wanted(cx, arguments, 1)?;
    let event = size_argument(cx, event)?;
    if event.count_ones() != 1 {
        return Err(cx.value_error("The callback can only be set for one event at a time"));
    }
    let bit = event.trailing_zeros() as usize;
    if bit >= NAMES.len() {
        return Err(cx.value_error(&format!("invalid event {event}")));
    }
    let function = wanted(cx, arguments, 2)?.clone();
    cx.audit("sys.monitoring.register_callback", std::slice::from_ref(&function))?;
    Ok(cx.set_monitor_callback(tool, bit, function))
}

fn get_events(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let tool = tool(cx, arguments)?;
    Ok(Value::small_int(cx.monitoring().tools[tool].events.into()))
}

/// A set of events. Both directions stand for a branch, and what natives answer comes with calls.
fn event_set(cx: &mut Cx, arguments: &[Value], at: usize) -> Answer<u32> {
    const ANSWERS: u32 = Happening::C_RETURN.bit() | Happening::C_RAISE.bit();
    const CALLS: u32 = Happening::CALL.bit() | ANSWERS;
    const DIRECTIONS: u32 = Happening::BRANCH_LEFT.bit() | Happening::BRANCH_RIGHT.bit();
    let set = wanted(cx, arguments, at)?;
    let set = size_argument(cx, set)?;
    let Some(set) = u32::try_from(set).ok().filter(|set| *set < 1 << NAMES.len()) else {
        return Err(cx.value_error(&format!("invalid event set 0x{:x}", set as u32)));
    };
    if set & ANSWERS != 0 && set & CALLS != CALLS {
        return Err(cx.value_error("cannot set C_RETURN or C_RAISE events independently"));
    }
    let branches = if set & Happening::BRANCH.bit() != 0 { DIRECTIONS } else { 0 };
    Ok(set & !ANSWERS & !Happening::BRANCH.bit() | branches)
}

fn set_events(cx: &mut Cx, registers: &mut [Value], _: Event) -> Outcome {
    fn set(cx: &mut Cx, arguments: &[Value]) -> Answer<()> {
        tool(cx, arguments)?;
        let events = event_set(cx, arguments, 1)?;
        let tool = used_tool(cx, arguments)?;
        cx.set_monitored(tool, events);
        Ok(())
    }
    set(cx, registers).map_or(Outcome::Raise, |()| Outcome::Return(Value::NONE))
}

fn code(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = wanted(cx, arguments, 1)?;
    if code.is_kind(Kind::Code) { Ok(code.clone()) } else { Err(cx.type_error("code must be a code object")) }
}

fn local_events(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = code(cx, arguments)?;
    let tool = tool(cx, arguments)?;
    Ok(Value::small_int(cx.monitored_in(tool, &code).into()))
}

fn set_local_events(cx: &mut Cx, registers: &mut [Value], _: Event) -> Outcome {
    fn set(cx: &mut Cx, arguments: &[Value]) -> Answer<()> {
        let code = code(cx, arguments)?;
        tool(cx, arguments)?;
        let events = event_set(cx, arguments, 2)?;
        if events & !LOCAL != 0 {
            return Err(cx.value_error(&format!("invalid local event set 0x{events:x}")));
        }
        let tool = used_tool(cx, arguments)?;
        cx.set_monitored_in(tool, &code, events);
        Ok(())
    }
    set(cx, registers).map_or(Outcome::Raise, |()| Outcome::Return(Value::NONE))
}

fn all_events(cx: &mut Cx, _: &[Value]) -> Answer {
    let found = cx.dict()?;
    for (bit, name) in NAMES.iter().enumerate() {
        let tools = cx.monitoring().tools.iter().enumerate();
        let users = tools.fold(0, |users, (number, tool)| users | (tool.events >> bit & 1) << number);
        if users != 0 {
            cx.dict_set_text(&found, name, Value::small_int(users.into()))?;
        }
    }
    Ok(found)
}
