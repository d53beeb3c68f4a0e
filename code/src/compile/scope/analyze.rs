//! Analysis: decides every name of every scope, outermost scope first, and tells the scopes around which of
//! their names inner functions need.
//!
//! CPython passes sets of bound names inwards; here a name is looked up along the parents, which finds the
//! same answer because the nearest function that binds or declares it decides.

use rustc_hash::FxHashSet;

use super::{ComprehensionKind, MODULE, Place, Scope, ScopeId, ScopeKind, Symbol, SymbolTable, deed};
use crate::compile::error::{Result, error};
use crate::compile::names::{NameId, Names, known};

/// Names that a scope needs from the scopes around it.
#[derive(Default)]
struct Needs {
    /// Needed by a function: the binding scope keeps them in cells.
    captured: FxHashSet<NameId>,
    /// Needed by code that is inlined into the function around it.
    direct: FxHashSet<NameId>,
}

/// Decides all names.
pub(super) fn analyze(table: &mut SymbolTable, names: &Names) -> Result<()> {
    analyze_scope(table, names, MODULE, None)?;
    Ok(())
}

fn analyze_scope(
    table: &mut SymbolTable,
    names: &Names,
    id: ScopeId,
    class: Option<ScopeId>,
) -> Result<Needs> {
    let mut needs = Needs::default();
    let mut own_free = Vec::new();
    for index in 0..table.scopes[id].symbols.len() {
        let Some((&name, &symbol)) = table.scopes[id].symbols.get_index(index) else { continue };
        let place = decide(table, names, id, class, name, symbol)?;
        if place == Place::Free {
            own_free.push(name);
        }
        if let Some((_, symbol)) = table.scopes[id].symbols.get_index_mut(index) {
            symbol.place = place;
        }
    }
    for child in table.scopes[id].children.clone() {
        let child_class = match (table.scopes[child].can_see_class_scope, table.scopes[id].kind) {
            (false, _) => None,
            (true, ScopeKind::Class) => Some(id),
            (true, _) => class,
        };
        let inlined = inlines(&table.scopes[id], &table.scopes[child]);
        let inner = analyze_scope(table, names, child, child_class)?;
        table.scopes[child].inlined = inlined;
        needs.captured.extend(inner.captured);
        if inlined {
            needs.direct.extend(inner.direct);
        } else {
            needs.captured.extend(inner.direct);
        }
    }
    settle(&mut table.scopes[id], &mut needs);
    spread(table, id, &needs);
    needs.direct.extend(own_free);
    Ok(needs)
}

/// Whether a comprehension is compiled into the code around it.
fn inlines(around: &Scope, scope: &Scope) -> bool {
    match scope.comprehension {
        None | Some(ComprehensionKind::Generator) => false,
        Some(ComprehensionKind::List | ComprehensionKind::Set | ComprehensionKind::Dict) => {
            !around.can_see_class_scope
        }
    }
}

fn decide(
    table: &SymbolTable,
    names: &Names,
    id: ScopeId,
    class: Option<ScopeId>,
    name: NameId,
    symbol: Symbol,
) -> Result<Place> {
    let text = || names.text(name);
    if symbol.does(deed::GLOBAL) {
        if symbol.does(deed::NONLOCAL) {
            return error(
                format!("name '{}' is nonlocal and global", text()),
                table.scopes[id].directive(name),
            );
        }
        return Ok(Place::GlobalExplicit);
    }
    if symbol.does(deed::NONLOCAL) {
        let span = table.scopes[id].directive(name);
        if id == MODULE {
            return error("nonlocal declaration not allowed at module level", span);
        }
        return match binding(table, id, name) {
            Some(found) if found.does(deed::TYPE_PARAMETER) => {
                error(format!("nonlocal binding not allowed for type parameter '{}'", text()), span)
            }
            Some(_) => Ok(Place::Free),
            None => error(format!("no binding for nonlocal '{}' found", text()), span),
        };
    }
    if symbol.is_bound() {
        return Ok(Place::Local);
    }
    // what the class keeps for its annotations is found whatever the class itself does with these names
    let hidden = matches!(name, known::CLASS_DICT | known::CONDITIONAL_ANNOTATIONS);
    if let Some(class) = class.filter(|_| !hidden) {
        let in_class = table.symbol(class, name);
        if in_class.does(deed::GLOBAL) {
            return Ok(Place::GlobalExplicit);
        }
        if in_class.is_bound() && !in_class.does(deed::NONLOCAL) {
            return Ok(Place::GlobalImplicit);
        }
    }
    Ok(if binding(table, id, name).is_some() { Place::Free } else { Place::GlobalImplicit })
}

/// The binding of a name in the nearest function around a scope.
fn binding(table: &SymbolTable, id: ScopeId, name: NameId) -> Option<Symbol> {
    let special = matches!(name, known::CLASS | known::CLASS_DICT | known::CONDITIONAL_ANNOTATIONS);
    let mut around = table.scopes[id].parent;
    while let Some(outer) = around {
        let scope = &table.scopes[outer];
        match scope.kind {
            ScopeKind::Module => return None,
            ScopeKind::Class if special => return Some(Symbol::default()),
            ScopeKind::Class => {}
            ScopeKind::Function
            | ScopeKind::Annotation
            | ScopeKind::TypeAlias
            | ScopeKind::TypeVariable
            | ScopeKind::TypeParameters => {
                let symbol = table.symbol(outer, name);
                if symbol.does(deed::GLOBAL) {
                    return None;
                }
                if symbol.is_bound() && !symbol.does(deed::NONLOCAL) {
                    return Some(symbol);
                }
            }
        }
        around = scope.parent;
    }
    None
}

/// Gives the scope what inner scopes need from it and takes that off the list.
fn settle(scope: &mut Scope, needs: &mut Needs) {
    match scope.kind {
        ScopeKind::Module => {
            needs.captured.clear();
            needs.direct.clear();
        }
        ScopeKind::Class => {
            for name in [known::CLASS, known::CLASS_DICT, known::CONDITIONAL_ANNOTATIONS] {
                needs.direct.remove(&name);
            }
            scope.needs_class_cell |= needs.captured.remove(&known::CLASS);
            scope.needs_class_namespace |= needs.captured.remove(&known::CLASS_DICT);
            scope.has_conditional_annotations |= needs.captured.remove(&known::CONDITIONAL_ANNOTATIONS);
        }
        ScopeKind::Function
        | ScopeKind::Annotation
        | ScopeKind::TypeAlias
        | ScopeKind::TypeVariable
        | ScopeKind::TypeParameters => {
            for (name, symbol) in &mut scope.symbols {
                if symbol.place != Place::Local {
                    continue;
                }
                if needs.captured.remove(name) {
                    symbol.place = Place::Cell;
                }
                needs.direct.remove(name);
            }
        }
    }
}

/// Names that only pass through a scope are free in it too, so that it can hand their cells on.
fn spread(table: &mut SymbolTable, id: ScopeId, needs: &Needs) {
    let mut passing: Vec<NameId> = needs.captured.union(&needs.direct).copied().collect();
    passing.sort_unstable();
    for name in passing {
        let scope = &mut table.scopes[id];
        let class_like = scope.kind == ScopeKind::Class || scope.can_see_class_scope;
        let Some(symbol) = scope.symbols.get_mut(&name) else {
            let free = Symbol { deeds: 0, place: Place::Free };
            scope.symbols.insert(name, free);
            continue;
        };
        if class_like && symbol.does(deed::BOUND | deed::GLOBAL) {
            symbol.deeds |= deed::FREE_CLASS;
        } else if symbol.place == Place::GlobalImplicit && class_like {
            // An annotation scope reads the class or the globals, an inner function needs the cell.
            symbol.deeds |= deed::FREE_CLASS;
        }
    }
}
