//! Parameters of functions and lambdas: read as a flat list, sorted into `Arguments` here.

use super::State;
use crate::Span;
use crate::ast::{Arg, Arguments, Expr, Name};

/// One item between the parentheses of a `def`.
#[derive(Debug)]
pub struct Parameter {
    kind: Kind,
    /// The name, with its annotation; or the star or slash.
    span: Span,
    annotation: Option<Box<Expr>>,
    default: Option<Box<Expr>>,
}

#[derive(Debug)]
enum Kind {
    Plain(Name),
    /// Its stars start here.
    Star(Name, u32),
    /// Its stars start here.
    DoubleStar(Name, u32),
    BareStar,
    Slash,
}

type OptionalExpr = Option<Box<Expr>>;

pub fn plain(name: Name, annotation: OptionalExpr, default: OptionalExpr, start: u32, end: u32) -> Parameter {
    Parameter { kind: Kind::Plain(name), span: Span::new(start, end), annotation, default }
}

pub fn star(
    name: Name,
    annotation: OptionalExpr,
    default: OptionalExpr,
    start: u32,
    middle: u32,
    end: u32,
) -> Parameter {
    Parameter { kind: Kind::Star(name, start), span: Span::new(middle, end), annotation, default }
}

pub fn double_star(
    name: Name,
    annotation: OptionalExpr,
    default: OptionalExpr,
    start: u32,
    middle: u32,
    end: u32,
) -> Parameter {
    Parameter { kind: Kind::DoubleStar(name, start), span: Span::new(middle, end), annotation, default }
}

pub fn bare_star(start: u32, end: u32) -> Parameter {
    Parameter { kind: Kind::BareStar, span: Span::new(start, end), annotation: None, default: None }
}

pub fn slash(start: u32, end: u32) -> Parameter {
    Parameter { kind: Kind::Slash, span: Span::new(start, end), annotation: None, default: None }
}

impl Parameter {
    /// The first token: what messages about the order of parameters point at.
    fn first_token(&self) -> Span {
        let (start, length) = match &self.kind {
            Kind::Plain(name) => (self.span.start, name.len()),
            Kind::Star(_, start) => (*start, 1),
            Kind::DoubleStar(_, start) => (*start, 2),
            Kind::BareStar | Kind::Slash => (self.span.start, 1),
        };
        Span::new(start, start.saturating_add(u32::try_from(length).unwrap_or(0)))
    }
}

/// Sorts the parameters; the first rule broken is raised.
pub fn arguments(state: &State<'_>, parameters: Option<Vec<Parameter>>, lambda: bool) -> Box<Arguments> {
    let parameters = parameters.unwrap_or_default();
    if let [Parameter { kind: Kind::Slash, span, .. }] = parameters.as_slice() {
        state.raise("invalid syntax", *span);
    }
    let mut sorter = Sorter::default();
    for parameter in parameters {
        if sorter.arguments.kwarg.is_some() {
            state.raise("arguments cannot follow var-keyword argument", parameter.first_token());
        }
        sorter.add(state, parameter);
    }
    if let Some(span) = sorter.lonely_star {
        // The rule for lambdas has no place of its own: CPython points at the token after.
        let span = if lambda { state.last_token() } else { span };
        state.raise("named arguments must follow bare *", span);
    }
    sorter.arguments
}

/// How far the list has come.
#[derive(Debug, Default)]
struct Sorter {
    arguments: Box<Arguments>,
    saw_slash: bool,
    saw_star: bool,
    /// The bare `*` that no named parameter has followed yet.
    lonely_star: Option<Span>,
}

impl Sorter {
    fn add(&mut self, state: &State<'_>, parameter: Parameter) {
        let first_token = parameter.first_token();
        let Parameter { kind, span, annotation, default } = parameter;
        match kind {
            Kind::Plain(arg) => self.add_plain(state, Arg { arg, annotation, span }, default, first_token),
            Kind::Star(arg, _) => {
                self.refuse_second_star(state, first_token);
                refuse_default(state, "var-positional", default, span.end);
                self.arguments.vararg = Some(Arg { arg, annotation, span });
            }
            Kind::DoubleStar(arg, _) => {
                refuse_default(state, "var-keyword", default, span.end);
                if let Some(span) = self.lonely_star.take() {
                    state.raise("named arguments must follow bare *", span);
                }
                self.arguments.kwarg = Some(Arg { arg, annotation, span });
            }
            Kind::BareStar => {
                self.refuse_second_star(state, span);
                self.lonely_star = Some(span);
            }
            Kind::Slash => self.add_slash(state, span),
        }
    }

    fn add_plain(&mut self, state: &State<'_>, arg: Arg, default: OptionalExpr, name: Span) {
        if self.saw_star {
            self.lonely_star = None;
            self.arguments.kwonlyargs.push(arg);
            self.arguments.kw_defaults.push(default.map(|default| *default));
            return;
        }
        match default {
            Some(default) => self.arguments.defaults.push(*default),
            None if self.arguments.defaults.is_empty() => {}
            None => {
                state.raise("parameter without a default follows parameter with a default", name);
            }
        }
        self.arguments.args.push(arg);
    }

    fn refuse_second_star(&mut self, state: &State<'_>, span: Span) {
        if std::mem::replace(&mut self.saw_star, true) {
            state.raise("* argument may appear only once", span);
        }
    }

    fn add_slash(&mut self, state: &State<'_>, span: Span) {
        if std::mem::replace(&mut self.saw_slash, true) {
            state.raise("/ may appear only once", span);
        } else if self.saw_star {
            state.raise("/ must be ahead of *", span);
        } else if self.arguments.args.is_empty() {
            state.raise("at least one argument must precede /", span);
        }
        self.arguments.posonlyargs = std::mem::take(&mut self.arguments.args);
    }
}

/// Points at the `=` of a default that may not be there.
fn refuse_default(state: &State<'_>, what: &str, default: OptionalExpr, name_end: u32) {
    if default.is_some() {
        let between = state.source.get(name_end as usize..).unwrap_or("");
        let blanks = u32::try_from(between.find('=').unwrap_or(0)).unwrap_or(0);
        let start = name_end.saturating_add(blanks);
        let message = format!("{what} argument cannot have default value");
        state.raise(message, Span::new(start, start.saturating_add(1)));
    }
}
