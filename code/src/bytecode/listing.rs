//! The printed form of code, one line an instruction (`taipan --code`).
//!
//! ```text
//! code f  (example.py:1)  registers 4
//!   1
//!        0  ADD                      r1 x, r0 n, r0 n
//! ```
//!
//! Registers of locals carry their names; a temp that the instruction consumes is marked `!`. Lines of the
//! source stand by themselves; jumps show the word they go to; the tables follow the instructions.

use std::fmt::{self, Write};

use super::{
    Code, CodeFlags, Constant, DROP_A, Instruction, Intrinsic, MOVE_A, MOVE_B, MOVE_C, Op, Operands, X1, X2,
    X3, X4, shown,
};

/// Prints a code object and all inside it.
pub fn listing(code: &Code) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = list(code, &mut out);
    out
}

const FLAGS: &[(u32, &str)] = &[
    (CodeFlags::OPTIMIZED, "OPTIMIZED"),
    (CodeFlags::NEW_LOCALS, "NEW_LOCALS"),
    (CodeFlags::VARIABLE_POSITIONAL, "VARIABLE_POSITIONAL"),
    (CodeFlags::VARIABLE_KEYWORDS, "VARIABLE_KEYWORDS"),
    (CodeFlags::NESTED, "NESTED"),
    (CodeFlags::GENERATOR, "GENERATOR"),
    (CodeFlags::COROUTINE, "COROUTINE"),
    (CodeFlags::ITERABLE_COROUTINE, "ITERABLE_COROUTINE"),
    (CodeFlags::ASYNC_GENERATOR, "ASYNC_GENERATOR"),
    (CodeFlags::FUTURE_FLUFL, "FUTURE_FLUFL"),
    (CodeFlags::FUTURE_ANNOTATIONS, "FUTURE_ANNOTATIONS"),
    (CodeFlags::HAS_DOCSTRING, "HAS_DOCSTRING"),
    (CodeFlags::METHOD, "METHOD"),
    (CodeFlags::NAMESPACE, "NAMESPACE"),
    (CodeFlags::HIDDEN, "HIDDEN"),
];

fn list(code: &Code, out: &mut String) -> fmt::Result {
    writeln!(out, "code {}  ({}:{})", code.qualified_name, code.file_name, code.first_line)?;
    let flags: Vec<&str> =
        FLAGS.iter().filter(|(bit, _)| code.flags.has(*bit)).map(|(_, text)| *text).collect();
    if !flags.is_empty() {
        writeln!(out, "  flags {}", flags.join(" "))?;
    }
    let locals: Vec<String> = code
        .locals
        .iter()
        .map(|local| if local.is_cell { format!("{} (cell)", local.name) } else { local.name.to_string() })
        .collect();
    writeln!(out, "  registers {}: {}", code.registers, locals.join(", "))?;
    writeln!(
        out,
        "  parameters {} positional ({} only so), {} by keyword",
        code.positional, code.positional_only, code.keyword_only
    )?;
    if !code.free_names.is_empty() {
        let names: Vec<&str> = code.free_names.iter().map(|name| &**name).collect();
        writeln!(out, "  free {}", names.join(", "))?;
    }
    instructions(code, out)?;
    tables(code, out)?;
    for constant in &code.constants {
        if let Constant::Code(inner) = constant {
            writeln!(out)?;
            list(inner, out)?;
        }
    }
    Ok(())
}

fn instructions(code: &Code, out: &mut String) -> fmt::Result {
    let mut line = 0;
    let mut positions = code.positions.iter().peekable();
    for shown in shown::instructions(code) {
        while let Some(&(_, range)) = positions.next_if(|(start, _)| *start as usize <= shown.word) {
            if range.line != 0 && range.line != line {
                line = range.line;
                writeln!(out, "  {line}")?;
            }
        }
        writeln!(out, "  {:6}  {:<24} {}", shown.word, shown.op.row().text, shown.operands)?;
    }
    Ok(())
}

fn tables(code: &Code, out: &mut String) -> fmt::Result {
    if !code.handlers.is_empty() {
        writeln!(out, "  handlers")?;
        for handler in &code.handlers {
            writeln!(
                out,
                "    {}-{} -> {}, {} temps stay",
                handler.start, handler.end, handler.target, handler.depth
            )?;
        }
    }
    if code.live_temps.len() > 1 {
        let entries: Vec<String> =
            code.live_temps.iter().map(|(word, depth)| format!("{word}:{depth}")).collect();
        writeln!(out, "  live temps {}", entries.join(" "))?;
    }
    Ok(())
}

/// The operands of one instruction; `next` is the word behind it, `cache` its first cache word.
pub(super) fn operands(code: &Code, instruction: Instruction, next: usize, cache: u64) -> String {
    let (op, flags) = (instruction.op(), instruction.flags());
    let (a, b, c) = (instruction.a(), instruction.b(), instruction.c());
    let register = |number: usize| match code.locals.get(number) {
        Some(local) => format!("r{number} {}", local.name),
        None => format!("r{number}"),
    };
    let source = |number: usize, moved: u8| {
        let mark = if flags & moved == 0 { "" } else { "!" };
        format!("{}{mark}", register(number))
    };
    let name = |index: usize| code.names.get(index).map_or("?".to_owned(), |name| name.to_string());
    let to = |distance: i64| format!("-> {}", next as i64 + distance);
    let run = |first: usize, count: usize| match count {
        0 => "nothing".to_owned(),
        1 => register(first),
        _ => format!("r{first}..r{}", first + count - 1),
    };
    let mut parts: Vec<String> = match op.row().operands {
        Operands::None => vec![],
        Operands::Dst => vec![register(a)],
        Operands::DstSrc => vec![register(a), source(b, MOVE_B)],
        Operands::DstSrcSrc => vec![register(a), source(b, MOVE_B), source(c, MOVE_C)],
        Operands::DstSrcImm => vec![register(a), source(b, MOVE_B), instruction.signed_c().to_string()],
        Operands::DstSrcFloat => {
            vec![register(a), source(b, MOVE_B), format!("{:?}", instruction.float_c())]
        }
        Operands::DstConst => vec![register(a), constant(code, instruction.wide() as usize)],
        Operands::DstImm => vec![register(a), instruction.signed_wide().to_string()],
        Operands::DstName => vec![register(a), name(b)],
        Operands::DstSrcName => vec![register(a), source(b, MOVE_B), name(c)],
        Operands::DstNumNum => numbers(code, op, flags, [a, b, c], &register),
        Operands::DstRun => match op {
            Op::UnpackSequence => vec![run(a, c), source(b, MOVE_B)],
            Op::UnpackStarred => vec![register(a), source(b, MOVE_B), format!("{c} before, {cache} after")],
            Op::BuildDict => vec![register(a), run(b, 2 * c)],
            _ => vec![register(a), run(b, c)],
        },
        Operands::Src => vec![source(a, MOVE_A)],
        Operands::SrcSrc => vec![source(a, MOVE_A), source(b, MOVE_B)],
        Operands::SrcSrcSrc => vec![source(a, MOVE_A), source(b, MOVE_B), source(c, MOVE_C)],
        Operands::SrcName => vec![source(a, MOVE_A), name(b)],
        Operands::SrcSrcName => vec![source(a, MOVE_A), source(b, MOVE_B), name(c)],
        Operands::SrcNum => vec![source(a, MOVE_A), free_name(code, b)],
        Operands::Jump => vec![to(i64::from(instruction.signed_wide()))],
        Operands::SrcJump => vec![source(a, MOVE_A), to(i64::from(instruction.signed_wide()))],
        Operands::SrcSrcJump => {
            vec![source(a, MOVE_A), source(b, MOVE_B), to(i64::from(instruction.signed_c()))]
        }
        Operands::SrcImmJump => {
            vec![source(a, MOVE_A), instruction.signed_b().to_string(), to(i64::from(instruction.signed_c()))]
        }
        Operands::DstIterJump => vec![register(a), register(b), to(c as i64)],
        Operands::Call => match op {
            Op::CallKeywords => vec![register(a), format!("{b} arguments"), constant(code, c)],
            _ => vec![register(a), format!("{b} arguments")],
        },
    };
    for (bit, text) in [(X1, "x1"), (X2, "x2"), (X3, "x3"), (X4, "x4")] {
        if flags & bit != 0 {
            parts.push(text.to_owned());
        }
    }
    if flags & DROP_A != 0 && code.locals.len() <= a && matches!(op, Op::Move) {
        parts.push("drops".to_owned());
    }
    parts.join(", ")
}

/// The operands of the opcodes whose numbers each mean something else.
fn numbers(
    code: &Code,
    op: Op,
    flags: u8,
    [a, b, c]: [usize; 3],
    register: &dyn Fn(usize) -> String,
) -> Vec<String> {
    const IMMEDIATES: &[&str] = &["None", "False", "True", "Ellipsis", "NotImplemented", "Unset"];
    const SPECIAL: &[&str] = &["__enter__", "__exit__", "__aenter__", "__aexit__"];
    let moved = if flags & MOVE_B == 0 { "" } else { "!" };
    let text =
        |list: &[&str], index: usize| list.get(index).map_or("?".to_owned(), |text| (*text).to_owned());
    match op {
        Op::LoadImmediate => vec![register(a), text(IMMEDIATES, b)],
        Op::LoadFree | Op::LoadFreeCell => vec![register(a), free_name(code, b)],
        Op::LoadMappingOrFree => vec![register(a), free_name(code, c)],
        Op::LoadSpecial => vec![register(a), register(b), text(SPECIAL, c)],
        Op::MakeFunction => vec![register(a), constant(code, b), register(c)],
        Op::GetAwaitable => vec![register(a), format!("{}{moved}", register(b)), c.to_string()],
        Op::ImportName => {
            let name = code.names.get(b).map_or("?".to_owned(), |name| name.to_string());
            vec![register(a), name, register(c)]
        }
        Op::Intrinsic => {
            let name = Intrinsic::ALL.get(c).map_or("?", |row| row.2);
            vec![register(a), name.to_owned(), register(b)]
        }
        _ => vec![register(a), b.to_string(), c.to_string()],
    }
}

fn free_name(code: &Code, index: usize) -> String {
    code.free_names.get(index).map_or("?".to_owned(), |name| format!("free {name}"))
}

fn constant(code: &Code, index: usize) -> String {
    code.constants.get(index).map_or("?".to_owned(), show)
}

/// A constant for people.
fn show(constant: &Constant) -> String {
    let all = |items: &[Constant]| items.iter().map(show).collect::<Vec<String>>().join(", ");
    match constant {
        Constant::None => "None".to_owned(),
        Constant::Bool(value) => if *value { "True" } else { "False" }.to_owned(),
        Constant::Ellipsis => "...".to_owned(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt(value) => value.to_string(),
        Constant::Float(value) => format!("{value:?}"),
        Constant::Complex(real, imaginary) => format!("({real:?}{imaginary:+?}j)"),
        Constant::Str(text) => format!("{text:?}"),
        Constant::WideStr(points) => format!("str{points:?}"),
        Constant::Bytes(bytes) => format!("b\"{}\"", bytes.escape_ascii()),
        Constant::Tuple(items) => format!("({})", all(items)),
        Constant::FrozenSet(items) => format!("frozenset({})", all(items)),
        Constant::Slice(parts) => format!("slice({})", all(parts.as_slice())),
        Constant::Code(code) => format!("<code {}>", code.qualified_name),
    }
}
