//! One code object in the making: its registers, names, constants and the instructions so far.
//!
//! Temps are a stack above the locals; `depth` is how many are live. An instruction is noted with the depth
//! after its operands are consumed and before its result is there, which is what the liveness table says.
//! Instructions that cannot be reached are not emitted at all: after a jump or return `reachable` is false
//! until a label that something jumps to is bound.

use indexmap::{IndexMap, IndexSet};
use rustc_hash::{FxBuildHasher, FxHashMap};
use taipan_parser::Span;

use super::bits::Bits;
use super::block::Block;
use super::names::NameId;
use super::scope::ScopeId;
use crate::bytecode::{CodeFlags, Constant, DROP_A, Local, MOVE_A, MOVE_B, MOVE_C, Op};

/// A place to jump to, bound or not yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(pub u32);

impl Label {
    /// No label.
    pub const NONE: Label = Label(u32::MAX);
}

/// No place in the source.
pub const NOWHERE: Span = Span { start: u32::MAX, end: u32::MAX };

/// What is known of a label.
#[derive(Debug)]
pub struct LabelState {
    /// The instruction it stands before; `u32::MAX` while unbound.
    pub position: u32,
    /// The locals that are certainly bound on all ways here so far; none yet, nobody jumps here.
    assigned: Option<Bits>,
}

/// An instruction before assembly.
#[derive(Clone, Copy, Debug)]
pub struct Draft {
    pub op: Op,
    pub flags: u8,
    pub a: u16,
    pub b: u16,
    pub c: u16,
    /// Where it jumps.
    pub label: Label,
    /// Operand in the first cache word.
    pub cache: u32,
    pub span: Span,
    /// Live temps.
    pub depth: u16,
    /// The handler in force, plus one; zero for none.
    pub handler: u32,
}

/// Where an exception goes.
#[derive(Clone, Copy, Debug)]
pub struct Catch {
    pub label: Label,
    pub depth: u16,
}

/// A source operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// A local, read where it is.
    Local(u16),
    /// The topmost temp, or the one below another operand; consumed.
    Temp(u16),
}

impl Operand {
    pub fn register(self) -> u16 {
        match self {
            Operand::Local(register) | Operand::Temp(register) => register,
        }
    }

    fn is_temp(self) -> bool {
        matches!(self, Operand::Temp(_))
    }

    pub fn move_a(self) -> u8 {
        if self.is_temp() { MOVE_A } else { 0 }
    }

    pub fn move_b(self) -> u8 {
        if self.is_temp() { MOVE_B } else { 0 }
    }

    pub fn move_c(self) -> u8 {
        if self.is_temp() { MOVE_C } else { 0 }
    }
}

/// Where a result goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The next temp.
    Push,
    /// A local, whose old value is dropped.
    Local(u16),
}

/// What kind of code is being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    Module,
    Class,
    Function,
    Lambda,
    Comprehension,
    TypeParameters,
    Annotations,
}

/// The variables of an inlined comprehension that is being compiled.
#[derive(Debug)]
pub struct Inlined {
    pub scope: ScopeId,
    /// Name, register, and whether it is a cell.
    pub registers: Vec<(NameId, u16, bool)>,
}

/// An index into the constants: those that must have small numbers are kept apart until assembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConstantIndex {
    Small(u32),
    Large(u32),
}

/// A code object in the making.
#[derive(Debug)]
pub struct Unit<'a> {
    pub kind: UnitKind,
    pub scope: ScopeId,
    pub name: String,
    pub qualified_name: String,
    pub flags: u32,
    pub first_line_at: u32,
    pub positional_only: u32,
    pub positional: u32,
    pub keyword_only: u32,

    pub locals: Vec<Local>,
    pub local_of: FxHashMap<NameId, u16>,
    pub free_of: IndexMap<NameId, u16, FxBuildHasher>,
    /// Registers of inlined comprehensions' variables, by scope.
    pub comprehension_registers: FxHashMap<ScopeId, Vec<(NameId, u16, bool)>>,
    pub inlined: Vec<Inlined>,

    pub names: IndexSet<NameId, FxBuildHasher>,
    /// Code and tuples of keyword names: their index must fit 16 bits.
    pub small_constants: Vec<Constant>,
    pub large_constants: Vec<Constant>,
    pub constant_of: FxHashMap<super::constants::Key, ConstantIndex>,

    pub drafts: Vec<Draft>,
    pub labels: Vec<LabelState>,
    pub catches: Vec<Catch>,
    /// The handler in force, plus one; zero for none.
    pub handler: u32,
    pub depth: u32,
    pub deepest: u32,
    pub reachable: bool,
    /// Locals certainly bound here.
    pub assigned: Bits,
    /// Locals that some statement unbinds.
    pub volatile: Bits,
    pub blocks: Vec<Block<'a>>,
    /// The class whose private names are mangled.
    pub class: Option<&'a str>,
    /// Attributes assigned through the first parameter of methods (in a class).
    pub static_attributes: IndexSet<NameId, FxBuildHasher>,
    /// Annotations to be evaluated when somebody asks.
    pub annotations: Vec<super::annotations::Deferred<'a>>,
    pub next_annotation: u32,
    pub in_conditional_block: u32,
    /// More registers than an operand can name.
    pub overflow: bool,
}

impl<'a> Unit<'a> {
    pub fn new(kind: UnitKind, scope: ScopeId, name: &str) -> Unit<'a> {
        Unit {
            kind,
            scope,
            name: name.to_owned(),
            qualified_name: name.to_owned(),
            flags: CodeFlags::default().0,
            first_line_at: 0,
            positional_only: 0,
            positional: 0,
            keyword_only: 0,
            locals: Vec::new(),
            local_of: FxHashMap::default(),
            free_of: IndexMap::default(),
            comprehension_registers: FxHashMap::default(),
            inlined: Vec::new(),
            names: IndexSet::default(),
            small_constants: Vec::new(),
            large_constants: Vec::new(),
            constant_of: FxHashMap::default(),
            drafts: Vec::new(),
            labels: Vec::new(),
            catches: Vec::new(),
            handler: 0,
            depth: 0,
            deepest: 0,
            reachable: true,
            assigned: Bits::default(),
            volatile: Bits::default(),
            blocks: Vec::new(),
            class: None,
            static_attributes: IndexSet::default(),
            annotations: Vec::new(),
            next_annotation: 0,
            in_conditional_block: 0,
            overflow: false,
        }
    }

    /// Whether its names live in registers.
    pub fn is_function(&self) -> bool {
        !matches!(self.kind, UnitKind::Module | UnitKind::Class)
    }

    /// Whether its frames lie in generators.
    pub fn is_generator(&self) -> bool {
        self.flags & (CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR) != 0
    }

    // -- registers

    /// The register of the temp at a depth.
    pub fn temp_at(&mut self, depth: u32) -> u16 {
        let register = self.locals.len() as u64 + u64::from(depth);
        u16::try_from(register).unwrap_or_else(|_| {
            self.overflow = true;
            u16::MAX
        })
    }

    /// The register the next temp will have.
    pub fn next_temp(&mut self) -> u16 {
        self.temp_at(self.depth)
    }

    /// Takes the next temp.
    pub fn push(&mut self) -> u16 {
        let register = self.next_temp();
        self.depth += 1;
        self.deepest = self.deepest.max(self.depth);
        register
    }

    /// Takes several temps; the first one's register.
    pub fn push_many(&mut self, count: u32) -> u16 {
        let register = self.next_temp();
        self.depth += count;
        self.deepest = self.deepest.max(self.depth);
        register
    }

    /// Gives back the topmost temps.
    pub fn pop(&mut self, count: u32) {
        debug_assert!(self.depth >= count, "more temps consumed than live");
        self.depth = self.depth.saturating_sub(count);
    }

    /// Gives back an operand's temp.
    pub fn release(&mut self, operand: Operand) {
        if operand.is_temp() {
            self.pop(1);
        }
    }

    // -- instructions

    pub fn emit(&mut self, op: Op, flags: u8, a: u16, b: u16, c: u16, span: Span) {
        self.draft(op, flags, [a, b, c], Label::NONE, 0, span);
    }

    /// An instruction whose operand `bc` is one number.
    pub fn emit_wide(&mut self, op: Op, flags: u8, a: u16, bc: u32, span: Span) {
        self.draft(op, flags, [a, bc as u16, (bc >> 16) as u16], Label::NONE, 0, span);
    }

    /// An instruction with an operand in its cache word.
    pub fn emit_cached(&mut self, op: Op, flags: u8, operands: [u16; 3], cache: u32, span: Span) {
        self.draft(op, flags, operands, Label::NONE, cache, span);
    }

    fn draft(&mut self, op: Op, flags: u8, [a, b, c]: [u16; 3], label: Label, cache: u32, span: Span) {
        if !self.reachable {
            return;
        }
        let depth = u16::try_from(self.depth).unwrap_or(u16::MAX);
        self.drafts.push(Draft { op, flags, a, b, c, label, cache, span, depth, handler: self.handler });
    }

    /// An operation on one source.
    pub fn unary(&mut self, op: Op, flags: u8, source: Operand, target: Target, span: Span) {
        self.release(source);
        let (a, drop) = self.destination(target);
        self.emit(op, flags | drop | source.move_b(), a, source.register(), 0, span);
        self.settle(target);
    }

    /// `YIELD_FROM`: its operand, the topmost temp, lives on while the frame is paused there, and goes with the
    /// instruction's end.
    pub fn delegate(&mut self, flags: u8, delegate: Operand, target: Target, span: Span) {
        self.release(delegate);
        let (a, drop) = self.destination(target);
        self.push();
        self.emit(Op::YieldFrom, flags | drop | delegate.move_b(), a, delegate.register(), 0, span);
        self.pop(1);
        self.settle(target);
    }

    /// An operation on two sources.
    pub fn binary(&mut self, op: Op, flags: u8, left: Operand, right: Operand, target: Target, span: Span) {
        self.release(right);
        self.release(left);
        let (a, drop) = self.destination(target);
        let flags = flags | drop | left.move_b() | right.move_c();
        self.emit(op, flags, a, left.register(), right.register(), span);
        self.settle(target);
    }

    /// An operation on nothing but numbers.
    pub fn nullary(&mut self, op: Op, b: u16, c: u16, target: Target, span: Span) {
        let (a, drop) = self.destination(target);
        self.emit(op, drop, a, b, c, span);
        self.settle(target);
    }

    /// An operation on the topmost `count` temps.
    pub fn run(&mut self, op: Op, flags: u8, count: u32, c: u16, target: Target, span: Span) {
        self.pop(count);
        let first = self.next_temp();
        let (a, drop) = self.destination(target);
        self.emit(op, flags | drop, a, first, c, span);
        self.settle(target);
    }

    /// The register of a result and its flag. The instruction is emitted between this and `settle`.
    pub fn destination(&mut self, target: Target) -> (u16, u8) {
        match target {
            Target::Push => (self.next_temp(), 0),
            Target::Local(register) => (register, DROP_A),
        }
    }

    /// The result is there.
    pub fn settle(&mut self, target: Target) {
        match target {
            Target::Push => {
                self.push();
            }
            Target::Local(register) => self.assigned.insert(register),
        }
    }

    /// Copies or moves an operand.
    pub fn move_to(&mut self, source: Operand, target: Target, span: Span) {
        match (source, target) {
            // A temp that goes to the next temp is already there.
            (Operand::Temp(_), Target::Push) => {}
            (Operand::Local(from), Target::Local(to)) if from == to => {}
            (_, _) => self.unary(Op::Move, 0, source, target, span),
        }
    }

    /// Drops the topmost temp.
    pub fn drop_top(&mut self, span: Span) {
        self.pop(1);
        let register = self.next_temp();
        self.emit(Op::Drop, 0, register, 0, 0, span);
    }

    /// Drops an operand that nobody wants.
    pub fn discard(&mut self, operand: Operand, span: Span) {
        if operand.is_temp() {
            self.drop_top(span);
        }
    }

    /// Moves the topmost temp down over the one `places` below, which is dropped with nothing left between
    /// that counts.
    pub fn sink(&mut self, places: u32, span: Span) {
        let top = self.temp_at(self.depth.saturating_sub(1));
        let below = self.temp_at(self.depth.saturating_sub(1 + places));
        self.pop(1);
        self.emit(Op::Move, DROP_A | MOVE_B, below, top, 0, span);
    }

    // -- labels and jumps

    pub fn label(&mut self) -> Label {
        self.labels.push(LabelState { position: u32::MAX, assigned: None });
        Label(self.labels.len() as u32 - 1)
    }

    /// Jumps; the conditional ones also go on.
    pub fn jump(&mut self, op: Op, flags: u8, a: u16, b: u16, label: Label, span: Span) {
        if !self.reachable {
            return;
        }
        self.draft(op, flags, [a, b, 0], label, 0, span);
        self.arrive(label);
        if matches!(op, Op::Jump | Op::JumpBack) {
            self.reachable = false;
        }
    }

    /// Goes on at a label.
    pub fn go(&mut self, label: Label, span: Span) {
        self.jump(Op::Jump, 0, 0, 0, label, span);
    }

    /// Goes back to a label, asking the eval breaker.
    pub fn go_back(&mut self, label: Label, span: Span) {
        self.jump(Op::JumpBack, 0, 0, 0, label, span);
    }

    /// Notes that control comes to the label from here.
    pub fn arrive(&mut self, label: Label) {
        let Some(state) = self.labels.get_mut(label.0 as usize) else { return };
        match &mut state.assigned {
            Some(assigned) => assigned.intersect(&self.assigned),
            None => state.assigned = Some(self.assigned.clone()),
        }
    }

    /// The label is here.
    pub fn bind(&mut self, label: Label) {
        let position = self.drafts.len() as u32;
        let Some(state) = self.labels.get_mut(label.0 as usize) else { return };
        state.position = position;
        if let Some(assigned) = &state.assigned {
            if self.reachable {
                self.assigned.intersect(assigned);
            } else {
                self.assigned = assigned.clone();
                self.reachable = true;
            }
        }
    }

    /// The head of a loop: control will come back here with nothing unbound in the body certain any more.
    pub fn bind_loop(&mut self, label: Label) {
        self.assigned.subtract(&self.volatile.clone());
        self.bind(label);
    }

    /// Code from here on is caught at a label, the exception above the temps live now. The caller restores
    /// `handler` to what this answers.
    pub fn protect(&mut self, label: Label) -> u32 {
        if self.reachable {
            let before = self.assigned.clone();
            self.assigned.subtract(&self.volatile.clone());
            self.arrive(label);
            self.assigned = before;
        }
        let depth = u16::try_from(self.depth).unwrap_or(u16::MAX);
        self.catches.push(Catch { label, depth });
        std::mem::replace(&mut self.handler, self.catches.len() as u32)
    }

    /// Nothing goes on behind this.
    pub fn stop(&mut self) {
        self.reachable = false;
    }
}
