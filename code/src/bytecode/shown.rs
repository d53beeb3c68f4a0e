//! Instructions one by one, for readers other than people: what the listing prints, with the operand that matters
//! apart. The module `dis` of scripts is made of this.

use super::{Code, Instruction, Op, Operands, listing};

/// The operand that an instruction is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// It is about registers alone, or has no operands.
    None,
    /// The number of a local.
    Local(usize),
    /// An index of a constant.
    Constant(usize),
    /// An index of a name.
    Name(usize),
    /// An index of a free variable.
    Free(usize),
    /// The word that a jump goes to.
    Target(i64),
    /// A number that stands in the instruction.
    Number(i64),
}

/// One instruction.
pub struct Shown {
    /// Its first word.
    pub word: usize,
    /// Its opcode.
    pub op: Op,
    /// The operand that it is about.
    pub argument: Argument,
    /// All operands, as the listing shows them.
    pub operands: String,
}

/// All instructions of a code object, the code inside it left out.
pub fn instructions(code: &Code) -> Vec<Shown> {
    let mut shown = Vec::new();
    let mut word = 0;
    while let Some(&bits) = code.instructions.get(word) {
        let instruction = Instruction(bits);
        let op = instruction.op();
        let next = word + op.words();
        let cache = code.instructions.get(word + 1).copied().unwrap_or(0);
        shown.push(Shown {
            word,
            op,
            argument: argument(code, instruction, next),
            operands: listing::operands(code, instruction, next, cache),
        });
        word = next;
    }
    shown
}

fn argument(code: &Code, instruction: Instruction, next: usize) -> Argument {
    let op = instruction.op();
    let (a, b, c) = (instruction.a(), instruction.b(), instruction.c());
    let local = |number: usize| match number < code.locals.len() {
        true => Argument::Local(number),
        false => Argument::None,
    };
    let first_local = |numbers: &[usize]| match numbers.iter().find(|number| **number < code.locals.len()) {
        Some(number) => Argument::Local(*number),
        None => Argument::None,
    };
    let to = |distance: i64| Argument::Target(next as i64 + distance);
    match op.row().operands {
        Operands::None => Argument::None,
        Operands::Dst | Operands::Src => local(a),
        Operands::DstSrc | Operands::SrcSrc => first_local(&[a, b]),
        Operands::DstSrcSrc | Operands::SrcSrcSrc => first_local(&[a, b, c]),
        Operands::DstSrcImm => Argument::Number(i64::from(instruction.signed_c())),
        Operands::DstSrcFloat => first_local(&[a, b]),
        Operands::DstConst => Argument::Constant(instruction.wide() as usize),
        Operands::DstImm => Argument::Number(i64::from(instruction.signed_wide())),
        Operands::DstName | Operands::SrcName => Argument::Name(b),
        Operands::DstSrcName | Operands::SrcSrcName => Argument::Name(c),
        Operands::DstNumNum => number(op, b, c),
        Operands::DstRun => Argument::Number(c as i64),
        Operands::SrcNum => Argument::Free(b),
        Operands::Jump | Operands::SrcJump => to(i64::from(instruction.signed_wide())),
        Operands::SrcSrcJump | Operands::SrcImmJump => to(i64::from(instruction.signed_c())),
        Operands::DstIterJump => to(c as i64),
        Operands::Call => Argument::Number(b as i64),
    }
}

/// Of the opcodes whose numbers each mean something else.
fn number(op: Op, b: usize, c: usize) -> Argument {
    match op {
        Op::LoadFree | Op::LoadFreeCell => Argument::Free(b),
        Op::LoadMappingOrFree => Argument::Free(c),
        Op::MakeFunction => Argument::Constant(b),
        Op::ImportName => Argument::Name(b),
        Op::Intrinsic | Op::LoadSpecial | Op::GetAwaitable => Argument::Number(c as i64),
        _ => Argument::Number(b as i64),
    }
}
