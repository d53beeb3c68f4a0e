//! `_opcode`: the instructions of code objects as rows, and the table of opcodes. `dis` makes its objects of them.

use std::sync::Arc;

use taipan_vm::bytecode::shown::{Argument, instructions};
use taipan_vm::bytecode::{Code, Operands, ROWS};
use taipan_vm::error::Answer;
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::types::code::CodeObject;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// The module.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_opcode",
    doc: "What other modules ask about instructions.",
    functions: &[
        NativeRow::function(
            "_table",
            "($module, /)",
            table,
            "Name, kind of operand and words of each opcode.",
        ),
        NativeRow::function(
            "_instructions",
            "($module, code, /)",
            rows,
            "A tuple (word, opcode, argument, value, text) for each instruction.",
        ),
        NativeRow::function(
            "_handlers",
            "($module, code, /)",
            handlers,
            "A tuple (first word, word behind, word of the handler, temps that stay) for each guarded range.",
        ),
    ],
    types: &[],
    fill: None,
    script: script!("opcode.py"),
};

/// What the operands of a form are about, for the lists of `dis`.
fn kind(operands: Operands) -> &'static str {
    match operands {
        Operands::None => "",
        Operands::Dst
        | Operands::DstSrc
        | Operands::DstSrcSrc
        | Operands::DstSrcFloat
        | Operands::Src
        | Operands::SrcSrc
        | Operands::SrcSrcSrc => "local",
        Operands::DstSrcImm | Operands::DstImm | Operands::DstNumNum | Operands::DstRun | Operands::Call => {
            "number"
        }
        Operands::DstConst => "const",
        Operands::DstName | Operands::DstSrcName | Operands::SrcName | Operands::SrcSrcName => "name",
        Operands::SrcNum => "free",
        Operands::Jump
        | Operands::SrcJump
        | Operands::SrcSrcJump
        | Operands::SrcImmJump
        | Operands::DstIterJump => "jump",
    }
}

fn table(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    let mut items = Vec::with_capacity(ROWS.len());
    for row in ROWS {
        let parts = [
            cx.intern(row.text)?,
            cx.intern(kind(row.operands))?,
            Value::small_int(1 + i64::from(row.caches)),
        ];
        items.push(cx.tuple_from(parts)?);
    }
    cx.tuple_from(items)
}

fn handlers(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = compiled(cx, &arguments[0])?;
    let mut items = Vec::with_capacity(code.handlers.len());
    for handler in &code.handlers {
        let numbers = [handler.start, handler.end, handler.target, u32::from(handler.depth)];
        items.push(cx.tuple_from(numbers.map(|number| Value::small_int(i64::from(number))))?);
    }
    cx.tuple_from(items)
}

fn compiled(cx: &mut Cx, code: &Value) -> Answer<Arc<Code>> {
    match code.get::<CodeObject>(cx) {
        Some(object) => Ok(object.code.clone()),
        None => Err(cx.type_error("a code object was expected")),
    }
}

fn rows(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = compiled(cx, &arguments[0])?;
    let mut items = Vec::new();
    for shown in instructions(&code) {
        let (number, value) = match shown.argument {
            Argument::None => (Value::NONE, Value::NONE),
            Argument::Local(at) => {
                let name = code.locals.get(at).map(|local| cx.intern(&local.name));
                (Value::small_int(at as i64), name.unwrap_or(Ok(Value::NONE))?)
            }
            Argument::Constant(at) => {
                let constant = code.constants.get(at).map(|constant| cx.constant(constant));
                (Value::small_int(at as i64), constant.unwrap_or(Ok(Value::NONE))?)
            }
            Argument::Name(at) => {
                let name = code.names.get(at).map(|name| cx.intern(name));
                (Value::small_int(at as i64), name.unwrap_or(Ok(Value::NONE))?)
            }
            Argument::Free(at) => {
                let name = code.free_names.get(at).map(|name| cx.intern(name));
                (Value::small_int(at as i64), name.unwrap_or(Ok(Value::NONE))?)
            }
            // as `co_lines` and `f_lasti` count: a word is two
            Argument::Target(word) => (Value::small_int(word), Value::small_int(word * 2)),
            Argument::Number(number) => (Value::small_int(number), Value::small_int(number)),
        };
        let text = cx.str(&shown.operands)?;
        let (word, op) = (Value::small_int(shown.word as i64), Value::small_int(shown.op as i64));
        items.push(cx.tuple_from([word, op, number, value, text])?);
    }
    cx.tuple_from(items)
}
