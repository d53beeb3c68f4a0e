//! The printed form of a tree: what CPython's `ast.dump(tree, indent=1)` prints.
//!
//! `node.rs` says which fields each node shows, `literal.rs` how values are written (`repr`), this file how the
//! lines break. Depth is that of the tree, which the parser limits.

mod literal;
mod node;

use taipan_lexer::LineIndex;

use crate::Span;
use crate::ast::Ast;

/// The tree as `ast.dump(tree, indent=1)` prints it.
pub fn dump(ast: &Ast) -> String {
    print(ast, None)
}

/// The tree with the place of each node, as `ast.dump(tree, indent=1, include_attributes=True)` prints it.
pub fn dump_with_places(ast: &Ast, source: &str) -> String {
    print(ast, Some(&LineIndex::new(source)))
}

fn print(ast: &Ast, lines: Option<&LineIndex>) -> String {
    let mut out = String::new();
    node::root(ast).write(lines, 0, &mut out);
    out.push('\n');
    out
}

/// What can be printed.
enum Item {
    /// Something already written out.
    Text(String),
    /// A list, never empty when it is a field.
    List(Vec<Item>),
    /// A node, its fields that are not empty, and its place.
    Node(&'static str, Vec<(&'static str, Item)>, Option<Span>),
}

impl Item {
    /// Whether it fits beside others on one line.
    fn is_simple(&self, lines: Option<&LineIndex>) -> bool {
        match self {
            Item::Text(_) => true,
            Item::List(items) => items.is_empty(),
            Item::Node(_, fields, place) => fields.is_empty() && (lines.is_none() || place.is_none()),
        }
    }

    fn write(&self, lines: Option<&LineIndex>, level: usize, out: &mut String) {
        match self {
            Item::Text(text) => out.push_str(text),
            Item::List(items) if items.is_empty() => out.push_str("[]"),
            Item::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    separate(index, true, level + 1, out);
                    item.write(lines, level + 1, out);
                }
                out.push(']');
            }
            Item::Node(name, fields, place) => {
                let place = lines.and_then(|lines| place.map(|span| attributes(lines, span)));
                let places = place.into_iter().flatten().map(|(field, value)| (field, Item::Text(value)));
                let places: Vec<_> = places.collect();
                let count = fields.len() + places.len();
                let is_short = count <= 3 && fields.iter().all(|(_, item)| item.is_simple(lines));
                out.push_str(name);
                out.push('(');
                for (index, (field, item)) in fields.iter().chain(&places).enumerate() {
                    separate(index, !is_short, level + 1, out);
                    out.push_str(field);
                    out.push('=');
                    item.write(lines, level + 1, out);
                }
                out.push(')');
            }
        }
    }
}

/// What stands before an item.
fn separate(index: usize, breaks: bool, level: usize, out: &mut String) {
    if index > 0 {
        out.push_str(if breaks { "," } else { ", " });
    }
    if breaks {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', level));
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
