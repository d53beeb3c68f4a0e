//! The printed form of a tree: what CPython's `ast.dump(tree, indent=1)` prints.
//!
//! `crate::view` says which fields each node shows, `literal.rs` how values are written (`repr`), this file how
//! the lines break. Nodes are looked into one level at a time, so that a deep tree needs no deep stack.

mod literal;

use std::fmt::Write;

use taipan_lexer::LineIndex;

use crate::Span;
use crate::ast::Ast;
use crate::view::{self, Fields, Item};

/// The tree as `ast.dump(tree, indent=1)` prints it.
pub fn dump(ast: &Ast) -> String {
    print(ast, None)
}

/// The tree with the place of each node, as `ast.dump(tree, indent=1, include_attributes=True)` prints it.
pub fn dump_with_places(ast: &Ast, source: &str) -> String {
    print(ast, Some(&LineIndex::new(source)))
}

fn print(ast: &Ast, lines: Option<&LineIndex>) -> String {
    let mut printer = Printer { lines, out: String::new(), waiting: vec![Work::Item(view::root(ast), 0)] };
    while let Some(work) = printer.waiting.pop() {
        printer.step(work);
    }
    printer.out.push('\n');
    printer.out
}

/// Whether an item fits beside others on one line.
fn is_simple(item: &Item<'_>, with_places: bool) -> bool {
    match item {
        Item::Name(_) | Item::Constant(_) | Item::Number(_) | Item::Absent => true,
        Item::List(items) => items.is_empty(),
        Item::Node(_, fields, place) => fields.is_empty() && !(with_places && place.is_some()),
        // a statement, expression or pattern that has no fields has a place
        Item::Stmt(_) | Item::Expr(_) | Item::Pattern(_) => !with_places && has_no_fields(item),
    }
}

fn has_no_fields(item: &Item<'_>) -> bool {
    let node = match item {
        Item::Stmt(node) => Item::Stmt(node),
        Item::Expr(node) => Item::Expr(node),
        Item::Pattern(node) => Item::Pattern(node),
        _ => return false,
    };
    matches!(node.open(), Item::Node(_, fields, _) if fields.is_empty())
}

/// What is still to be written.
enum Work<'a> {
    /// An item at a level of indentation.
    Item(Item<'a>, usize),
    /// A new line at a level of indentation.
    Break(usize),
    /// Text as it is.
    Text(&'static str),
}

/// Writes a tree without calling itself.
struct Printer<'a> {
    lines: Option<&'a LineIndex>,
    out: String,
    /// The next piece is the last.
    waiting: Vec<Work<'a>>,
}

impl<'a> Printer<'a> {
    fn step(&mut self, work: Work<'a>) {
        match work {
            Work::Text(text) => self.out.push_str(text),
            Work::Break(level) => {
                self.out.push('\n');
                self.out.extend(std::iter::repeat_n(' ', level));
            }
            Work::Item(item, level) => match item.open() {
                Item::Name(name) => {
                    let _ = write!(self.out, "'{name}'");
                }
                Item::Constant(value) => self.out.push_str(&literal::constant(value)),
                Item::Number(number) => {
                    let _ = write!(self.out, "{number}");
                }
                Item::Absent => self.out.push_str("None"),
                Item::List(items) => self.list(items, level),
                Item::Node(name, fields, place) => self.node(name, fields, place, level),
                Item::Expr(_) | Item::Stmt(_) | Item::Pattern(_) => {}
            },
        }
    }

    fn list(&mut self, items: Vec<Item<'a>>, level: usize) {
        self.out.push('[');
        self.waiting.push(Work::Text("]"));
        for (index, item) in items.into_iter().enumerate().rev() {
            self.waiting.push(Work::Item(item, level + 1));
            self.waiting.push(Work::Break(level + 1));
            if index > 0 {
                self.waiting.push(Work::Text(","));
            }
        }
    }

    fn node(&mut self, name: &'static str, mut fields: Fields<'a>, place: Option<Span>, level: usize) {
        let with_places = self.lines.is_some();
        if let (Some(lines), Some(span)) = (self.lines, place) {
            fields.extend(attributes(lines, span).map(|(field, value)| (field, Item::Number(value))));
        }
        let breaks = fields.len() > 3 || !fields.iter().all(|(_, item)| is_simple(item, with_places));
        self.out.push_str(name);
        self.out.push('(');
        self.waiting.push(Work::Text(")"));
        for (index, (field, item)) in fields.into_iter().enumerate().rev() {
            self.waiting.push(Work::Item(item, level + 1));
            self.waiting.push(Work::Text("="));
            self.waiting.push(Work::Text(field));
            if breaks {
                self.waiting.push(Work::Break(level + 1));
            }
            if index > 0 {
                self.waiting.push(Work::Text(if breaks { "," } else { ", " }));
            }
        }
    }
}

/// The four numbers of a place.
fn attributes(lines: &LineIndex, span: Span) -> [(&'static str, i64); 4] {
    let (start, end) = (lines.position(span.start), lines.position(span.end));
    [
        ("lineno", start.line.into()),
        ("col_offset", start.column.into()),
        ("end_lineno", end.line.into()),
        ("end_col_offset", end.column.into()),
    ]
}
