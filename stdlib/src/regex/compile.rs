//! Tree to instructions. Nothing is ever copied, so a program is as long as its pattern.
//!
//! A loop whose body always consumes something needs no counter and no check against matching nothing: it is a
//! `Split` and a `Jump`. The others count, as CPython's do: an iteration that would begin where the one before
//! began is not tried, except to reach the minimum.

use std::collections::BTreeMap;

use super::error::RegexError;
use super::first;
use super::flags::{self, combine};
use super::fold::Fold;
use super::parse::{self, Parsed};
use super::program::{At, Bound, BoundKind, Hint, Loop, NO_GUARD, One, Op, Program, Run};
use super::set::CharSet;
use super::tree::{Anchor, Item, MAX_REPEAT, Member, Mode, Sequence, SetSpec};
use super::unicode::Unicode;

/// Flags on which the meaning of a set depends.
const SET_FLAGS: u32 = flags::IGNORECASE | flags::KINDS;

struct Compiler<'u, U> {
    unicode: &'u U,
    program: Program,
    /// Sets already made, so that the many `\w` of a pattern share one.
    known: BTreeMap<(SetSpec, u32), u32>,
    /// Literal characters not yet written.
    pending: Vec<u32>,
    /// Counts captures, so that a bound knows whether there are any inside it.
    marks: usize,
}

/// Compiles a pattern given as code points (for a bytes pattern: its bytes).
///
/// # Errors
/// What is wrong with the pattern or its flags, in CPython's words.
pub fn compile<U: Unicode>(
    pattern: &[u32],
    flags: u32,
    is_bytes: bool,
    unicode: &U,
) -> Result<Program, RegexError> {
    let Parsed { body, flags, groups, names, warnings } = parse::parse(pattern, flags, is_bytes, unicode)?;
    let program = Program {
        code: Vec::new(),
        literals: Vec::new(),
        sets: Vec::new(),
        runs: Vec::new(),
        loops: Vec::new(),
        bounds: Vec::new(),
        guards: Vec::new(),
        hint: Hint::None,
        min_width: usize::try_from(body.width.low).unwrap_or(usize::MAX),
        leading_run: None,
        flags,
        groups,
        names,
        warnings,
    };
    let mut compiler = Compiler { unicode, program, known: BTreeMap::new(), pending: Vec::new(), marks: 0 };
    compiler.sequence(&body, flags)?;
    compiler.emit(Op::Accept);
    first::refine(&mut compiler.program, unicode);
    Ok(compiler.program)
}

/// An index into one of the program's tables.
fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl<U: Unicode> Compiler<'_, U> {
    fn here(&mut self) -> u32 {
        self.flush();
        index(self.program.code.len())
    }

    /// Writes pending literals.
    fn flush(&mut self) {
        match *self.pending.as_slice() {
            [] => {}
            [c] => self.program.code.push(Op::Char(c)),
            _ => {
                let start = index(self.program.literals.len());
                self.program.code.push(Op::Literal { start, length: index(self.pending.len()) });
                self.program.literals.append(&mut self.pending);
            }
        }
        self.pending.clear();
    }

    /// Writes an instruction and gives its address.
    fn emit(&mut self, op: Op) -> u32 {
        let at = self.here();
        self.program.code.push(op);
        at
    }

    /// Rewrites an instruction whose target has become known.
    fn patch(&mut self, at: u32, op: Op) {
        if let Some(slot) = self.program.code.get_mut(at as usize) {
            *slot = op;
        }
    }

    fn sequence(&mut self, sequence: &Sequence, flags: u32) -> Result<(), RegexError> {
        sequence.items.iter().try_for_each(|item| self.item(item, flags))
    }

    fn item(&mut self, item: &Item, flags: u32) -> Result<(), RegexError> {
        match item {
            Item::Literal(_) | Item::NotLiteral(_) | Item::Set(_) | Item::Any => {
                if let Some(one) = self.one(item, flags) {
                    self.single(one);
                }
            }
            Item::At(anchor) => {
                self.emit(Op::At(resolve(*anchor, flags)));
            }
            Item::Branch(arms) => self.branch(arms, flags)?,
            Item::Group { index, add, del, body } => {
                self.group(*index, body, combine(flags, *add, *del))?;
            }
            Item::Atomic(body) => self.bound(BoundKind::Atomic, 0, body, flags)?,
            Item::Repeat { mode, min, max, body } => self.repeat(*mode, *min, *max, body, flags)?,
            Item::Reference { group, .. } => {
                let group = *group;
                self.emit(match Fold::of(flags) {
                    Fold::None => Op::Same(group),
                    Fold::Ascii | Fold::Locale => Op::SameFolded { group, unicode: false },
                    Fold::Unicode => Op::SameFolded { group, unicode: true },
                });
            }
            Item::Conditional { group, yes, no } => self.conditional(*group, yes, no.as_ref(), flags)?,
            Item::Look { behind, negate, body } => {
                let back = if *behind { look_behind_width(body)? } else { 0 };
                let kind = if *negate { BoundKind::Negative } else { BoundKind::Look };
                self.bound(kind, back, body, flags)?;
            }
            Item::Failure => {
                self.emit(Op::Fail);
            }
        }
        Ok(())
    }

    /// The test that an item is, if it always consumes one character and captures nothing.
    fn one(&mut self, item: &Item, flags: u32) -> Option<One> {
        match item {
            Item::Literal(c) if !Fold::of(flags).is_cased(*c, self.unicode) => Some(One::Char(*c)),
            Item::NotLiteral(c) if !Fold::of(flags).is_cased(*c, self.unicode) => Some(One::NotChar(*c)),
            Item::Literal(c) => Some(self.cased(*c, false, flags)),
            Item::NotLiteral(c) => Some(self.cased(*c, true, flags)),
            Item::Set(spec) => Some(One::Set(self.set(spec, flags))),
            Item::Any if flags & flags::DOTALL != 0 => Some(One::Any),
            Item::Any => Some(One::NotNewline),
            Item::Group { index: None, add, del, body } => match body.items.as_slice() {
                [only] => self.one(only, combine(flags, *add, *del)),
                _ => None,
            },
            Item::At(_)
            | Item::Branch(_)
            | Item::Group { .. }
            | Item::Atomic(_)
            | Item::Repeat { .. }
            | Item::Reference { .. }
            | Item::Conditional { .. }
            | Item::Look { .. }
            | Item::Failure => None,
        }
    }

    /// A letter whose case is ignored.
    fn cased(&mut self, c: u32, negate: bool, flags: u32) -> One {
        One::Set(self.set(&SetSpec { negate, members: vec![Member::Literal(c)] }, flags))
    }

    fn set(&mut self, spec: &SetSpec, flags: u32) -> u32 {
        let key = (spec.clone(), flags & SET_FLAGS);
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let number = index(self.program.sets.len());
        self.program.sets.push(CharSet::new(spec, flags, self.unicode));
        self.known.insert(key, number);
        number
    }

    fn single(&mut self, one: One) {
        match one {
            One::Char(c) => self.pending.push(c),
            One::NotChar(c) => {
                self.emit(Op::NotChar(c));
            }
            One::Set(set) => {
                self.emit(Op::Set(set));
            }
            One::NotNewline => {
                self.emit(Op::NotNewline);
            }
            One::Any => {
                self.emit(Op::Any);
            }
        }
    }

    fn branch(&mut self, arms: &[Sequence], flags: u32) -> Result<(), RegexError> {
        let mut jumps = Vec::new();
        for (number, arm) in arms.iter().enumerate() {
            if number + 1 == arms.len() {
                self.sequence(arm, flags)?;
                break;
            }
            let split = self.emit(Op::Fail);
            self.sequence(arm, flags)?;
            jumps.push(self.emit(Op::Fail));
            let other = self.here();
            self.patch(split, Op::Split { other, guard: NO_GUARD });
        }
        let end = self.here();
        for jump in jumps {
            self.patch(jump, Op::Jump(end));
        }
        Ok(())
    }

    fn group(&mut self, index: Option<u32>, body: &Sequence, flags: u32) -> Result<(), RegexError> {
        let Some(index) = index else {
            return self.sequence(body, flags);
        };
        let mark = (index - 1) * 2;
        self.marks += 1;
        self.emit(Op::Mark(mark));
        self.sequence(body, flags)?;
        self.emit(Op::Mark(mark + 1));
        Ok(())
    }

    fn bound(&mut self, kind: BoundKind, back: usize, body: &Sequence, flags: u32) -> Result<(), RegexError> {
        let number = index(self.program.bounds.len());
        self.program.bounds.push(Bound { kind, back, after: 0, captures: false });
        let marks = self.marks;
        self.emit(Op::Enter(number));
        self.sequence(body, flags)?;
        self.emit(match kind {
            BoundKind::Atomic => Op::LeaveAtomic(number),
            BoundKind::Look => Op::LeaveLook(number),
            BoundKind::Negative => Op::LeaveNegative(number),
        });
        self.close_bound(number, marks);
        Ok(())
    }

    fn close_bound(&mut self, number: u32, marks: usize) {
        let after = self.here();
        let captures = self.marks != marks;
        if let Some(bound) = self.program.bounds.get_mut(number as usize) {
            bound.after = after;
            bound.captures = captures;
        }
    }

    fn conditional(
        &mut self,
        group: u32,
        yes: &Sequence,
        no: Option<&Sequence>,
        flags: u32,
    ) -> Result<(), RegexError> {
        let test = self.emit(Op::Fail);
        self.sequence(yes, flags)?;
        let jump = no.map(|_| self.emit(Op::Fail));
        let otherwise = self.here();
        self.patch(test, Op::IfGroup { group, otherwise });
        if let (Some(no), Some(jump)) = (no, jump) {
            self.sequence(no, flags)?;
            let end = self.here();
            self.patch(jump, Op::Jump(end));
        }
        Ok(())
    }

    fn repeat(
        &mut self,
        mode: Mode,
        min: u64,
        max: u64,
        body: &Sequence,
        flags: u32,
    ) -> Result<(), RegexError> {
        if let [only] = body.items.as_slice()
            && let Some(one) = self.one(only, flags)
        {
            self.run(one, mode, min, max);
            return Ok(());
        }
        if max == 0 {
            return self.discard(body, flags);
        }
        let consumes = body.width.low > 0;
        match mode {
            Mode::Possessive => self.possessive(min, max, body, flags),
            Mode::Greedy | Mode::Lazy => match (min, max) {
                (1, 1) => self.sequence(body, flags),
                (0, 1) => self.optional(mode, body, flags),
                (0, MAX_REPEAT) if consumes => self.star(mode, body, flags),
                (1, MAX_REPEAT) if consumes => self.plus(mode, body, flags),
                _ => self.counted(mode, min, max, body, flags),
            },
        }
    }

    fn run(&mut self, one: One, mode: Mode, min: u64, max: u64) {
        if (min, max) == (1, 1) {
            return self.single(one);
        }
        let number = index(self.program.runs.len());
        let max = if max == MAX_REPEAT { usize::MAX } else { usize::try_from(max).unwrap_or(usize::MAX) };
        let min = usize::try_from(min).unwrap_or(usize::MAX);
        self.program.runs.push(Run { one, mode, min, max, guard: NO_GUARD });
        self.emit(Op::Run(number));
    }

    /// A body that is never tried, but may still be wrong.
    fn discard(&mut self, body: &Sequence, flags: u32) -> Result<(), RegexError> {
        let start = self.here();
        self.sequence(body, flags)?;
        self.flush();
        self.program.code.truncate(start as usize);
        Ok(())
    }

    fn optional(&mut self, mode: Mode, body: &Sequence, flags: u32) -> Result<(), RegexError> {
        let split = self.emit(Op::Fail);
        if mode == Mode::Lazy {
            let jump = self.emit(Op::Fail);
            let other = self.here();
            self.patch(split, Op::Split { other, guard: NO_GUARD });
            self.sequence(body, flags)?;
            let end = self.here();
            self.patch(jump, Op::Jump(end));
            return Ok(());
        }
        self.sequence(body, flags)?;
        let other = self.here();
        self.patch(split, Op::Split { other, guard: NO_GUARD });
        Ok(())
    }

    fn star(&mut self, mode: Mode, body: &Sequence, flags: u32) -> Result<(), RegexError> {
        let head = self.emit(Op::Fail);
        let skip = (mode == Mode::Lazy).then(|| self.emit(Op::Fail));
        let start = self.here();
        self.sequence(body, flags)?;
        self.emit(Op::Jump(head));
        let exit = self.here();
        let other = match skip {
            Some(skip) => {
                self.patch(skip, Op::Jump(exit));
                start
            }
            None => exit,
        };
        self.patch(head, Op::Split { other, guard: NO_GUARD });
        Ok(())
    }

    /// The body first, then the choice between again and on.
    fn plus(&mut self, mode: Mode, body: &Sequence, flags: u32) -> Result<(), RegexError> {
        let start = self.here();
        self.sequence(body, flags)?;
        if mode == Mode::Lazy {
            self.emit(Op::Split { other: start, guard: NO_GUARD });
            return Ok(());
        }
        let split = self.emit(Op::Fail);
        self.emit(Op::Jump(start));
        let other = self.here();
        self.patch(split, Op::Split { other, guard: NO_GUARD });
        Ok(())
    }

    fn counted(
        &mut self,
        mode: Mode,
        min: u64,
        max: u64,
        body: &Sequence,
        flags: u32,
    ) -> Result<(), RegexError> {
        let number = self.new_loop(min, max);
        let head = self.emit(if mode == Mode::Lazy { Op::LoopLazy(number) } else { Op::LoopGreedy(number) });
        self.sequence(body, flags)?;
        self.emit(Op::Jump(head));
        self.close_loop(number, false);
        Ok(())
    }

    fn new_loop(&mut self, min: u64, max: u64) -> u32 {
        let number = index(self.program.loops.len());
        let max = if max == MAX_REPEAT { u64::MAX } else { max };
        self.emit(Op::LoopEnter(number));
        let head = self.here();
        self.program.loops.push(Loop { min, max, head, exit: 0, captures: false });
        number
    }

    fn close_loop(&mut self, number: u32, captures: bool) {
        let exit = self.here();
        if let Some(slot) = self.program.loops.get_mut(number as usize) {
            slot.exit = exit;
            slot.captures = captures;
        }
    }

    /// Each iteration is atomic.
    fn possessive(&mut self, min: u64, max: u64, body: &Sequence, flags: u32) -> Result<(), RegexError> {
        let marks = self.marks;
        let number = self.new_loop(min, max);
        self.emit(Op::LoopPossessive(number));
        self.sequence(body, flags)?;
        self.emit(Op::LoopAgain(number));
        self.close_loop(number, self.marks != marks);
        Ok(())
    }
}

/// The position an anchor means under flags.
fn resolve(anchor: Anchor, flags: u32) -> At {
    let lines = flags & flags::MULTILINE != 0;
    let unicode = flags & flags::UNICODE != 0;
    match anchor {
        Anchor::Caret if lines => At::LineStart,
        Anchor::Caret | Anchor::Start => At::Start,
        Anchor::Dollar if lines => At::LineEnd,
        Anchor::Dollar => At::LastLineEnd,
        Anchor::End => At::End,
        Anchor::Boundary => At::Boundary { unicode },
        Anchor::NotBoundary => At::NotBoundary { unicode },
    }
}

fn look_behind_width(body: &Sequence) -> Result<usize, RegexError> {
    let width = body.width;
    if width.low != width.high {
        return Err(RegexError::whole("look-behind requires fixed-width pattern"));
    }
    if width.low > MAX_REPEAT {
        return Err(RegexError::whole("looks too much behind"));
    }
    Ok(usize::try_from(width.low).unwrap_or(usize::MAX))
}
