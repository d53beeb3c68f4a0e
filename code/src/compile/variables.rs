//! Variables: where a name lives in the code being made, and how it is read, written and deleted.

use taipan_parser::Span;

use super::Compiler;
use super::names::{NameId, known};
use super::scope::{Place, ScopeId, ScopeKind, Symbol, deed};
use super::unit::{Inlined, Operand, Target, Unit, UnitKind};
use crate::bytecode::{Local, Op, X1};

/// How a name is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// A register.
    Local(u16),
    /// A cell in a register.
    Cell(u16),
    /// A cell of the closure.
    Free(u16),
    /// The globals, then the builtins.
    Global,
    /// The namespace, then as above.
    Name,
    /// The class namespace, then a cell of the closure.
    ClassOrFree(u16),
    /// The class namespace around an annotation scope, then a cell of the closure.
    MappingOrFree(u16),
    /// The class namespace around an annotation scope, then the globals.
    MappingOrGlobal,
}

impl<'a> Compiler<'a> {
    // -- registers

    /// Gives every local of the present scope its register: parameters first.
    pub(super) fn prepare_registers(&mut self) {
        let scope = &self.table.scopes[self.unit.scope];
        if scope.kind.is_function_like() {
            for parameters in [true, false] {
                for (&name, &symbol) in &scope.symbols {
                    let local = matches!(symbol.place, Place::Local | Place::Cell);
                    if local && symbol.does(deed::PARAMETER) == parameters {
                        self.add_local(name, symbol);
                    }
                }
            }
        } else {
            self.unit.locals.push(Local { name: ".namespace".into(), is_cell: false });
            let cells = [
                (scope.needs_class_cell, known::CLASS),
                (scope.needs_class_namespace, known::CLASS_DICT),
                (scope.has_conditional_annotations, known::CONDITIONAL_ANNOTATIONS),
            ];
            for (_, name) in cells.into_iter().filter(|(wanted, _)| *wanted) {
                self.add_local(name, Symbol { deeds: 0, place: Place::Cell });
            }
        }
        self.number_free_names();
        for register in 0..self.unit.locals.len() {
            if self.unit.locals[register].is_cell {
                let register = u16::try_from(register).unwrap_or(u16::MAX);
                self.unit.emit(Op::MakeCell, 0, register, 0, 0, super::unit::NOWHERE);
            }
        }
        self.allocate_comprehensions(self.unit.scope);
    }

    fn add_local(&mut self, name: NameId, symbol: Symbol) {
        let register = self.unit.new_local(self.names.text(name), symbol.place == Place::Cell);
        self.unit.local_of.insert(name, register);
        if symbol.does(deed::PARAMETER) {
            self.unit.assigned.insert(register);
        }
        if symbol.does(deed::UNBOUND) {
            self.unit.volatile.insert(register);
        }
    }

    fn number_free_names(&mut self) {
        let scope = &self.table.scopes[self.unit.scope];
        let is_free = |symbol: &Symbol| symbol.place == Place::Free || symbol.does(deed::FREE_CLASS);
        let mut free: Vec<NameId> =
            scope.symbols.iter().filter(|(_, symbol)| is_free(symbol)).map(|(&name, _)| name).collect();
        free.sort_by(|left, right| self.names.text(*left).cmp(self.names.text(*right)));
        for name in free {
            let index = u16::try_from(self.unit.free_of.len()).unwrap_or(u16::MAX);
            self.unit.free_of.insert(name, index);
        }
    }

    /// Gives the variables of inlined comprehensions registers of their own. Comprehensions side by side
    /// share registers of the same name; one inside another does not.
    pub(super) fn allocate_comprehensions(&mut self, scope: ScopeId) {
        let mut free = Vec::new();
        self.allocate_below(scope, &mut Vec::new(), &mut free);
    }

    fn allocate_below(&mut self, scope: ScopeId, busy: &mut Vec<u16>, pool: &mut Vec<(NameId, u16, bool)>) {
        let table = self.table;
        for &child in table.scopes[scope].children.iter().filter(|&&child| table.scopes[child].inlined) {
            let mut registers = Vec::new();
            for (&name, symbol) in &table.scopes[child].symbols {
                let local = matches!(symbol.place, Place::Local | Place::Cell);
                if !local || name == known::ITERABLE {
                    continue;
                }
                let is_cell = symbol.place == Place::Cell;
                let known = pool.iter().find(|(other, register, cell)| {
                    *other == name && *cell == is_cell && !busy.contains(register)
                });
                let entry = match known {
                    Some(entry) => *entry,
                    None => {
                        let entry = (name, self.unit.new_local(self.names.text(name), is_cell), is_cell);
                        pool.push(entry);
                        entry
                    }
                };
                busy.push(entry.1);
                registers.push(entry);
            }
            let count = registers.len();
            self.unit.comprehension_registers.insert(child, registers);
            self.allocate_below(child, busy, pool);
            busy.truncate(busy.len() - count);
        }
    }

    // -- access

    /// Where a name lives for the code at this place.
    pub(super) fn access(&self, name: NameId) -> Access {
        let unit = &self.unit;
        for Inlined { scope, registers } in unit.inlined.iter().rev() {
            match self.table.symbol(*scope, name).place {
                Place::Local | Place::Cell => {
                    if let Some((_, register, is_cell)) =
                        registers.iter().find(|(known, _, _)| *known == name)
                    {
                        return if *is_cell { Access::Cell(*register) } else { Access::Local(*register) };
                    }
                }
                Place::GlobalExplicit => return Access::Global,
                Place::GlobalImplicit if unit.kind != UnitKind::Module => return Access::Global,
                Place::GlobalImplicit => return Access::Name,
                Place::Free | Place::Unknown => {}
            }
        }
        let symbol = self.table.symbol(unit.scope, name);
        let free = unit.free_of.get(&name).copied();
        let register = unit.local_of.get(&name).copied();
        if unit.kind == UnitKind::Class && !unit.inlined.is_empty() {
            return free.map_or(Access::Global, Access::Free);
        }
        let sees_class = self.table.scopes[unit.scope].can_see_class_scope;
        match (symbol.place, register, free) {
            // a class keeps its names in its namespace; a register is the cell of that name for the functions inside
            (Place::Local, Some(register), _) if unit.kind != UnitKind::Class => Access::Local(register),
            (Place::Cell, Some(register), _) => Access::Cell(register),
            (Place::Free, _, Some(free)) => match (unit.kind, sees_class) {
                (UnitKind::Class, _) => Access::ClassOrFree(free),
                (_, true) if name != known::CLASS_DICT && name != known::CONDITIONAL_ANNOTATIONS => {
                    Access::MappingOrFree(free)
                }
                (_, _) => Access::Free(free),
            },
            (Place::GlobalExplicit, _, _) => Access::Global,
            (_, _, _) => match (unit.is_function(), sees_class) {
                (true, true) if name != known::CLASS_DICT => Access::MappingOrGlobal,
                (true, _) => Access::Global,
                (false, _) => Access::Name,
            },
        }
    }

    /// The number of a name as written here, private names mangled.
    pub(super) fn id(&mut self, text: &str) -> NameId {
        let mangled = self.names.intern_private(self.unit.class, text);
        let plain = self.names.intern(text);
        // The bases of a generic class stand inside its hidden function, but are not in the class.
        let scope = &self.table.scopes[self.unit.scope];
        if mangled != plain && scope.kind == ScopeKind::TypeParameters && !scope.mangles(mangled) {
            return plain;
        }
        mangled
    }

    /// The operand for a name in the name table.
    pub(super) fn name_index(&mut self, name: NameId) -> u16 {
        let index = self.unit.names.insert_full(name).0;
        u16::try_from(index).unwrap_or_else(|_| {
            self.unit.overflow = true;
            u16::MAX
        })
    }

    // -- reading

    /// A name as an operand: locals stay where they are.
    pub(super) fn name_operand(&mut self, name: NameId, span: Span) -> Operand {
        if let Access::Local(register) = self.access(name) {
            self.check_local(register, span);
            return Operand::Local(register);
        }
        self.load_name(name, Target::Push, span);
        let register = self.unit.temp_at(self.unit.depth.saturating_sub(1));
        Operand::Temp(register)
    }

    /// Raises UnboundLocalError unless the local is certainly bound.
    pub(super) fn check_local(&mut self, register: u16, span: Span) {
        if self.unit.reachable && !self.unit.assigned.contains(register) {
            self.unit.emit(Op::CheckLocal, 0, register, 0, 0, span);
            self.unit.assigned.insert(register);
        }
    }

    pub(super) fn load_name(&mut self, name: NameId, target: Target, span: Span) {
        match self.access(name) {
            Access::Local(register) => {
                self.check_local(register, span);
                self.unit.move_to(Operand::Local(register), target, span);
            }
            Access::Cell(register) => {
                self.unit.unary(Op::LoadCell, 0, Operand::Local(register), target, span)
            }
            Access::Free(index) => self.unit.nullary(Op::LoadFree, index, 0, target, span),
            Access::Global => {
                let index = self.name_index(name);
                self.unit.nullary(Op::LoadGlobal, index, 0, target, span);
            }
            Access::Name => {
                let index = self.name_index(name);
                self.unit.nullary(Op::LoadName, index, 0, target, span);
            }
            Access::ClassOrFree(index) => {
                self.unit.nullary(Op::LoadLocals, 0, 0, Target::Push, span);
                self.load_mapping(Op::LoadMappingOrFree, 0, index, target, span);
            }
            Access::MappingOrFree(index) => {
                self.load_name(known::CLASS_DICT, Target::Push, span);
                self.load_mapping(Op::LoadMappingOrFree, 0, index, target, span);
            }
            Access::MappingOrGlobal => {
                self.load_name(known::CLASS_DICT, Target::Push, span);
                let index = self.name_index(name);
                self.load_mapping(Op::LoadMappingOrGlobal, index, 0, target, span);
            }
        }
    }

    /// Looks into the mapping in the topmost temp first; the result takes its place.
    fn load_mapping(&mut self, op: Op, b: u16, c: u16, target: Target, span: Span) {
        self.unit.pop(1);
        let register = self.unit.next_temp();
        self.unit.emit(op, 0, register, b, c, span);
        self.unit.push();
        if let Target::Local(_) = target {
            self.unit.move_to(Operand::Temp(register), target, span);
        }
    }

    // -- writing

    /// Stores an operand under a name and consumes it.
    pub(super) fn store_id(&mut self, name: NameId, value: Operand, span: Span) {
        match self.access(name) {
            Access::Local(register) => self.unit.move_to(value, Target::Local(register), span),
            Access::Cell(register) => {
                self.unit.release(value);
                self.unit.emit(Op::StoreCell, value.move_b(), register, value.register(), 0, span);
            }
            Access::Free(index) | Access::ClassOrFree(index) | Access::MappingOrFree(index) => {
                self.unit.release(value);
                self.unit.emit(Op::StoreFree, value.move_a(), value.register(), index, 0, span);
            }
            Access::Global | Access::MappingOrGlobal => self.store_named(Op::StoreGlobal, name, value, span),
            Access::Name => self.store_named(Op::StoreName, name, value, span),
        }
    }

    fn store_named(&mut self, op: Op, name: NameId, value: Operand, span: Span) {
        let index = self.name_index(name);
        self.unit.release(value);
        self.unit.emit(op, value.move_a(), value.register(), index, 0, span);
    }

    // -- deleting

    /// `del name`
    pub(super) fn delete_name(&mut self, name: NameId, span: Span) {
        match self.access(name) {
            Access::Local(register) => {
                // A local that is certainly bound is only cleared.
                let op = if self.unit.assigned.contains(register) { Op::ClearLocal } else { Op::DeleteLocal };
                self.unit.emit(op, 0, register, 0, 0, span);
                self.unit.assigned.remove(register);
            }
            Access::Cell(register) => self.unit.emit(Op::DeleteCell, 0, register, 0, 0, span),
            Access::Free(index) | Access::ClassOrFree(index) | Access::MappingOrFree(index) => {
                self.unit.emit(Op::DeleteFree, 0, 0, index, 0, span);
            }
            Access::Global | Access::MappingOrGlobal => {
                let index = self.name_index(name);
                self.unit.emit(Op::DeleteGlobal, 0, 0, index, 0, span);
            }
            Access::Name => {
                let index = self.name_index(name);
                self.unit.emit(Op::DeleteName, 0, 0, index, 0, span);
            }
        }
    }

    /// `name = None; del name`, as at the end of `except … as name`: no error whatever the body did.
    pub(super) fn clear_name(&mut self, name: NameId, span: Span) {
        match self.access(name) {
            Access::Local(register) => {
                self.unit.emit(Op::ClearLocal, 0, register, 0, 0, span);
                self.unit.assigned.remove(register);
            }
            Access::Cell(register) => self.unit.emit(Op::DeleteCell, X1, register, 0, 0, span),
            Access::Free(index) | Access::ClassOrFree(index) | Access::MappingOrFree(index) => {
                self.unit.emit(Op::DeleteFree, X1, 0, index, 0, span);
            }
            Access::Global | Access::Name | Access::MappingOrGlobal => {
                let none = self.load_constant(crate::bytecode::Constant::None, span);
                self.store_id(name, none, span);
                self.delete_name(name, span);
            }
        }
    }

    // -- closures

    /// Pushes the tuple of cells that an inner code object wants.
    pub(super) fn push_closure(&mut self, free: &[NameId], span: Span) {
        for &name in free {
            self.push_cell(name, span);
        }
        let count = free.len() as u32;
        self.unit.run(Op::BuildTuple, 0, count, count as u16, Target::Push, span);
    }

    /// Pushes the cell itself of a name.
    pub(super) fn push_cell(&mut self, name: NameId, span: Span) {
        let in_comprehension = self.unit.inlined.iter().rev().find_map(|inlined| {
            inlined
                .registers
                .iter()
                .find(|(known, _, is_cell)| *known == name && *is_cell)
                .map(|found| found.1)
        });
        let register = in_comprehension.or_else(|| self.unit.local_of.get(&name).copied());
        match (register, self.unit.free_of.get(&name)) {
            (Some(register), _) => self.unit.move_to(Operand::Local(register), Target::Push, span),
            (None, Some(&index)) => self.unit.nullary(Op::LoadFreeCell, index, 0, Target::Push, span),
            // The symbol table hands every free name through; an empty place would be its mistake.
            (None, None) => self.unit.nullary(Op::LoadImmediate, 5, 0, Target::Push, span),
        }
    }

    /// Whether evaluating something later may rebind the local of this name.
    pub(super) fn may_be_rebound(&mut self, name: NameId) -> bool {
        self.table.symbol(self.unit.scope, name).does(deed::WALRUS)
    }
}

impl Unit<'_> {
    /// A new local register.
    pub fn new_local(&mut self, name: &str, is_cell: bool) -> u16 {
        let register = u16::try_from(self.locals.len()).unwrap_or_else(|_| {
            self.overflow = true;
            u16::MAX
        });
        self.locals.push(Local { name: name.into(), is_cell });
        register
    }
}
