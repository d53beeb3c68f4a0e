//! What can come next: for each choice and each run, a superset of the characters with which the rest of the
//! pattern can begin. Choices that cannot succeed are then not recorded, and runs that can give nothing back
//! become possessive. The same knowledge about the whole pattern steers the search.

use super::program::{At, BoundKind, Hint, NO_GUARD, One, Op, Program, Switch};
use super::set::{Bits, Kinds, has_bit, set_bit};
use super::tree::Mode;
use super::unicode::Unicode;
use super::unit::Unit;

/// Instructions looked at for one guard; beyond that anything may come.
const EFFORT: usize = 40;

/// Characters that may come, and whether the subject may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Guard {
    pub(crate) bits: Bits,
    pub(crate) kinds: Kinds,
    pub(crate) end: bool,
}

impl Guard {
    const NOTHING: Guard = Guard { bits: [0; 4], kinds: Kinds::NONE, end: false };
    const ANYTHING: Guard = Guard { bits: [u64::MAX; 4], kinds: Kinds::ALL, end: true };

    /// Whether the rest may begin at `position`.
    #[inline(always)]
    pub(crate) fn allows<T: Unit>(&self, subject: &[T], position: usize) -> bool {
        match subject.get(position) {
            Some(unit) => self.allows_code(unit.code()),
            None => self.end,
        }
    }

    #[inline(always)]
    pub(crate) fn allows_code(&self, c: u32) -> bool {
        if c < 256 { has_bit(&self.bits, c) } else { self.kinds != Kinds::NONE }
    }

    fn add(&mut self, other: &Guard) {
        for (mine, more) in self.bits.iter_mut().zip(other.bits) {
            *mine |= more;
        }
        self.kinds = self.kinds.or(other.kinds);
        self.end |= other.end;
    }

    fn meets(&self, other: &Guard) -> bool {
        self.bits.iter().zip(other.bits).any(|(mine, theirs)| mine & theirs != 0)
            || self.kinds.meets(other.kinds)
    }

    /// The only character it allows, if there is but one.
    pub(crate) fn only(&self) -> Option<u32> {
        let count: u32 = self.bits.iter().map(|word| word.count_ones()).sum();
        if count != 1 || self.kinds != Kinds::NONE {
            return None;
        }
        (0..256).find(|&c| has_bit(&self.bits, c))
    }
}

/// The characters a test accepts.
fn accepted<U: Unicode>(program: &Program, one: One, unicode: &U) -> Guard {
    let mut guard = Guard::NOTHING;
    match one {
        One::Char(c) if c < 256 => set_bit(&mut guard.bits, c),
        One::Char(c) => guard.kinds = Kinds::of(c, unicode),
        One::NotChar(c) => {
            guard = all_but(c);
        }
        One::Set(set) => {
            if let Some(set) = program.sets.get(set as usize) {
                guard.bits = set.bits;
                guard.kinds = set.kinds;
            }
        }
        One::NotNewline => guard = all_but(10),
        One::Any => guard = Guard { end: false, ..Guard::ANYTHING },
    }
    guard
}

fn all_but(c: u32) -> Guard {
    let mut guard = Guard { end: false, ..Guard::ANYTHING };
    if c < 256 {
        guard.bits[(c >> 6) as usize & 3] &= !(1 << (c & 63));
    }
    guard
}

/// What can begin at an instruction.
fn gather<U: Unicode>(program: &Program, pc: usize, unicode: &U) -> Guard {
    let mut guard = Guard::NOTHING;
    let mut seen: Vec<usize> = Vec::new();
    let mut waiting = vec![pc];
    while let Some(pc) = waiting.pop() {
        if seen.contains(&pc) {
            continue;
        }
        seen.push(pc);
        if seen.len() > EFFORT {
            return Guard::ANYTHING;
        }
        let Some(&op) = program.code.get(pc) else {
            return Guard::ANYTHING;
        };
        match look(program, op, pc, &mut waiting, unicode) {
            Some(part) => guard.add(&part),
            None => return Guard::ANYTHING,
        }
    }
    guard
}

/// What one instruction begins with by itself; where it leads without consuming goes to `waiting`.
fn look<U: Unicode>(
    program: &Program,
    op: Op,
    pc: usize,
    waiting: &mut Vec<usize>,
    unicode: &U,
) -> Option<Guard> {
    let one = |one| Some(accepted(program, one, unicode));
    let mut on = |targets: &[usize]| {
        waiting.extend_from_slice(targets);
        Some(Guard::NOTHING)
    };
    match op {
        Op::Char(c) => one(One::Char(c)),
        Op::Literal { start, .. } => one(One::Char(*program.literals.get(start as usize)?)),
        Op::Set(set) => one(One::Set(set)),
        Op::NotChar(c) => one(One::NotChar(c)),
        Op::NotNewline => one(One::NotNewline),
        Op::Any => one(One::Any),
        Op::Run(number) => {
            let run = program.runs.get(number as usize)?;
            if run.min == 0 {
                on(&[pc + 1]);
            }
            if run.max == 0 { Some(Guard::NOTHING) } else { one(run.one) }
        }
        Op::At(At::End) => Some(Guard { end: true, ..Guard::NOTHING }),
        Op::At(At::LineEnd | At::LastLineEnd) => {
            Some(Guard { end: true, ..accepted(program, One::Char(10), unicode) })
        }
        Op::At(At::Start | At::LineStart | At::Boundary { .. } | At::NotBoundary { .. }) => on(&[pc + 1]),
        Op::Mark(_) | Op::LoopEnter(_) => on(&[pc + 1]),
        Op::Jump(target) => on(&[target as usize]),
        Op::Split { other, .. } => on(&[pc + 1, other as usize]),
        Op::Switch(number) => {
            let arms = &program.switches.get(number as usize)?.arms;
            waiting.extend(arms.iter().map(|&arm| arm as usize));
            Some(Guard::NOTHING)
        }
        Op::LoopHead(number) => on(&[pc + 1, program.loops.get(number as usize)?.exit as usize]),
        Op::Enter(number) => {
            let bound = program.bounds.get(number as usize)?;
            match bound.kind {
                BoundKind::Atomic => on(&[pc + 1]),
                BoundKind::Look | BoundKind::Negative => on(&[bound.after as usize]),
            }
        }
        Op::IfGroup { otherwise, .. } => on(&[pc + 1, otherwise as usize]),
        Op::Fail => Some(Guard::NOTHING),
        // An atomic body ends, and what it chose must not depend on what follows; or the position jumps; or
        // anything may follow.
        Op::Leave(_) | Op::LoopAgain(_) | Op::Same(_) | Op::SameFolded { .. } | Op::Accept => None,
    }
}

/// Adds guards and the search hint to a program.
pub(crate) fn refine<U: Unicode>(program: &mut Program, unicode: &U) {
    for pc in 0..program.code.len() {
        if let Some(&Op::Run(number)) = program.code.get(pc) {
            refine_run(program, pc, number, unicode);
        } else if let Some(&Op::Split { other, .. }) = program.code.get(pc) {
            refine_split(program, pc, other, unicode);
        }
    }
    make_switches(program, unicode);
    refine_search(program, unicode);
}

/// Chains shorter than this stay as they are.
const FEWEST_ARMS: usize = 3;
/// A switch has one bit an arm.
const MOST_ARMS: usize = 64;
/// Switches in a program: their tables are large compared to the pattern that asks for them.
const MOST_SWITCHES: usize = 64;

/// Replaces the heads of long chains of `Split`s by switches.
fn make_switches<U: Unicode>(program: &mut Program, unicode: &U) {
    let mut inside = std::collections::BTreeSet::new();
    for pc in 0..program.code.len() {
        if program.switches.len() == MOST_SWITCHES {
            return;
        }
        if inside.contains(&pc) {
            continue;
        }
        let arms = chain(program, pc, &mut inside);
        if arms.len() >= FEWEST_ARMS {
            let switch = switch(program, arms, unicode);
            let number = u32::try_from(program.switches.len()).unwrap_or(0);
            program.switches.push(switch);
            if let Some(op) = program.code.get_mut(pc) {
                *op = Op::Switch(number);
            }
        }
    }
}

/// The arms of the chain of `Split`s that begins at `pc`; its members go to `inside`.
fn chain(program: &Program, pc: usize, inside: &mut std::collections::BTreeSet<usize>) -> Vec<u32> {
    let mut arms = Vec::new();
    let mut at = pc;
    while let Some(&Op::Split { other, .. }) = program.code.get(at) {
        // A loop's `Split` may lead back to where the chain has been.
        if arms.len() + 1 == MOST_ARMS || other as usize <= at {
            break;
        }
        inside.insert(at);
        arms.push(u32::try_from(at + 1).unwrap_or(u32::MAX));
        at = other as usize;
    }
    arms.push(u32::try_from(at).unwrap_or(u32::MAX));
    arms
}

fn switch<U: Unicode>(program: &Program, arms: Vec<u32>, unicode: &U) -> Switch {
    let mut switch = Switch { arms, low: Box::new([0; 256]), high: 0, end: 0 };
    for (number, &arm) in switch.arms.iter().enumerate() {
        let guard = gather(program, arm as usize, unicode);
        let bit = 1 << number;
        for (c, arms) in (0..).zip(switch.low.iter_mut()) {
            if has_bit(&guard.bits, c) {
                *arms |= bit;
            }
        }
        switch.high |= if guard.kinds == Kinds::NONE { 0 } else { bit };
        switch.end |= if guard.end { bit } else { 0 };
    }
    switch
}

fn refine_run<U: Unicode>(program: &mut Program, pc: usize, number: u32, unicode: &U) {
    let rest = gather(program, pc + 1, unicode);
    let Some(run) = program.runs.get(number as usize).copied() else {
        return;
    };
    let inside = accepted(program, run.one, unicode);
    let guard = add_guards(program, &[rest]);
    if let Some(run) = program.runs.get_mut(number as usize) {
        run.guard = guard;
        if run.mode == Mode::Greedy && !inside.meets(&rest) {
            run.mode = Mode::Possessive;
        }
    }
}

fn refine_split<U: Unicode>(program: &mut Program, pc: usize, other: u32, unicode: &U) {
    let here = gather(program, pc + 1, unicode);
    let there = gather(program, other as usize, unicode);
    let guard = add_guards(program, &[here, there]);
    if let Some(op) = program.code.get_mut(pc) {
        *op = Op::Split { other, guard };
    }
}

/// Stores guards side by side; none if they forbid nothing.
fn add_guards(program: &mut Program, guards: &[Guard]) -> u32 {
    if guards.iter().all(|guard| *guard == Guard::ANYTHING) {
        return NO_GUARD;
    }
    let number = u32::try_from(program.guards.len()).unwrap_or(NO_GUARD);
    program.guards.extend_from_slice(guards);
    number
}

fn refine_search<U: Unicode>(program: &mut Program, unicode: &U) {
    let is_mark = |op: &&Op| matches!(op, Op::Mark(_));
    let lead = program.code.iter().take_while(is_mark).count();
    program.hint = match program.code.get(lead) {
        Some(Op::At(At::Start)) => Hint::Start,
        Some(Op::At(At::LineStart)) => Hint::LineStart,
        _ => {
            let prefix = literal_prefix(program);
            let first = gather(program, 0, unicode);
            if !prefix.is_empty() {
                Hint::Prefix(prefix)
            } else if let (Some(only), false) = (first.only(), first.end) {
                Hint::Prefix(vec![only])
            } else if first == Guard::ANYTHING || (first == Guard { end: first.end, ..Guard::ANYTHING }) {
                Hint::None
            } else {
                Hint::First(first)
            }
        }
    };
    let remembers = program.code.iter().any(|op| matches!(op, Op::Same(_) | Op::SameFolded { .. }));
    if let Some(&Op::Run(number)) = program.code.get(lead)
        && let Some(run) = program.runs.get(number as usize)
        && run.mode == Mode::Possessive
        && run.max == usize::MAX
        && !remembers
    {
        program.leading_run = Some(run.one);
    }
}

/// The characters every match begins with.
fn literal_prefix(program: &Program) -> Vec<u32> {
    let mut prefix = Vec::new();
    for op in &program.code {
        if let Op::Char(c) = *op {
            prefix.push(c);
        } else if let Op::Literal { start, length } = *op {
            prefix.extend(program.literals.iter().skip(start as usize).take(length as usize));
        } else if !matches!(op, Op::Mark(_)) {
            break;
        }
    }
    prefix
}
