//! A parsed tree becomes objects: for each node of `taipan_parser::view` an instance of the class of that name.

use taipan_parser::ast::{Ast, Expr};
use taipan_parser::view::{Fields, Item, root};
use taipan_parser::{LineIndex, Span};
use taipan_vm::compile::{check_digits, literal_value};
use taipan_vm::error::Answer;
use taipan_vm::object::{allocate_instance, set_own_attribute};
use taipan_vm::types::exception::set_field;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// Makes the objects of one tree.
pub struct Maker {
    /// The namespace of `_ast`.
    classes: Value,
    /// The instances of nodes without fields and places, by name.
    shared: Value,
    /// What fields each class has: a tuple of name, whether it is a list, name, and so on.
    fields: Value,
    lines: LineIndex,
    /// How many lines stand before the source proper.
    lines_before: u32,
    /// Names of the attributes that say where a node stands.
    places: [Value; 4],
}

impl Maker {
    /// A maker for trees of this source.
    pub fn new(cx: &mut Cx, source: &str, lines_before: u32) -> Answer<Maker> {
        let classes = super::namespace(cx)?;
        let mut own = |name: &str| match cx.dict_get_text(&classes, name)? {
            Some(value) => Ok(value),
            None => Err(cx.system_error("lost table of _ast")),
        };
        let (shared, fields) = (own("_shared")?, own("_layouts")?);
        let places = [
            cx.intern("lineno")?,
            cx.intern("col_offset")?,
            cx.intern("end_lineno")?,
            cx.intern("end_col_offset")?,
        ];
        let lines = LineIndex::new(source);
        Ok(Maker { classes, shared, fields, lines, lines_before, places })
    }

    /// The whole tree.
    pub fn tree(&mut self, cx: &mut Cx, tree: &Ast) -> Answer {
        self.object(cx, root(tree))
    }

    /// One expression.
    pub fn expression(&mut self, cx: &mut Cx, expression: &Expr) -> Answer {
        self.object(cx, Item::Expr(expression))
    }

    /// The type of a function.
    pub fn function_type(&mut self, cx: &mut Cx, arguments: &[&Expr], returns: Value) -> Answer {
        let mut types = Vec::new();
        for argument in arguments {
            types.push(self.object(cx, Item::Expr(argument))?);
        }
        let types = cx.list(&types)?;
        let node = self.instance(cx, "FunctionType")?;
        for (name, value) in [("argtypes", types), ("returns", returns)] {
            let name = cx.intern(name)?;
            set_own_attribute(cx, &node, &name, value)?;
        }
        Ok(node)
    }

    /// Recursion ends where the tree does, whose depth the parser has bounded.
    fn object(&mut self, cx: &mut Cx, item: Item<'_>) -> Answer {
        match item.open() {
            Item::Name(text) => cx.intern(text),
            Item::Constant(value) => match check_digits(value, cx.int_digit_limit()) {
                Ok(()) => cx.constant(&literal_value(value)),
                Err(message) => {
                    let class = cx.exceptions().syntax_error.clone();
                    let text = cx.str(&message)?;
                    let exception = cx.exception(&class, std::slice::from_ref(&text))?;
                    set_field(cx, &exception, 0, text)?;
                    Err(cx.raise(exception))
                }
            },
            Item::Number(number) => cx.int(number),
            Item::List(items) => {
                let mut values = Vec::new();
                for item in items {
                    values.push(self.object(cx, item)?);
                }
                cx.list(&values)
            }
            Item::Node(name, fields, place) => self.node(cx, name, fields, place),
            Item::Absent | Item::Expr(_) | Item::Stmt(_) | Item::Pattern(_) => Ok(Value::NONE),
        }
    }

    fn instance(&mut self, cx: &mut Cx, name: &str) -> Answer {
        match cx.dict_get_text(&self.classes, name)? {
            Some(class) => allocate_instance(cx, &class),
            None => Err(cx.system_error(&format!("_ast lacks {name}"))),
        }
    }

    fn node(&mut self, cx: &mut Cx, name: &str, fields: Fields<'_>, place: Option<Span>) -> Answer {
        if fields.is_empty()
            && place.is_none()
            && let Some(shared) = cx.dict_get_text(&self.shared, name)?
        {
            return Ok(shared);
        }
        let node = self.instance(cx, name)?;
        let layout = cx.dict_get_text(&self.fields, name)?.unwrap_or(Value::NONE);
        let layout = cx.tuple_items(&layout).to_vec();
        let mut given = fields.into_iter().peekable();
        for pair in layout.chunks_exact(2) {
            let [field, many] = pair else { continue };
            let here = cx.text_of(field);
            let value = match given.next_if(|(name, _)| *name == here) {
                Some((_, item)) => self.object(cx, item)?,
                None if many.is(&Value::TRUE) => cx.list(&[])?,
                None => Value::NONE,
            };
            let field = cx.intern(&here)?;
            set_own_attribute(cx, &node, &field, value)?;
        }
        if let Some(span) = place {
            let (start, end) = (self.lines.position(span.start), self.lines.position(span.end));
            let line = |line: u32| line.saturating_sub(self.lines_before);
            let numbers = [line(start.line), start.column, line(end.line), end.column];
            for (name, number) in self.places.iter().zip(numbers) {
                set_own_attribute(cx, &node, name, Value::small_int(i64::from(number)))?;
            }
        }
        Ok(node)
    }
}
