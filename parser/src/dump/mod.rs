//! The printed form of a tree: what CPython's `ast.dump(tree, indent=1)` prints.
//!
//! `node.rs` says which fields each node shows, `literal.rs` how values are written (`repr`), this file how the
//! lines break. Nodes are looked into one level at a time, so that a deep tree needs no deep stack.

mod literal;
mod node;

use taipan_lexer::LineIndex;

use crate::Span;
use crate::ast::{Ast, Expr, Pattern, Stmt};

/// The tree as `ast.dump(tree, indent=1)` prints it.
pub fn dump(ast: &Ast) -> String {
    print(ast, None)
}

/// The tree with the place of each node, as `ast.dump(tree, indent=1, include_attributes=True)` prints it.
pub fn dump_with_places(ast: &Ast, source: &str) -> String {
    print(ast, Some(&LineIndex::new(source)))
}

fn print(ast: &Ast, lines: Option<&LineIndex>) -> String {
    let mut printer = Printer { lines, out: String::new(), waiting: vec![Work::Item(node::root(ast), 0)] };
    while let Some(work) = printer.waiting.pop() {
        printer.step(work);
    }
    printer.out.push('\n');
    printer.out
}

/// What can be printed.
enum Item<'a> {
    /// Something already written out.
    Text(String),
    /// A list, never empty when it is a field.
    List(Vec<Item<'a>>),
    /// A node, its fields that are not empty, and its place.
    Node(&'static str, Fields<'a>, Option<Span>),
    /// An expression, not yet looked into.
    Expr(&'a Expr),
    /// A statement, not yet looked into.
    Stmt(&'a Stmt),
    /// A pattern, not yet looked into.
    Pattern(&'a Pattern),
}

type Fields<'a> = Vec<(&'static str, Item<'a>)>;

impl<'a> Item<'a> {
    /// The node, looked into by one level.
    fn open(self) -> Item<'a> {
        match self {
            Item::Expr(expr) => node::expr(expr),
            Item::Stmt(stmt) => node::stmt(stmt),
            Item::Pattern(pattern) => node::pattern(pattern),
            Item::Text(_) | Item::List(_) | Item::Node(..) => self,
        }
    }

    /// Whether it fits beside others on one line.
    fn is_simple(&self, with_places: bool) -> bool {
        let is_bare = |item: &Item<'_>| match item {
            Item::Node(_, fields, place) => fields.is_empty() && !(with_places && place.is_some()),
            Item::Text(_) | Item::List(_) | Item::Expr(_) | Item::Stmt(_) | Item::Pattern(_) => false,
        };
        match self {
            Item::Text(_) => true,
            Item::List(items) => items.is_empty(),
            Item::Node(..) => is_bare(self),
            Item::Expr(expr) => is_bare(&node::expr(expr)),
            Item::Stmt(stmt) => is_bare(&node::stmt(stmt)),
            Item::Pattern(pattern) => is_bare(&node::pattern(pattern)),
        }
    }
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
                Item::Text(text) => self.out.push_str(&text),
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
            fields.extend(attributes(lines, span).map(|(field, value)| (field, Item::Text(value))));
        }
        let breaks = fields.len() > 3 || !fields.iter().all(|(_, item)| item.is_simple(with_places));
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
fn attributes(lines: &LineIndex, span: Span) -> [(&'static str, String); 4] {
    let (start, end) = (lines.position(span.start), lines.position(span.end));
    [
        ("lineno", start.line.to_string()),
        ("col_offset", start.column.to_string()),
        ("end_lineno", end.line.to_string()),
        ("end_col_offset", end.column.to_string()),
    ]
}
