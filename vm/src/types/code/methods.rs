//! Attributes and methods of code objects.

use std::sync::Arc;

use super::CodeObject;
use crate::bytecode::{Code, CodeFlags, Constant};
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{Arguments, GetSetRow, NativeRow, Role};
use crate::value::Value;
use crate::vm::Cx;

/// Methods.
pub static ROWS: &[NativeRow] = &[
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::special("__eq__", "($self, value, /)", eq, "Return self==value."),
    NativeRow::special("__hash__", "($self, /)", hash, "Return hash(self)."),
    NativeRow::method("co_positions", "($self, /)", positions, ""),
    NativeRow::method("co_lines", "($self, /)", lines, ""),
    NativeRow::open("co_branches", "($self, /)", Role::Method, "").script("no_branches"),
    NativeRow::method(
        "replace",
        "($self, /, *, co_name=<unrepresentable>, co_qualname=<unrepresentable>, co_filename=<unrepresentable>, co_firstlineno=<unrepresentable>, co_flags=<unrepresentable>, co_consts=<unrepresentable>)",
        replace,
        "Return a copy of the code object with new values for the specified fields.",
    ),
];

/// Attributes.
pub static PROPERTIES: &[GetSetRow] = &[
    GetSetRow {
        name: "co_name",
        get: |cx, code| text(cx, code, |code| code.name.to_string()),
        set: None,
        doc: "",
    },
    GetSetRow {
        name: "co_qualname",
        get: |cx, code| text(cx, code, |code| code.qualified_name.to_string()),
        set: None,
        doc: "",
    },
    GetSetRow {
        name: "co_filename",
        get: |cx, code| text(cx, code, |code| code.file_name.to_string()),
        set: None,
        doc: "",
    },
    GetSetRow {
        name: "co_firstlineno",
        get: |cx, code| number(cx, code, |code| u64::from(code.first_line)),
        set: None,
        doc: "",
    },
    GetSetRow {
        name: "co_argcount",
        get: |cx, code| number(cx, code, |code| u64::from(code.positional)),
        set: None,
        doc: "",
    },
    GetSetRow {
        name: "co_posonlyargcount",
        get: |cx, code| number(cx, code, |code| u64::from(code.positional_only)),
        set: None,
        doc: "",
    },
    GetSetRow {
        name: "co_kwonlyargcount",
        get: |cx, code| number(cx, code, |code| u64::from(code.keyword_only)),
        set: None,
        doc: "",
    },
    GetSetRow {
        name: "co_nlocals",
        get: |cx, code| number(cx, code, |code| variable_names(code).len() as u64),
        set: None,
        doc: "",
    },
    GetSetRow {
        name: "co_stacksize",
        get: |cx, code| number(cx, code, |code| u64::from(code.registers)),
        set: None,
        doc: "",
    },
    GetSetRow {
        name: "co_flags",
        get: |cx, code| number(cx, code, |code| u64::from(code.flags.0 & !HIDDEN_FLAGS)),
        set: None,
        doc: "",
    },
    GetSetRow { name: "co_varnames", get: |cx, code| names(cx, code, variable_names), set: None, doc: "" },
    GetSetRow { name: "co_cellvars", get: |cx, code| names(cx, code, cell_names), set: None, doc: "" },
    GetSetRow {
        name: "co_freevars",
        get: |cx, code| names(cx, code, |code| code.free_names.iter().map(|name| name.to_string()).collect()),
        set: None,
        doc: "",
    },
    GetSetRow {
        name: "co_names",
        get: |cx, code| names(cx, code, |code| code.names.iter().map(|name| name.to_string()).collect()),
        set: None,
        doc: "",
    },
    GetSetRow { name: "co_consts", get: constants, set: None, doc: "" },
    GetSetRow { name: "co_code", get: bytes, set: None, doc: "" },
    GetSetRow { name: "co_lnotab", get: no_bytes, set: None, doc: "" },
    GetSetRow { name: "co_linetable", get: no_bytes, set: None, doc: "" },
    GetSetRow { name: "co_exceptiontable", get: no_bytes, set: None, doc: "" },
];

/// Flags that CPython does not have.
const HIDDEN_FLAGS: u32 = CodeFlags::NAMESPACE | CodeFlags::HIDDEN;

fn compiled(cx: &mut Cx, code: &Value) -> Answer<Arc<Code>> {
    match code.get::<CodeObject>(cx) {
        Some(code) => Ok(code.code.clone()),
        None => Err(cx.type_error("a code object was expected")),
    }
}

fn text(cx: &mut Cx, code: &Value, read: fn(&Code) -> String) -> Answer {
    let text = read(&*compiled(cx, code)?);
    cx.str(&text)
}

fn number(cx: &mut Cx, code: &Value, read: fn(&Code) -> u64) -> Answer {
    let number = read(&*compiled(cx, code)?);
    cx.int(number as i64)
}

fn names(cx: &mut Cx, code: &Value, read: fn(&Code) -> Vec<String>) -> Answer {
    let names = read(&*compiled(cx, code)?);
    let mut items = Vec::with_capacity(names.len());
    for name in names {
        items.push(cx.intern(&name)?);
    }
    cx.tuple_from(items)
}

fn arguments_of(code: &Code) -> usize {
    let mut count = (code.positional + code.keyword_only) as usize;
    count += usize::from(code.flags.has(CodeFlags::VARIABLE_POSITIONAL));
    count + usize::from(code.flags.has(CodeFlags::VARIABLE_KEYWORDS))
}

/// Names of parameters and of locals that are no cells.
fn variable_names(code: &Code) -> Vec<String> {
    let parameters = arguments_of(code);
    let shown = code.locals.iter().enumerate().filter(|(at, local)| {
        let inner = local.name.starts_with('.')
            && local.name.len() > 2
            && !local.name[1..].starts_with(|c: char| c.is_ascii_digit());
        !inner && !local.name.is_empty() && (*at < parameters || !local.is_cell)
    });
    shown.map(|(_, local)| local.name.to_string()).collect()
}

fn cell_names(code: &Code) -> Vec<String> {
    code.locals.iter().filter(|local| local.is_cell).map(|local| local.name.to_string()).collect()
}

fn constants(cx: &mut Cx, code: &Value) -> Answer {
    let compiled = compiled(cx, code)?;
    let mut items = Vec::with_capacity(compiled.constants.len());
    for constant in &compiled.constants {
        items.push(cx.constant(constant)?);
    }
    cx.tuple_from(items)
}

fn bytes(cx: &mut Cx, code: &Value) -> Answer {
    let compiled = compiled(cx, code)?;
    let bytes: Vec<u8> = compiled.instructions.iter().flat_map(|word| word.to_le_bytes()).collect();
    cx.bytes(&bytes)
}

fn no_bytes(cx: &mut Cx, _code: &Value) -> Answer {
    cx.bytes(b"")
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = compiled(cx, &arguments[0])?;
    let text = format!(
        "<code object {} at {}, file \"{}\", line {}>",
        code.name,
        crate::types::object::methods::address(&arguments[0]),
        code.file_name,
        code.first_line
    );
    cx.str(&text)
}

/// What makes code the same code.
fn printed(code: &Code) -> String {
    let counts = (code.positional_only, code.positional, code.keyword_only, code.first_line, code.flags);
    let inner: Vec<String> = code
        .constants
        .iter()
        .map(|constant| match constant {
            Constant::Code(inner) => printed(inner),
            other => format!("{other:?}"),
        })
        .collect();
    format!(
        "{} {:?} {:?} {inner:?} {:?} {:?} {:?}",
        code.name, counts, code.instructions, code.names, code.locals, code.free_names
    )
}

fn eq(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if !arguments[1].is_kind(Kind::Code) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (one, two) = (compiled(cx, &arguments[0])?, compiled(cx, &arguments[1])?);
    Ok(Value::bool(Arc::ptr_eq(&one, &two) || printed(&one) == printed(&two)))
}

fn hash(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let text = printed(&*compiled(cx, &arguments[0])?);
    let hash = cx.hash_bytes(text.as_bytes());
    cx.int((hash >> 2) as i64)
}

fn list_iterator(cx: &mut Cx, items: Vec<Value>) -> Answer {
    let list = cx.list_from(items)?;
    match crate::interp::iterate::quick_iter(cx, &list)? {
        Some(iterator) => Ok(iterator),
        None => Ok(list),
    }
}

fn positions(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = compiled(cx, &arguments[0])?;
    let mut items = Vec::new();
    for (at, (start, range)) in code.positions.iter().enumerate() {
        let end = code.positions.get(at + 1).map_or(code.instructions.len() as u32, |(next, _)| *next);
        let parts = [range.line, range.end_line, range.column, range.end_column];
        let parts =
            parts.map(|part| if range.line == 0 { Value::NONE } else { Value::small_int(i64::from(part)) });
        let position = cx.tuple_from(parts)?;
        for _ in *start..end {
            items.push(position.clone());
        }
    }
    list_iterator(cx, items)
}

fn lines(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = compiled(cx, &arguments[0])?;
    let mut items = Vec::new();
    // where a frame is before its first instruction
    let parts = [-2, 0, i64::from(code.first_line)].map(Value::small_int);
    items.push(cx.tuple_from(parts)?);
    let mut at = 0;
    while let Some((start, range)) = code.positions.get(at) {
        let mut next = at + 1;
        while code.positions.get(next).is_some_and(|(_, other)| other.line == range.line) {
            next += 1;
        }
        let end = code.positions.get(next).map_or(code.instructions.len() as u32, |(word, _)| *word);
        let line = if range.line == 0 { Value::NONE } else { Value::small_int(i64::from(range.line)) };
        items.push(cx.tuple_from([
            Value::small_int(i64::from(*start) * 2),
            Value::small_int(i64::from(end) * 2),
            line,
        ])?);
        at = next;
    }
    list_iterator(cx, items)
}

fn replace(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let old = compiled(cx, &arguments[0])?;
    let text = |cx: &Cx, at: usize| arguments.given(at).map(|value| cx.text_of(value));
    let number = |at: usize| {
        arguments.given(at).and_then(Value::as_small_int).and_then(|number| u32::try_from(number).ok())
    };
    if arguments.given(6).is_some() {
        return Err(cx.not_implemented_error(
            "code.replace(co_consts=…) is not supported: constants are part of compiled code",
        ));
    }
    let mut code = old.head();
    if let Some(name) = text(cx, 1) {
        code.name = name.into();
    }
    if let Some(name) = text(cx, 2) {
        code.qualified_name = name.into();
    }
    if let Some(name) = text(cx, 3) {
        code.file_name = name.into();
    }
    code.first_line = number(4).unwrap_or(old.first_line);
    code.flags = number(5).map_or(old.flags, |flags| CodeFlags(flags | old.flags.0 & HIDDEN_FLAGS));
    let code = Arc::new(code.with_body((**old).clone()));
    if cx.is_audited() {
        audit_new(cx, &code)?;
    }
    cx.code_object(code)
}

/// Tells the audit hooks of code that a script makes.
#[cold]
fn audit_new(cx: &mut Cx, code: &Code) -> Answer<()> {
    let counts = [code.positional, code.positional_only, code.keyword_only, code.locals.len() as u32];
    let mut details = vec![cx.bytes(&[])?, cx.str(&code.file_name)?, cx.str(&code.name)?];
    details.extend(counts.map(|count| Value::small_int(count.into())));
    details.extend([
        Value::small_int(code.registers.into()),
        Value::small_int(i64::from(code.flags.0 & !HIDDEN_FLAGS)),
    ]);
    cx.audit("code.__new__", &details)
}
