//! Objects become a tree: the fields of a node, lists of nodes, places, names and constants. What a field holds
//! is judged where it is read, in CPython's words.

use taipan_parser::ast::{Ast, Constant, Context, Expr, LiteralText, Name, Stmt};
use taipan_parser::{MAX_DEPTH, Position, Span};
use taipan_vm::error::Raised;
use taipan_vm::heap::Kind;
use taipan_vm::object::{Found, find_attribute};
use taipan_vm::protocol::text::quick_repr;
use taipan_vm::types::complex::Complex;
use taipan_vm::types::int::Int;
use taipan_vm::types::set::Set;
use taipan_vm::types::str::Str;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// Why reading ends.
pub enum Fault {
    /// An exception is pending.
    Raised,
    /// Here should be a node of that family, but there is this.
    Unlike(&'static str, Value),
}

impl From<Raised> for Fault {
    fn from(_: Raised) -> Fault {
        Fault::Raised
    }
}

/// What reading gives.
pub type Read<T> = Result<T, Fault>;

/// A node that is read: itself and the name of its class.
pub struct Node {
    /// The object.
    pub object: Value,
    /// The name of the class of `_ast` that it is of.
    pub kind: String,
    /// Where it stands; empty for nodes without a place.
    pub span: Span,
}

/// Reads one tree.
pub struct Reader {
    places: Vec<Position>,
    depth: u32,
}

impl Reader {
    /// A reader that has read nothing.
    pub fn new() -> Reader {
        Reader { places: vec![Position { line: 1, column: 0 }], depth: 0 }
    }

    /// The places that the spans of the tree mean.
    pub fn into_places(self) -> Vec<Position> {
        self.places
    }

    /// The root of a tree.
    pub fn root(&mut self, cx: &mut Cx, object: &Value, mode: &str) -> Read<Ast> {
        let kind = self.kind(cx, object)?.unwrap_or_default();
        let node = Node { object: object.clone(), kind, span: Span::default() };
        match mode {
            "eval" => Ok(Ast::Expression { body: self.expr_field(cx, &node, "body", Context::Load)? }),
            "single" => Ok(Ast::Interactive { body: self.statements(cx, &node, "body")? }),
            _ => {
                let body = self.statements(cx, &node, "body")?;
                for ignored in self.list(cx, &node, "type_ignores")? {
                    if self.kind(cx, &ignored)?.as_deref() != Some("TypeIgnore") {
                        return Err(Fault::Unlike("type_ignore", ignored));
                    }
                }
                Ok(Ast::Module { body })
            }
        }
    }

    // -- attributes

    fn attribute(&mut self, cx: &mut Cx, object: &Value, name: &str) -> Read<Option<Value>> {
        let name = cx.intern(name)?;
        match find_attribute(cx, object, &name)? {
            Found::Value(value) => Ok(Some(value)),
            Found::Method(_) | Found::Call { .. } | Found::Missing => Ok(None),
        }
    }

    /// The name of the class of `_ast` that an object is of.
    pub fn kind(&mut self, cx: &mut Cx, object: &Value) -> Read<Option<String>> {
        let name = cx.intern("_kind")?;
        let class = cx.class_of(object);
        Ok(cx.find_in_class(&class, &name).map(|kind| cx.text_of(&kind)))
    }

    /// What a field holds, unless it is None or not there.
    pub fn optional(&mut self, cx: &mut Cx, node: &Node, field: &str) -> Read<Option<Value>> {
        Ok(self.attribute(cx, &node.object, field)?.filter(|value| !value.is_none()))
    }

    /// What a field holds, which must be there.
    pub fn required(&mut self, cx: &mut Cx, node: &Node, field: &str) -> Read<Value> {
        match self.attribute(cx, &node.object, field)? {
            Some(value) if !value.is_none() => Ok(value),
            Some(_) => Err(value_error(cx, &format!("field '{field}' is required for {}", node.kind))),
            None => {
                let text = format!("required field \"{field}\" missing from {}", node.kind);
                Err(cx.type_error(&text).into())
            }
        }
    }

    /// A field that is a list; one that is not there is an empty list.
    pub fn list(&mut self, cx: &mut Cx, node: &Node, field: &str) -> Read<Vec<Value>> {
        let Some(value) = self.attribute(cx, &node.object, field)? else { return Ok(Vec::new()) };
        if !value.is_kind(Kind::List) {
            let text =
                format!("{} field \"{field}\" must be a list, not a {}", node.kind, cx.type_name(&value));
            return Err(cx.type_error(&text).into());
        }
        Ok(cx.list_items(&value).to_vec())
    }

    /// Begins a node of a family that has places: its kind and its span.
    pub fn open(&mut self, cx: &mut Cx, object: &Value, family: &'static str) -> Read<Node> {
        let mut numbers = [0; 4];
        let names = ["lineno", "col_offset", "end_lineno", "end_col_offset"];
        for (at, name) in names.iter().enumerate() {
            let value = self.attribute(cx, object, name)?;
            let required = at < 2 || matches!(family, "pattern" | "type_param");
            numbers[at] = match value {
                Some(value) if value.is_none() && at >= 2 => numbers[at - 2],
                Some(value) => self.int(cx, &value)?,
                None if required => {
                    let text = format!("required field \"{name}\" missing from {family}");
                    return Err(cx.type_error(&text).into());
                }
                None => numbers[at - 2],
            };
        }
        let span = self.place(cx, numbers)?;
        match self.kind(cx, object)? {
            Some(kind) => Ok(Node { object: object.clone(), kind, span }),
            None => Err(Fault::Unlike(family, object.clone())),
        }
    }

    fn place(&mut self, cx: &mut Cx, numbers: [i32; 4]) -> Read<Span> {
        let [line, column, end_line, end_column] = numbers;
        let refused = if line > end_line {
            format!("AST node line range ({line}, {end_line}) is not valid")
        } else if (line < 0 && end_line != line) || (column < 0 && column != end_column) {
            format!(
                "AST node column range ({column}, {end_column}) for line range ({line}, {end_line}) is not valid"
            )
        } else if line == end_line && column > end_column {
            format!("line {line}, column {column}-{end_column} is not a valid range")
        } else {
            let start = self.places.len() as u32;
            for (line, column) in [(line, column), (end_line, end_column)] {
                let whole = |number: i32| u32::try_from(number).unwrap_or(0);
                self.places.push(Position { line: whole(line), column: whole(column) });
            }
            return Ok(Span::new(start, start + 1));
        };
        Err(value_error(cx, &refused))
    }

    /// Runs a step one level down, unless that is too deep.
    pub fn deeper<T>(&mut self, cx: &mut Cx, step: impl FnOnce(&mut Self, &mut Cx) -> Read<T>) -> Read<T> {
        if self.depth >= MAX_DEPTH {
            let class = cx.exceptions().recursion_error.clone();
            return Err(cx
                .raise_text(&class, "maximum recursion depth exceeded during ast construction")
                .into());
        }
        self.depth += 1;
        let result = step(self, cx);
        self.depth -= 1;
        result
    }

    // -- numbers, names, constants

    fn int(&mut self, cx: &mut Cx, value: &Value) -> Read<i32> {
        match cx.as_int(value) {
            Some(Int::Small(number)) if i32::try_from(number).is_ok() => Ok(number as i32),
            Some(_) => Err(cx.overflow_error("Python int too large to convert to C int").into()),
            None => {
                let shown = match quick_repr(cx, value)? {
                    Some(text) => cx.text_of(&text),
                    None => format!("<{} object>", cx.type_name(value)),
                };
                Err(value_error(cx, &format!("invalid integer value: {shown}")))
            }
        }
    }

    /// A field that is an int; `otherwise` when it is None or not there.
    pub fn number(&mut self, cx: &mut Cx, node: &Node, field: &str, otherwise: Option<i32>) -> Read<i32> {
        match (self.attribute(cx, &node.object, field)?, otherwise) {
            (None, Some(number)) => Ok(number),
            (Some(value), Some(number)) if value.is_none() => Ok(number),
            (None, None) => {
                let text = format!("required field \"{field}\" missing from {}", node.kind);
                Err(cx.type_error(&text).into())
            }
            (Some(value), _) => self.int(cx, &value),
        }
    }

    /// An identifier as a name of the tree.
    pub fn identifier(&mut self, cx: &mut Cx, value: &Value) -> Read<Name> {
        if !cx.is_exact_str(value) {
            return Err(cx.type_error("AST identifier must be of type str").into());
        }
        Ok(Name::new(&cx.text_of(value)))
    }

    /// A field that is an identifier.
    pub fn name(&mut self, cx: &mut Cx, node: &Node, field: &str) -> Read<Name> {
        let value = self.required(cx, node, field)?;
        self.identifier(cx, &value)
    }

    /// A field that is an identifier or None.
    pub fn optional_name(&mut self, cx: &mut Cx, node: &Node, field: &str) -> Read<Option<Name>> {
        match self.optional(cx, node, field)? {
            Some(value) => Ok(Some(self.identifier(cx, &value)?)),
            None => Ok(None),
        }
    }

    /// A field that is an identifier and no constant's name: the statement binds it.
    pub fn bound_name(&mut self, cx: &mut Cx, node: &Node, field: &str) -> Read<Name> {
        let name = self.name(cx, node, field)?;
        self.check_name(cx, &name)?;
        Ok(name)
    }

    /// The same, or None.
    pub fn optional_bound_name(&mut self, cx: &mut Cx, node: &Node, field: &str) -> Read<Option<Name>> {
        let name = self.optional_name(cx, node, field)?;
        if let Some(name) = &name {
            self.check_name(cx, name)?;
        }
        Ok(name)
    }

    /// A list of identifiers.
    pub fn names(&mut self, cx: &mut Cx, node: &Node, field: &str) -> Read<Vec<Name>> {
        let items = self.list(cx, node, field)?;
        items.iter().map(|item| self.identifier(cx, item)).collect()
    }

    /// A field that is a str, bytes or None, whose text does not matter.
    pub fn check_string(&mut self, cx: &mut Cx, node: &Node, field: &str) -> Read<Option<String>> {
        let Some(value) = self.optional(cx, node, field)? else { return Ok(None) };
        if cx.is_exact_str(&value) || value.is_kind(Kind::Bytes) {
            return Ok(Some(if value.is_kind(Kind::Str) { cx.text_of(&value) } else { String::new() }));
        }
        Err(cx.type_error("AST string must be of type str").into())
    }

    /// Refuses the names of constants.
    pub fn check_name(&mut self, cx: &mut Cx, name: &Name) -> Read<()> {
        if matches!(name.as_str(), "None" | "True" | "False") {
            return Err(value_error(cx, &format!("identifier field can't represent '{name}' constant")));
        }
        Ok(())
    }

    /// The value of a literal.
    pub fn constant(&mut self, cx: &mut Cx, value: &Value) -> Read<Constant> {
        if value.is_none() {
            return Ok(Constant::None);
        }
        if value.is(&Value::ELLIPSIS) {
            return Ok(Constant::Ellipsis);
        }
        if value.is(&Value::TRUE) || value.is(&Value::FALSE) {
            return Ok(if value.is(&Value::TRUE) { Constant::True } else { Constant::False });
        }
        let types = cx.types();
        let class = cx.class_of(value);
        if class.is(&types.int) {
            return Ok(self.int_constant(cx, value));
        }
        if class.is(&types.float) {
            return Ok(Constant::Float(cx.as_float(value).unwrap_or(0.0)));
        }
        if class.is(&types.complex)
            && let Some(number) = value.get::<Complex>(cx)
        {
            return Ok(Constant::Complex(number.real, number.imaginary));
        }
        if class.is(&types.str)
            && let Some(text) = value.get::<Str>(cx)
        {
            return Ok(Constant::Str(match text.to_utf8() {
                Some(text) => LiteralText::Text(text.into()),
                None => LiteralText::CodePoints(text.code_points().collect()),
            }));
        }
        if class.is(&types.bytes) {
            return Ok(Constant::Bytes(cx.buffer(value).unwrap_or_default().into()));
        }
        if class.is(&types.tuple) {
            let items = cx.tuple_items(value).to_vec();
            return Ok(Constant::Tuple(self.constants(cx, &items)?));
        }
        if class.is(&types.frozenset)
            && let Some(set) = value.get::<Set>(cx)
        {
            let items = set.members();
            return Ok(Constant::FrozenSet(self.constants(cx, &items)?));
        }
        let text = format!("got an invalid type in Constant: {}", cx.type_name(value));
        Err(cx.type_error(&text).into())
    }

    fn constants(&mut self, cx: &mut Cx, items: &[Value]) -> Read<Vec<Constant>> {
        self.deeper(cx, |own, cx| items.iter().map(|item| own.constant(cx, item)).collect())
    }

    fn int_constant(&mut self, cx: &mut Cx, value: &Value) -> Constant {
        match cx.as_int(value) {
            Some(Int::Big(number)) => Constant::BigInt { digits: number.to_str_radix(16).into(), radix: 16 },
            Some(Int::Small(number)) => Constant::Int(number),
            None => Constant::Int(0),
        }
    }

    // -- lists of nodes

    /// A field with statements.
    pub fn statements(&mut self, cx: &mut Cx, node: &Node, field: &str) -> Read<Vec<Stmt>> {
        let mut statements = Vec::new();
        for item in self.list(cx, node, field)? {
            if item.is_none() {
                return Err(value_error(cx, "None disallowed in statement list"));
            }
            statements.push(self.deeper(cx, |own, cx| own.statement(cx, &item))?);
        }
        Ok(statements)
    }

    /// A field with statements, at least one.
    pub fn body(&mut self, cx: &mut Cx, node: &Node) -> Read<Vec<Stmt>> {
        let body = self.statements(cx, node, "body")?;
        self.not_empty(cx, body, node, "body")
    }

    /// Refuses an empty list.
    pub fn not_empty<T>(&mut self, cx: &mut Cx, items: Vec<T>, node: &Node, field: &str) -> Read<Vec<T>> {
        if items.is_empty() {
            return Err(value_error(cx, &format!("empty {field} on {}", node.kind)));
        }
        Ok(items)
    }

    /// An expression that an object stands for.
    pub fn expr(&mut self, cx: &mut Cx, object: &Value, context: Context) -> Read<Expr> {
        self.deeper(cx, |own, cx| own.expression(cx, object, context))
    }

    /// A field that is an expression.
    pub fn expr_field(&mut self, cx: &mut Cx, node: &Node, field: &str, context: Context) -> Read<Box<Expr>> {
        let value = self.required(cx, node, field)?;
        Ok(Box::new(self.expr(cx, &value, context)?))
    }

    /// A field that is an expression to be read.
    pub fn value(&mut self, cx: &mut Cx, node: &Node, field: &str) -> Read<Box<Expr>> {
        self.expr_field(cx, node, field, Context::Load)
    }

    /// A field that is an expression or None.
    pub fn optional_value(&mut self, cx: &mut Cx, node: &Node, field: &str) -> Read<Option<Box<Expr>>> {
        match self.optional(cx, node, field)? {
            Some(value) => Ok(Some(Box::new(self.expr(cx, &value, Context::Load)?))),
            None => Ok(None),
        }
    }

    /// A field with expressions, no holes among them.
    pub fn exprs(&mut self, cx: &mut Cx, node: &Node, field: &str, context: Context) -> Read<Vec<Expr>> {
        let mut values = Vec::new();
        for item in self.list(cx, node, field)? {
            if item.is_none() {
                return Err(value_error(cx, "None disallowed in expression list"));
            }
            values.push(self.expr(cx, &item, context)?);
        }
        Ok(values)
    }

    /// A field with expressions and holes.
    pub fn exprs_or_holes(&mut self, cx: &mut Cx, node: &Node, field: &str) -> Read<Vec<Option<Expr>>> {
        let mut values = Vec::new();
        for item in self.list(cx, node, field)? {
            values.push(if item.is_none() { None } else { Some(self.expr(cx, &item, Context::Load)?) });
        }
        Ok(values)
    }
}

/// Raises ValueError.
pub fn value_error(cx: &mut Cx, text: &str) -> Fault {
    cx.value_error(text).into()
}
