//! String literals, f-strings and t-strings, and what happens when they stand side by side.

use std::rc::Rc;

use taipan_lexer::{FStringKind, LiteralText, StringLiteral};

use super::{Placed, State};
use crate::Span;
use crate::ast::{Constant, Conversion, Expr, ExprKind, Name};

/// One literal of an implicit concatenation.
#[derive(Debug)]
pub enum Piece {
    /// `"…"`
    Text(StringLiteral, Span),
    /// `b"…"`
    Bytes(Box<[u8]>),
    /// `f"…"`, or `t"…"` if `template`
    Formatted { template: bool, values: Vec<Expr> },
}

/// What stands in an f-string.
#[derive(Debug)]
pub enum FormattedPart {
    /// Text.
    Text(LiteralText, Span),
    /// A replacement field.
    Field(Box<Field>),
}

/// A replacement field as it was read.
#[derive(Debug)]
pub struct Field {
    pub start: u32,
    pub value: Placed<Expr>,
    /// The end of the `=`, if there is one.
    pub debug: Option<u32>,
    /// The name after `!`, with the places of both.
    pub conversion: Option<(Name, u32, u32)>,
    /// The parts after `:`.
    pub format: Option<(u32, Vec<FormattedPart>, u32)>,
    /// Where the closing brace stands.
    pub close: u32,
    pub end: u32,
}

/// `f"…"` or `t"…"`
pub fn formatted(state: &State<'_>, kind: FStringKind, parts: Vec<FormattedPart>) -> Piece {
    Piece::Formatted { template: kind.template, values: parts_to_values(state, parts, kind.template) }
}

fn parts_to_values(state: &State<'_>, parts: Vec<FormattedPart>, template: bool) -> Vec<Expr> {
    let mut values = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            FormattedPart::Text(text, span) => values.push(text_constant(text, false, span)),
            FormattedPart::Field(field) => push_field(state, *field, template, &mut values),
        }
    }
    values
}

fn text_constant(text: LiteralText, unicode_prefix: bool, span: Span) -> Expr {
    Expr::new(ExprKind::Constant { value: Constant::Str(text), unicode_prefix }, span)
}

/// Appends the field and, before it, the text that its `=` asks for.
fn push_field(state: &State<'_>, field: Field, template: bool, values: &mut Vec<Expr>) {
    let Field { start, value, debug, conversion, format, close, end } = field;
    let inside = start.saturating_add(1);
    let after_value =
        conversion.as_ref().map(|(_, at, _)| *at).or(format.as_ref().map(|(at, _, _)| *at)).unwrap_or(close);
    if debug.is_some() {
        let span = Span::new(inside, after_value);
        let text = LiteralText::Text(without_comments(span.text(state.source)).into());
        values.push(text_constant(text, false, span));
    }
    let conversion = match conversion {
        Some((name, at, name_end)) => conversion_of(state, &name, Span::new(at, name_end), template),
        None if debug.is_some() && format.is_none() => Conversion::Repr,
        None => Conversion::None,
    };
    let format_spec = format.map(|(at, parts, end)| {
        let values = merge_texts(parts_to_values(state, parts, false));
        Box::new(state.expression(ExprKind::JoinedStr { values }, at, end))
    });
    let expression_end = debug.map_or(after_value, |debug_end| debug_end.saturating_sub(1));
    let text = Span::new(inside, expression_end);
    let value = Box::new(value.value);
    let node = if template {
        let text = Constant::Str(LiteralText::Text(without_comments(text.text(state.source)).into()));
        ExprKind::Interpolation { value, text, conversion, format_spec }
    } else {
        ExprKind::FormattedValue { value, conversion, format_spec }
    };
    values.push(state.expression(node, start, end));
}

/// The conversion that a name after `!` means; `span` covers both.
fn conversion_of(state: &State<'_>, name: &Name, span: Span, template: bool) -> Conversion {
    let prefix = if template { 't' } else { 'f' };
    let length = u32::try_from(name.len()).unwrap_or(0);
    let name_span = Span::new(span.end.saturating_sub(length), span.end);
    if name_span.start != span.start.saturating_add(1) {
        let message = format!("{prefix}-string: conversion type must come right after the exclamation mark");
        state.raise(message, name_span);
    }
    match name.as_str() {
        "s" => Conversion::Str,
        "r" => Conversion::Repr,
        "a" => Conversion::Ascii,
        other => {
            let message =
                format!("{prefix}-string: invalid conversion character '{other}': expected 's', 'r', or 'a'");
            state.raise(message, name_span);
            Conversion::None
        }
    }
}

/// The source of an expression, as `=` shows it: comments left out, strings untouched.
fn without_comments(text: &str) -> String {
    if !text.contains('#') {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    let mut quote: Option<char> = None;
    let mut in_comment = false;
    let mut escaped = false;
    for character in text.chars() {
        if escaped {
            escaped = false;
        } else if quote.is_some() && character == '\\' {
            escaped = true;
        } else if in_comment {
            in_comment = character != '\n';
        } else if let Some(open) = quote {
            if character == open {
                quote = None;
            }
        } else if character == '\'' || character == '"' {
            quote = Some(character);
        } else if character == '#' {
            in_comment = true;
        }
        if !in_comment {
            kept.push(character);
        }
    }
    kept
}

/// Literals side by side, or one alone.
pub fn concatenate(state: &State<'_>, mut pieces: Vec<Piece>, start: u32, end: u32) -> Expr {
    if let [Piece::Text(..)] = pieces.as_slice()
        && let Some(Piece::Text(literal, span)) = pieces.pop()
    {
        return text_constant(literal.text, literal.unicode_prefix, span);
    }
    let bytes = pieces.iter().filter(|piece| matches!(piece, Piece::Bytes(..))).count();
    let templates =
        pieces.iter().filter(|piece| matches!(piece, Piece::Formatted { template: true, .. })).count();
    if templates > 0 && templates < pieces.len() {
        let message = "cannot mix t-string literals with string or bytes literals";
        state.raise(message, Span::new(start, end));
    } else if bytes > 0 && bytes < pieces.len() {
        state.raise("cannot mix bytes and nonbytes literals", state.last_token());
    } else if bytes > 0 {
        return concatenate_bytes(state, pieces, start, end);
    }
    let is_formatted = pieces.iter().any(|piece| matches!(piece, Piece::Formatted { .. }));
    let mut values = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match piece {
            Piece::Text(literal, span) => {
                values.push(text_constant(literal.text, literal.unicode_prefix, span))
            }
            Piece::Formatted { values: inner, .. } => values.extend(inner),
            Piece::Bytes(..) => {}
        }
    }
    if templates > 0 {
        let values = merge_texts(values);
        return state.expression(ExprKind::TemplateStr { values }, start, end);
    }
    if is_formatted {
        let values = merge_texts(values);
        return state.expression(ExprKind::JoinedStr { values }, start, end);
    }
    join_texts(values, Span::new(start, end))
}

fn concatenate_bytes(state: &State<'_>, pieces: Vec<Piece>, start: u32, end: u32) -> Expr {
    let mut all = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Bytes(bytes) => all.extend_from_slice(&bytes),
            Piece::Text(..) | Piece::Formatted { .. } => {}
        }
    }
    state.constant(Constant::Bytes(Rc::from(all)), start, end)
}

/// Joins neighbouring texts and drops empty ones.
fn merge_texts(values: Vec<Expr>) -> Vec<Expr> {
    let mut merged = Vec::with_capacity(values.len());
    let mut texts: Vec<Expr> = Vec::new();
    for value in values {
        if matches!(value.node, ExprKind::Constant { .. }) {
            texts.push(value);
        } else {
            flush_texts(&mut texts, &mut merged);
            merged.push(value);
        }
    }
    flush_texts(&mut texts, &mut merged);
    merged
}

fn flush_texts(texts: &mut Vec<Expr>, merged: &mut Vec<Expr>) {
    if texts.len() == 1 {
        merged.extend(texts.pop().filter(|text| !is_empty(text)));
    } else if let (Some(first), Some(last)) = (texts.first(), texts.last()) {
        let span = first.span.to(last.span);
        let joined = join_texts(std::mem::take(texts), span);
        merged.extend(Some(joined).filter(|text| !is_empty(text)));
    }
}

fn is_empty(expr: &Expr) -> bool {
    matches!(&expr.node, ExprKind::Constant { value: Constant::Str(LiteralText::Text(text)), .. } if text.is_empty())
}

/// One constant of several; the first says whether it has the prefix `u`.
fn join_texts(values: Vec<Expr>, span: Span) -> Expr {
    let mut builder = TextBuilder::default();
    let mut prefix = None;
    for value in values {
        if let ExprKind::Constant { value: Constant::Str(text), unicode_prefix } = value.node {
            prefix = prefix.or(Some(unicode_prefix));
            builder.push(text);
        }
    }
    text_constant(builder.finish(), prefix.unwrap_or(false), span)
}

/// Text that grows; code points are kept one by one from the first lone surrogate on.
#[derive(Debug, Default)]
struct TextBuilder {
    text: String,
    points: Option<Vec<u32>>,
}

impl TextBuilder {
    fn push(&mut self, piece: LiteralText) {
        match (piece, &mut self.points) {
            (LiteralText::Text(text), None) => self.text.push_str(&text),
            (LiteralText::Text(text), Some(points)) => points.extend(text.chars().map(u32::from)),
            (LiteralText::CodePoints(more), Some(points)) => points.extend_from_slice(&more),
            (LiteralText::CodePoints(more), None) => {
                let mut points: Vec<u32> = self.text.chars().map(u32::from).collect();
                points.extend_from_slice(&more);
                self.points = Some(points);
            }
        }
    }

    fn finish(self) -> LiteralText {
        match self.points {
            Some(points) => LiteralText::CodePoints(points.into()),
            None => LiteralText::Text(self.text.into()),
        }
    }
}
