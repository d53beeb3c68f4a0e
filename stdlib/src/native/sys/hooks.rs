//! `sys` for debuggers and profilers: the hook of what nobody caught, and switches of the
//! reference's own machinery that answer for what this VM has.

use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::native::{Arguments, Event, NativeRow, Outcome, Role};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use crate::native::record::{self, record};

record! { UNRAISABLE "" "UnraisableHookArgs" "Type used to pass arguments to sys.unraisablehook.":
"exc_type" 0, "exc_value" 1, "exc_traceback" 2, "err_msg" 3, "object" 4 }

/// Functions of `sys`.
pub static FUNCTIONS: &[NativeRow] = &[
    NativeRow::open(
        "unraisablehook",
        "($module, unraisable, /)",
        Role::Function,
        "Handle an unraisable exception.\n\nThe unraisable argument has the attributes exc_type, exc_value, exc_traceback,\nerr_msg and object; all but the first may be None.",
    )
    .script("unraisable_hook"),
    NativeRow::function(
        "_unraisable",
        "($module, items, /)",
        |cx, arguments| {
            let items = cx.tuple_items(&arguments[0]).to_vec();
            record::new(cx, &UNRAISABLE, items)
        },
        "The argument of unraisablehook.",
    ),
    NativeRow::open(
        "call_tracing",
        "($module, func, args, /)",
        Role::Function,
        "Call func(*args), while tracing is enabled.\n\nThe tracing state is saved, and restored afterwards.  This is for debuggers\nthat debug something else from a checkpoint.",
    )
    .resumable(call_tracing),
    NativeRow::function(
        "getallocatedblocks",
        "($module, /)",
        |cx, _| {
            let count = cx.object_count();
            cx.int(count as i64)
        },
        "Return the number of memory blocks currently allocated.",
    ),
    NativeRow::function(
        "getunicodeinternedsize",
        "($module, /, *, _only_immortal=False)",
        |cx, _| {
            let count = cx.interned_count();
            cx.int(count as i64)
        },
        "Return the number of elements of the unicode interned dictionary",
    ),
    NativeRow::function(
        "getdlopenflags",
        "($module, /)",
        |cx, _| match cx.kept(LINKER_FLAGS) {
            Some(flags) => Ok(flags),
            None => cx.int(nix::libc::RTLD_NOW.into()),
        },
        "Return the current value of the flags that are used for dlopen calls.\n\nThe flag constants are defined in the os module.",
    ),
    NativeRow::function(
        "setdlopenflags",
        "($module, flags, /)",
        |cx, arguments| {
            let flags = super::integer(cx, arguments.given(0))?;
            let flags = cx.int(flags)?;
            cx.keep(LINKER_FLAGS, flags);
            Ok(Value::NONE)
        },
        "Set the flags used by the interpreter for dlopen calls.\n\nThis VM loads no extension modules; the flags are kept for those who ask.",
    ),
    NativeRow::function(
        "activate_stack_trampoline",
        "($module, backend, /)",
        no_trampoline,
        "Activate stack profiler trampoline *backend*.",
    ),
    NativeRow::function(
        "deactivate_stack_trampoline",
        "($module, /)",
        super::none,
        "Deactivate the current stack profiler trampoline backend.\n\nIf no stack profiler is activated, this function has no effect.",
    ),
    NativeRow::function(
        "is_stack_trampoline_active",
        "($module, /)",
        |_, _| Ok(Value::FALSE),
        "Return *True* if a stack profiler trampoline is active.",
    ),
    NativeRow::function(
        "is_remote_debug_enabled",
        "($module, /)",
        |_, _| Ok(Value::FALSE),
        "Return True if remote debugging is enabled, False otherwise.",
    ),
    NativeRow::function(
        "remote_exec",
        "($module, /, pid, script)",
        |cx, _| Err(cx.runtime_error("Remote debugging is not enabled")),
        "Executes a file containing Python code in a given remote Python process.\n\nThis VM does not let other processes in: it raises RuntimeError.",
    ),
];

const LINKER_FLAGS: &str = "sys.linker_flags";

fn no_trampoline(cx: &mut Cx, arguments: &[Value]) -> Answer {
    match arguments.given(0) {
        Some(backend) if backend.is_kind(Kind::Str) => Err(cx.value_error("perf trampoline not available")),
        Some(backend) => {
            let text =
                format!("activate_stack_trampoline() argument must be str, not {}", cx.type_name(backend));
            Err(cx.type_error(&text))
        }
        None => Err(cx.type_error("activate_stack_trampoline() takes exactly one argument (0 given)")),
    }
}

fn call_tracing(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start if registers[1].is_kind(Kind::Tuple) => {
            let arguments = cx.tuple_items(&registers[1]).iter().cloned().collect();
            Outcome::TailCall(registers[0].clone(), arguments)
        }
        Event::Start => {
            let text =
                format!("call_tracing() argument 2 must be tuple, not {}", cx.type_name(&registers[1]));
            let _ = cx.type_error(&text);
            Outcome::Raise
        }
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}
