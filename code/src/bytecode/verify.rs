//! The verifier: walks every way through a code object and checks that its tables tell the truth.
//!
//! What it follows is the set of live temps. It complains when a temp is read that holds nothing, written
//! while it holds something, left behind at a meeting of two ways, or not told of in `live_temps` at an
//! instruction that can raise, call or pause; when a jump or handler ends between instructions; when an
//! operand names no register, constant or name. The compiler runs it in debug builds.

use std::collections::HashMap;

use super::{
    Code, Constant, DROP_A, FRAME_WORDS, Instruction, Intrinsic, MOVE_A, MOVE_B, MOVE_C, Op, Operands, X1,
    X2, X3, X4,
};

/// A set of live temps, by number above the locals.
type Live = Vec<bool>;

/// What one instruction does with registers.
#[derive(Default)]
struct Effect {
    /// Read and kept.
    reads: Vec<usize>,
    /// Read and consumed.
    takes: Vec<usize>,
    /// Consumed if there: the reserved words of a window.
    clears: Vec<usize>,
    /// Written.
    writes: Vec<usize>,
    /// Written on the way that jumps only consumes: dead there.
    dies_on_jump: Vec<usize>,
    /// Dead on the way that goes on.
    dies_on_fall: Vec<usize>,
}

/// Checks a code object and all inside it; the first thing found wrong, with its place.
pub fn verify(code: &Code) -> Result<(), String> {
    verify_alone(code)?;
    for constant in &code.constants {
        if let Constant::Code(inner) = constant {
            verify(inner)?;
        }
    }
    Ok(())
}

/// Checks a code object, but not the code inside it.
pub fn verify_alone(code: &Code) -> Result<(), String> {
    let verified = Verifier::new(code).and_then(Verifier::run);
    verified.map_err(|error| format!("{}: {error}", code.qualified_name))
}

/// How many temps hold something just before the instruction at this word: what a frame holds that has been
/// left between two instructions. Zero where control never comes.
pub fn live_before(code: &Code, word: usize) -> usize {
    let Ok(mut verifier) = Verifier::new(code) else { return 0 };
    match verifier.follow_all() {
        Ok(()) => verifier.states.get(&word).map_or(0, |live| live.iter().take_while(|one| **one).count()),
        Err(_) => 0,
    }
}

/// Which temps hold something just before the instruction at this word, by number above the locals.
pub fn temps_before(code: &Code, word: usize) -> Vec<bool> {
    let Ok(mut verifier) = Verifier::new(code) else { return Vec::new() };
    match verifier.follow_all() {
        Ok(()) => verifier.states.remove(&word).unwrap_or_default(),
        Err(_) => Vec::new(),
    }
}

struct Verifier<'c> {
    code: &'c Code,
    /// Which words begin an instruction.
    starts: Vec<bool>,
    states: HashMap<usize, Live>,
    pending: Vec<usize>,
}

impl<'c> Verifier<'c> {
    fn new(code: &'c Code) -> Result<Verifier<'c>, String> {
        let mut starts = vec![false; code.instructions.len()];
        let mut word = 0;
        while let (Some(start), Some(&bits)) = (starts.get_mut(word), code.instructions.get(word)) {
            *start = true;
            let op = Instruction(bits).op();
            if op as u8 >= Op::LoadGlobalModule as u8 {
                return Err(format!("{word}: no instruction of compiled code"));
            }
            word += op.words();
        }
        Ok(Verifier { code, starts, states: HashMap::new(), pending: Vec::new() })
    }

    fn run(mut self) -> Result<(), String> {
        for handler in &self.code.handlers {
            for word in [handler.start, handler.target] {
                self.check_start(word as usize)?;
            }
            if handler.start >= handler.end || handler.end as usize > self.starts.len() {
                return Err(format!("handler {handler:?} covers nothing"));
            }
        }
        self.follow_all()
    }

    /// Goes every way that control can go.
    fn follow_all(&mut self) -> Result<(), String> {
        let temps = (self.code.registers as usize).saturating_sub(self.code.locals.len());
        self.arrive(0, vec![false; temps])?;
        while let Some(word) = self.pending.pop() {
            self.walk(word)?;
        }
        Ok(())
    }

    fn check_start(&self, word: usize) -> Result<(), String> {
        match self.starts.get(word) {
            Some(true) => Ok(()),
            Some(false) | None => Err(format!("{word}: no instruction begins here")),
        }
    }

    /// Control comes to a word in this state.
    fn arrive(&mut self, word: usize, live: Live) -> Result<(), String> {
        self.check_start(word)?;
        match self.states.get(&word) {
            None => {
                self.states.insert(word, live);
                self.pending.push(word);
                Ok(())
            }
            Some(known) if *known == live => Ok(()),
            Some(known) => Err(format!("{word}: ways meet with temps {} and {}", show(known), show(&live))),
        }
    }

    /// Goes on from a word until control leaves the straight line.
    fn walk(&mut self, mut word: usize) -> Result<(), String> {
        let Some(mut live) = self.states.get(&word).cloned() else { return Ok(()) };
        loop {
            let Some(&bits) = self.code.instructions.get(word) else {
                return Err(format!("{word}: control runs off the end"));
            };
            let instruction = Instruction(bits);
            let op = instruction.op();
            let fail = |message: String| format!("{word} {}: {message}", op.row().text);
            self.check_operands(word, instruction).map_err(fail)?;
            let effect = self.effect(word, instruction);
            if op == Op::YieldFrom {
                // the delegate lives on in its temp while the frame is paused, and when the instruction raises
                self.check_table(word, &live).map_err(fail)?;
                self.raise(word, &live)?;
            }
            self.consume(&mut live, &effect).map_err(fail)?;
            if can_raise(op) {
                self.check_table(word, &live).map_err(fail)?;
                self.raise(word, &live)?;
            }
            self.write(&mut live, op, &effect, instruction).map_err(fail)?;
            let next = word + op.words();
            if let Some(target) = jump_target(instruction, next) {
                let mut there = live.clone();
                for &register in effect.dies_on_jump.iter().chain(&effect.writes) {
                    self.set(&mut there, register, false);
                }
                let target =
                    usize::try_from(target).map_err(|_| fail("jumps before the start".to_owned()))?;
                self.arrive(target, there)?;
            }
            for &register in &effect.dies_on_fall {
                self.set(&mut live, register, false);
            }
            if matches!(op, Op::Jump | Op::JumpBack | Op::Return | Op::Raise | Op::RaiseAgain | Op::Reraise) {
                return if op == Op::Return && live.contains(&true) {
                    Err(fail(format!("temps {} are left behind", show(&live))))
                } else {
                    Ok(())
                };
            }
            word = next;
            if let Some(known) = self.states.get(&word) {
                return if *known == live {
                    Ok(())
                } else {
                    Err(format!("{word}: ways meet with temps {} and {}", show(known), show(&live)))
                };
            }
            self.states.insert(word, live.clone());
        }
    }

    // -- state

    fn temp(&self, register: usize) -> Option<usize> {
        register.checked_sub(self.code.locals.len())
    }

    fn set(&self, live: &mut Live, register: usize, value: bool) {
        if let Some(place) = self.temp(register).and_then(|temp| live.get_mut(temp)) {
            *place = value;
        }
    }

    fn is_live(&self, live: &Live, register: usize) -> bool {
        self.temp(register).is_none_or(|temp| live.get(temp).copied().unwrap_or(false))
    }

    fn consume(&self, live: &mut Live, effect: &Effect) -> Result<(), String> {
        for &register in effect.reads.iter().chain(&effect.takes) {
            if register >= self.code.registers as usize {
                return Err(format!("there is no r{register}"));
            }
            if !self.is_live(live, register) {
                return Err(format!("r{register} is read but holds nothing ({})", show(live)));
            }
        }
        for &register in &effect.takes {
            if self.temp(register).is_none() {
                return Err(format!("local r{register} is consumed"));
            }
            self.set(live, register, false);
        }
        for &register in &effect.clears {
            self.set(live, register, false);
        }
        Ok(())
    }

    fn write(
        &self,
        live: &mut Live,
        op: Op,
        effect: &Effect,
        instruction: Instruction,
    ) -> Result<(), String> {
        for (index, &register) in effect.writes.iter().enumerate() {
            if register >= self.code.registers as usize {
                return Err(format!("there is no r{register}"));
            }
            let drops = index == 0 && instruction.flags() & DROP_A != 0 && has_destination(op);
            match self.temp(register) {
                None if !drops && has_destination(op) => {
                    return Err(format!("local r{register} is not dropped"));
                }
                Some(_) if !drops && self.is_live(live, register) => {
                    return Err(format!("r{register} is overwritten ({})", show(live)));
                }
                Some(_) if drops && !self.is_live(live, register) => {
                    return Err(format!("r{register} is dropped but holds nothing"));
                }
                None | Some(_) => self.set(live, register, true),
            }
        }
        Ok(())
    }

    /// The table must tell exactly the temps that are live.
    fn check_table(&self, word: usize, live: &Live) -> Result<(), String> {
        let table = &self.code.live_temps;
        let index = table.partition_point(|entry| entry.0 as usize <= word);
        let told =
            index.checked_sub(1).and_then(|index| table.get(index)).map_or(0, |entry| usize::from(entry.1));
        let truth = live.iter().take_while(|one| **one).count();
        if live.iter().filter(|one| **one).count() != truth || told != truth {
            return Err(format!("{told} temps are told of, but {} are live", show(live)));
        }
        Ok(())
    }

    /// An exception here goes to the innermost handler.
    fn raise(&mut self, word: usize, live: &Live) -> Result<(), String> {
        let covers =
            |handler: &&super::Handler| (handler.start as usize..handler.end as usize).contains(&word);
        let Some(handler) = self.code.handlers.iter().find(covers).copied() else { return Ok(()) };
        let depth = usize::from(handler.depth);
        if live.iter().take(depth).filter(|one| **one).count() != depth {
            return Err(format!("{word}: the handler wants {depth} temps, {} are live", show(live)));
        }
        let mut there = vec![false; live.len()];
        match there.get_mut(..=depth) {
            Some(kept) => kept.fill(true),
            None => return Err(format!("{word}: no register for the exception")),
        }
        self.arrive(handler.target as usize, there)
    }

    // -- instructions

    fn check_operands(&self, word: usize, instruction: Instruction) -> Result<(), String> {
        let names = self.code.names.len();
        let constants = self.code.constants.len();
        let bad_name = |index: usize| (index >= names).then(|| format!("there is no name {index}"));
        let complaint = match instruction.op().row().operands {
            Operands::DstName | Operands::SrcName => bad_name(instruction.b()),
            Operands::DstSrcName | Operands::SrcSrcName => bad_name(instruction.c()),
            Operands::DstConst if instruction.wide() as usize >= constants => {
                Some(format!("there is no constant {}", instruction.wide()))
            }
            _ => None,
        };
        if let Some(complaint) = complaint {
            return Err(complaint);
        }
        match instruction.op() {
            Op::MakeFunction => match self.code.constants.get(instruction.b()) {
                Some(Constant::Code(_)) => Ok(()),
                Some(_) | None => Err("makes a function of no code".to_owned()),
            },
            Op::CallKeywords => match self.code.constants.get(instruction.c()) {
                Some(Constant::Tuple(names)) if names.len() <= instruction.b() => Ok(()),
                Some(_) | None => Err("names no keywords".to_owned()),
            },
            op if op.words() > 1 && word + op.words() > self.code.instructions.len() => {
                Err("its cache words are missing".to_owned())
            }
            _ => Ok(()),
        }
    }

    fn effect(&self, word: usize, instruction: Instruction) -> Effect {
        let mut effect = Effect::default();
        let (a, b, c) = (instruction.a(), instruction.b(), instruction.c());
        let flags = instruction.flags();
        let cache = self.code.instructions.get(word + 1).copied().unwrap_or(0) as usize;
        let op = instruction.op();
        if !special(op, flags, [a, b, c], cache, &mut effect) {
            general(op.row().operands, flags, [a, b, c], &mut effect);
        }
        effect
    }
}

/// The effect that follows from the form of the operands.
fn general(operands: Operands, flags: u8, [a, b, c]: [usize; 3], effect: &mut Effect) {
    let mut source = |register: usize, moved: u8| {
        if flags & moved == 0 { effect.reads.push(register) } else { effect.takes.push(register) }
    };
    match operands {
        Operands::None | Operands::Jump => {}
        Operands::Dst | Operands::DstConst | Operands::DstImm | Operands::DstName | Operands::DstNumNum => {
            effect.writes.push(a);
        }
        Operands::DstSrc | Operands::DstSrcImm | Operands::DstSrcFloat | Operands::DstSrcName => {
            source(b, MOVE_B);
            effect.writes.push(a);
        }
        Operands::DstSrcSrc => {
            source(b, MOVE_B);
            source(c, MOVE_C);
            effect.writes.push(a);
        }
        Operands::DstRun => {
            effect.takes.extend(b..b + c);
            effect.writes.push(a);
        }
        Operands::Src | Operands::SrcName | Operands::SrcNum | Operands::SrcJump | Operands::SrcImmJump => {
            source(a, MOVE_A);
        }
        Operands::SrcSrc | Operands::SrcSrcName | Operands::SrcSrcJump => {
            source(a, MOVE_A);
            source(b, MOVE_B);
        }
        Operands::SrcSrcSrc => {
            source(a, MOVE_A);
            source(b, MOVE_B);
            source(c, MOVE_C);
        }
        Operands::DstIterJump => {
            effect.reads.push(b);
            effect.writes.push(a);
            effect.dies_on_jump.push(b);
        }
        Operands::Call => {
            effect.takes.push(a);
            effect.clears.extend(a + 1..a + FRAME_WORDS);
            effect.takes.extend(a + FRAME_WORDS..a + FRAME_WORDS + b);
            effect.writes.push(a);
        }
    }
}

/// The effect of what the form does not tell; false for all others.
fn special(op: Op, flags: u8, [a, b, c]: [usize; 3], cache: usize, effect: &mut Effect) -> bool {
    let window = |effect: &mut Effect, count: usize| {
        effect.takes.push(a);
        effect.clears.extend(a + 1..a + FRAME_WORDS);
        effect.takes.extend(a + FRAME_WORDS..a + FRAME_WORDS + count);
        effect.writes.push(a);
    };
    let moved_or_read = |effect: &mut Effect, register: usize, flag: u8| {
        if flags & flag == 0 { effect.reads.push(register) } else { effect.takes.push(register) }
    };
    match op {
        Op::Drop | Op::PopHandled | Op::Reraise => effect.takes.push(a),
        Op::CheckLocal | Op::DeleteLocal | Op::ClearLocal | Op::MakeCell | Op::DeleteCell => {
            effect.reads.push(a)
        }
        Op::StoreCell => moved_or_read(effect, b, MOVE_B),
        Op::DeleteFree | Op::DeleteGlobal | Op::DeleteName => {}
        Op::DeleteAttr => moved_or_read(effect, a, MOVE_A),
        Op::LoadMappingOrFree | Op::LoadMappingOrGlobal => {
            effect.takes.push(a);
            effect.writes.push(a);
        }
        Op::LoadMethod => {
            moved_or_read(effect, b, MOVE_B);
            effect.writes.extend(a..a + FRAME_WORDS + 1);
        }
        Op::LoadSuperAttr => {
            effect.takes.extend(b..b + 3);
            effect.writes.push(a);
        }
        Op::LoadSuperMethod => {
            effect.takes.extend(b..b + 3);
            effect.writes.extend(a..a + FRAME_WORDS + 1);
        }
        Op::LoadSpecial | Op::GetAwaitable => {
            moved_or_read(effect, b, MOVE_B);
            effect.writes.push(a);
        }
        Op::JumpIfTrueOrDrop | Op::JumpIfFalseOrDrop => {
            effect.reads.push(a);
            effect.dies_on_fall.push(a);
        }
        Op::UnpackSequence => {
            moved_or_read(effect, b, MOVE_B);
            effect.writes.extend(a..a + c);
        }
        Op::UnpackStarred => {
            moved_or_read(effect, b, MOVE_B);
            effect.writes.extend(a..a + c + 1 + cache);
        }
        Op::BuildDict => {
            effect.takes.extend(b..b + 2 * c);
            effect.writes.push(a);
        }
        Op::ListExtend if flags & X2 != 0 => {
            effect.reads.extend([a, c]);
            moved_or_read(effect, b, MOVE_B);
        }
        Op::FormatValue if flags & X1 == 0 => {
            moved_or_read(effect, b, MOVE_B);
            effect.writes.push(a);
        }
        Op::BuildInterpolation => {
            effect.takes.extend(b..b + 3);
            effect.writes.push(a);
        }
        Op::CallMethod => window(effect, b + 1),
        Op::CallKeywords => window(effect, if flags & X1 == 0 { b } else { b + 1 }),
        Op::MakeFunction => {
            let parts = [X1, X2, X3, X4].into_iter().filter(|part| flags & part != 0).count();
            effect.takes.extend(c..c + parts);
            effect.writes.push(a);
        }
        Op::GetAsyncNext => {
            effect.reads.push(b);
            effect.writes.push(a);
        }
        Op::Raise if flags & X1 == 0 => moved_or_read(effect, a, MOVE_A),
        Op::ImportName => {
            effect.takes.extend([c, c + 1]);
            effect.writes.push(a);
        }
        Op::MatchClass => {
            effect.reads.push(b);
            effect.takes.extend([c, c + 1]);
            effect.writes.push(a);
        }
        Op::Intrinsic => {
            let count = Intrinsic::ALL.get(c).map_or(0, |row| row.1);
            effect.takes.extend(b..b + count);
            effect.writes.push(a);
        }
        Op::OpenWindow => {
            effect.reads.push(a);
            effect.writes.extend(a + 1..a + FRAME_WORDS);
        }
        Op::ExceptionArguments => {
            effect.reads.push(b);
            effect.writes.extend(a..a + 3);
        }
        _ => return false,
    }
    true
}

/// Whether operand `a` is a destination, so that its first flag means DROP_A.
fn has_destination(op: Op) -> bool {
    match op.row().operands {
        Operands::Dst
        | Operands::DstSrc
        | Operands::DstSrcSrc
        | Operands::DstSrcImm
        | Operands::DstSrcFloat
        | Operands::DstConst
        | Operands::DstImm
        | Operands::DstName
        | Operands::DstSrcName
        | Operands::DstNumNum
        | Operands::DstRun
        | Operands::DstIterJump => true,
        Operands::None
        | Operands::Src
        | Operands::SrcSrc
        | Operands::SrcSrcSrc
        | Operands::SrcName
        | Operands::SrcSrcName
        | Operands::SrcNum
        | Operands::Jump
        | Operands::SrcJump
        | Operands::SrcSrcJump
        | Operands::SrcImmJump
        | Operands::Call => false,
    }
}

/// Whether anything else can run, or the frame be left, at this instruction.
fn can_raise(op: Op) -> bool {
    !matches!(
        op,
        Op::Nop
            | Op::Move
            | Op::LoadConst
            | Op::LoadInt
            | Op::LoadImmediate
            | Op::Drop
            | Op::ClearLocal
            | Op::MakeCell
            | Op::StoreCell
            | Op::LoadFreeCell
            | Op::Jump
            | Op::JumpIfNone
            | Op::JumpIs
            | Op::Is
            | Op::PushHandled
            | Op::PopHandled
            | Op::OpenWindow
            | Op::Return
            | Op::YieldFrom
    )
}

/// The word a jump goes to.
fn jump_target(instruction: Instruction, next: usize) -> Option<i64> {
    let distance = match instruction.op().row().operands {
        Operands::Jump | Operands::SrcJump => i64::from(instruction.signed_wide()),
        Operands::SrcSrcJump | Operands::SrcImmJump => i64::from(instruction.signed_c()),
        Operands::DstIterJump => instruction.c() as i64,
        _ => return None,
    };
    Some(next as i64 + distance)
}

/// Live temps for people: `0-3 5`.
fn show(live: &Live) -> String {
    let numbers: Vec<String> =
        live.iter().enumerate().filter(|(_, one)| **one).map(|(index, _)| index.to_string()).collect();
    format!("{{{}}}", numbers.join(" "))
}
