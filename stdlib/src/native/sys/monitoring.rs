//! `sys.monitoring` and `sys._jit`: which tools watch a program, and whether it is compiled to machine code.
//! Tools can be named and their callbacks kept; events are not sent yet, and asking for some says so.

use taipan_vm::error::{Answer, Raised};
use taipan_vm::heap::Kind;
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::super::support::wanted;

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
        NativeRow::function("set_events", "($module, tool_id, event_set, /)", set_events, "Sets them."),
        NativeRow::function(
            "get_local_events",
            "($module, tool_id, code, /)",
            local_events,
            "The events of a tool in one code object.",
        ),
        NativeRow::function(
            "set_local_events",
            "($module, tool_id, code, event_set, /)",
            set_local_events,
            "Sets them.",
        ),
        NativeRow::function(
            "restart_events",
            "($module, /)",
            |_, _| Ok(Value::NONE),
            "Sends again what callbacks disabled.",
        ),
        NativeRow::function("_all_events", "($module, /)", |cx, _| cx.dict(), "Events with their tools."),
    ],
    types: &[],
    fill: Some(fill),
    script: None,
};

/// How many tools there can be.
const TOOLS: i64 = 6;

/// Events by name; each is one bit, in order.
const EVENTS: &[&str] = &[
    "PY_START",
    "PY_RESUME",
    "PY_RETURN",
    "PY_YIELD",
    "CALL",
    "LINE",
    "INSTRUCTION",
    "JUMP",
    "BRANCH_LEFT",
    "BRANCH_RIGHT",
    "STOP_ITERATION",
    "RAISE",
    "EXCEPTION_HANDLED",
    "PY_UNWIND",
    "PY_THROW",
    "RERAISE",
    "C_RETURN",
    "C_RAISE",
    "BRANCH",
];

fn no(_: &mut Cx, _: &[Value]) -> Answer {
    Ok(Value::FALSE)
}

fn fill(cx: &mut Cx, module: &Value) -> Answer<()> {
    let namespace = cx.module_namespace(module);
    let mut events: Vec<(&str, Value)> =
        EVENTS.iter().enumerate().map(|(bit, name)| (*name, Value::small_int(1 << bit))).collect();
    events.push(("NO_EVENTS", Value::small_int(0)));
    let events = super::namespace::new(cx, &events)?;
    cx.dict_set_text(&namespace, "events", events)?;
    for (name, number) in [("DEBUGGER_ID", 0), ("COVERAGE_ID", 1), ("PROFILER_ID", 2), ("OPTIMIZER_ID", 5)] {
        cx.dict_set_text(&namespace, name, Value::small_int(number))?;
    }
    for name in ["DISABLE", "MISSING"] {
        let class = cx.types().object.clone();
        let marker = taipan_vm::object::allocate_instance(cx, &class)?;
        cx.dict_set_text(&namespace, name, marker)?;
    }
    // The tools' names and callbacks, by number; scripts do not see them.
    let state = cx.dict()?;
    cx.dict_set_text(&namespace, STATE, state)
}

/// Under which name the module keeps its state.
const STATE: &str = " tools";

fn state(cx: &mut Cx) -> Answer {
    let module = cx.import_builtin("sys.monitoring")?;
    let namespace = cx.module_namespace(&module);
    match cx.dict_get_text(&namespace, STATE)? {
        Some(state) => Ok(state),
        None => Err(cx.system_error("sys.monitoring has lost its tools")),
    }
}

fn tool(cx: &mut Cx, arguments: &[Value]) -> Answer<i64> {
    let value = wanted(cx, arguments, 0)?;
    let number = super::super::support::size_argument(cx, value)?;
    if (0..TOOLS).contains(&number) {
        return Ok(number);
    }
    Err(cx.value_error(&format!("invalid tool {number} (must be between 0 and {})", TOOLS - 1)))
}

fn not_in_use(cx: &mut Cx, tool: i64) -> Raised {
    cx.value_error(&format!("tool {tool} is not in use"))
}

/// The name of a tool that is in use.
fn name_of(cx: &mut Cx, tool: i64) -> Answer<Option<Value>> {
    let state = state(cx)?;
    cx.dict_get_text(&state, &format!("name {tool}"))
}

fn use_tool(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let tool = tool(cx, arguments)?;
    let name = wanted(cx, arguments, 1)?.clone();
    if !name.is_kind(Kind::Str) {
        return Err(cx.value_error("tool name must be a str"));
    }
    if name_of(cx, tool)?.is_some_and(|name| !name.is_none()) {
        return Err(cx.value_error(&format!("tool {tool} is already in use")));
    }
    let state = state(cx)?;
    cx.dict_set_text(&state, &format!("name {tool}"), name)?;
    Ok(Value::NONE)
}

fn clear_tool(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let tool = tool(cx, arguments)?;
    let state = state(cx)?;
    for bit in 0..EVENTS.len() {
        cx.dict_set_text(&state, &format!("call {tool} {bit}"), Value::NONE)?;
    }
    Ok(Value::NONE)
}

fn free_tool(cx: &mut Cx, arguments: &[Value]) -> Answer {
    clear_tool(cx, arguments)?;
    let tool = tool(cx, arguments)?;
    let state = state(cx)?;
    cx.dict_set_text(&state, &format!("name {tool}"), Value::NONE)?;
    Ok(Value::NONE)
}

fn get_tool(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let tool = tool(cx, arguments)?;
    Ok(name_of(cx, tool)?.unwrap_or(Value::NONE))
}

fn register(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let tool = tool(cx, arguments)?;
    let event = wanted(cx, arguments, 1)?;
    let event = super::super::support::size_argument(cx, event)?;
    if event.count_ones() != 1 {
        return Err(cx.value_error("The callback can only be set for one event at a time"));
    }
    let bit = event.trailing_zeros() as usize;
    if bit >= EVENTS.len() {
        return Err(cx.value_error(&format!("invalid event {event}")));
    }
    let function = wanted(cx, arguments, 2)?.clone();
    let state = state(cx)?;
    let key = format!("call {tool} {bit}");
    let before = cx.dict_get_text(&state, &key)?;
    cx.dict_set_text(&state, &key, function)?;
    Ok(before.unwrap_or(Value::NONE))
}

fn get_events(cx: &mut Cx, arguments: &[Value]) -> Answer {
    tool(cx, arguments)?;
    Ok(Value::small_int(0))
}

/// Refuses events, as none are sent yet.
fn refuse_events(cx: &mut Cx, arguments: &[Value], at: usize) -> Answer {
    let tool = tool(cx, arguments)?;
    let set = wanted(cx, arguments, at)?;
    let set = super::super::support::size_argument(cx, set)?;
    if set < 0 || set >= 1 << EVENTS.len() {
        return Err(cx.value_error(&format!("invalid event set {set:#x}")));
    }
    if name_of(cx, tool)?.is_none_or(|name| name.is_none()) {
        return Err(not_in_use(cx, tool));
    }
    if set == 0 {
        return Ok(Value::NONE);
    }
    let class = cx.exceptions().not_implemented_error.clone();
    Err(cx.raise_text(&class, "events of sys.monitoring are not sent yet"))
}

fn set_events(cx: &mut Cx, arguments: &[Value]) -> Answer {
    refuse_events(cx, arguments, 1)
}

fn code(cx: &mut Cx, arguments: &[Value]) -> Answer<()> {
    let code = wanted(cx, arguments, 1)?;
    if code.is_kind(Kind::Code) { Ok(()) } else { Err(cx.type_error("code must be a code object")) }
}

fn local_events(cx: &mut Cx, arguments: &[Value]) -> Answer {
    code(cx, arguments)?;
    get_events(cx, arguments)
}

fn set_local_events(cx: &mut Cx, arguments: &[Value]) -> Answer {
    code(cx, arguments)?;
    refuse_events(cx, arguments, 2)
}
