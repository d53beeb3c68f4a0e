//! Attributes and methods of code objects.

use std::sync::Arc;

use super::{CodeObject, replace, tables};
use crate::bytecode::{Code, CodeFlags, Constant, Local};
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{GetSetRow, NativeRow, Role};
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
    NativeRow::constructor(NEW_SIGNATURE, replace::new),
    NativeRow::method(
        "replace",
        "($self, /, **changes)",
        replace::replace,
        "Return a copy of the code object with new values for the specified fields.",
    ),
    NativeRow::method("__replace__", "($self, /, **changes)", replace::replace, "The same as replace()."),
    NativeRow::method("_varname_from_oparg", "($self, oparg, /)", register_name, ""),
];

/// What the class takes.
const NEW_SIGNATURE: &str = "($type, argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, filename, name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /)";

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
    GetSetRow { name: "co_lnotab", get: old_lines, set: None, doc: "" },
    GetSetRow { name: "co_linetable", get: |cx, code| table(cx, code, tables::lines), set: None, doc: "" },
    GetSetRow {
        name: "co_exceptiontable",
        get: |cx, code| table(cx, code, tables::handlers),
        set: None,
        doc: "",
    },
];

/// Flags that CPython does not have.
pub(super) const HIDDEN_FLAGS: u32 = CodeFlags::NAMESPACE | CodeFlags::HIDDEN;

pub(super) fn compiled(cx: &mut Cx, code: &Value) -> Answer<Arc<Code>> {
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

/// The number of registers that take arguments.
pub(super) fn arguments_of(code: &Code) -> usize {
    let mut count = (code.positional + code.keyword_only) as usize;
    count += usize::from(code.flags.has(CodeFlags::VARIABLE_POSITIONAL));
    count + usize::from(code.flags.has(CodeFlags::VARIABLE_KEYWORDS))
}

/// Whether this local is one of `co_varnames`: parameters, and locals that are no cells.
pub(super) fn is_variable(code: &Code, at: usize, local: &Local) -> bool {
    let inner = local
        .name
        .strip_prefix('.')
        .is_some_and(|rest| rest.len() > 1 && !rest.starts_with(|letter: char| letter.is_ascii_digit()));
    !inner && !local.name.is_empty() && (at < arguments_of(code) || !local.is_cell)
}

fn variable_names(code: &Code) -> Vec<String> {
    let shown = code.locals.iter().enumerate().filter(|(at, local)| is_variable(code, *at, local));
    shown.map(|(_, local)| local.name.to_string()).collect()
}

fn cell_names(code: &Code) -> Vec<String> {
    code.locals.iter().filter(|local| local.is_cell).map(|local| local.name.to_string()).collect()
}

fn constants(cx: &mut Cx, code: &Value) -> Answer {
    let compiled = compiled(cx, code)?;
    if let Some(shown) = code.get::<CodeObject>(cx).and_then(|object| object.constants.clone().or_unset()) {
        return Ok(shown);
    }
    let mut items = Vec::with_capacity(compiled.constants.len());
    for (at, constant) in compiled.constants.iter().enumerate() {
        let loaded = code.get::<CodeObject>(cx).and_then(|object| object.loaded.as_ref());
        items.push(match loaded.and_then(|loaded| loaded.constants.get(at)) {
            Some(value) => value.clone(),
            None => cx.constant(constant)?,
        });
    }
    let kept: Box<[Value]> = items.as_slice().into();
    let shown = cx.tuple_from(items)?;
    if let Some(object) = code.get_mut::<CodeObject>(cx) {
        if let Some(loaded) = object.loaded.as_mut().filter(|loaded| loaded.is_unread()) {
            loaded.constants = kept;
        }
        object.constants = shown.clone();
    }
    Ok(shown)
}

fn bytes(cx: &mut Cx, code: &Value) -> Answer {
    let compiled = compiled(cx, code)?;
    cx.vm().shown_code.note(&compiled);
    let bytes = tables::instructions(&compiled);
    cx.bytes(&bytes)
}

fn table(cx: &mut Cx, code: &Value, make: fn(&Code) -> Vec<u8>) -> Answer {
    let bytes = make(&*compiled(cx, code)?);
    cx.bytes(&bytes)
}

/// The name of a register that is a local.
fn register_name(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = compiled(cx, &arguments[0])?;
    let number = cx.as_i64(&arguments[1]).and_then(|number| usize::try_from(number).ok());
    match number.and_then(|number| code.locals.get(number)) {
        Some(local) => cx.intern(&local.name),
        None => Err(cx.index_error("tuple index out of range")),
    }
}

fn old_lines(cx: &mut Cx, _code: &Value) -> Answer {
    let class = cx.exceptions().deprecation_warning.clone();
    cx.warn(&class, "co_lnotab is deprecated, use co_lines instead.")?;
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

fn eq(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if !arguments[1].is_kind(Kind::Code) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (one, two) = (compiled(cx, &arguments[0])?, compiled(cx, &arguments[1])?);
    Ok(Value::bool(Arc::ptr_eq(&one, &two) || is_same(&one, &two)))
}

/// Paths of names and file names are not compared.
fn is_same(one: &Code, two: &Code) -> bool {
    let numbers = |code: &Code| {
        (
            code.positional_only,
            code.positional,
            code.keyword_only,
            code.first_line,
            code.flags,
            code.registers,
        )
    };
    one.name == two.name && numbers(one) == numbers(two) && **one == **two
}

fn hash(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = compiled(cx, &arguments[0])?;
    let mut bytes = tables::instructions(&code);
    for number in [code.positional_only, code.positional, code.keyword_only, code.first_line, code.flags.0] {
        bytes.extend(number.to_le_bytes());
    }
    let locals = code.locals.iter().map(|local| &local.name);
    for text in std::iter::once(&code.name).chain(&code.names).chain(locals).chain(&code.free_names) {
        bytes.extend(text.as_bytes());
        bytes.push(0);
    }
    for constant in &code.constants {
        // what is equal has the same text; inner code adds nothing but its name
        match constant {
            Constant::Code(inner) => bytes.extend(inner.name.as_bytes()),
            plain => bytes.extend(format!("{plain:?}").into_bytes()),
        }
    }
    bytes.extend(tables::lines(&code));
    let hash = cx.hash_bytes(&bytes);
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
    if !code.positions.is_empty() {
        // where a frame is before its first instruction
        let parts = [-2, 0, i64::from(code.first_line)].map(Value::small_int);
        items.push(cx.tuple_from(parts)?);
    }
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
