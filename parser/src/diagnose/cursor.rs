//! The tokens of a source that did not parse, and what the search remembers about them.

use std::cell::Cell;

use rustc_hash::FxHashMap;
use taipan_lexer::{Extent, Token};

use crate::Span;
use crate::error::SyntaxError;

/// The search ends at the first message it finds.
pub type Found = Box<SyntaxError>;

/// What a rule recognised, if it did; or the message it ran into.
pub type Recognised = Result<Option<Node>, Found>;

/// An expression that was recognised: tokens, not a tree.
#[derive(Debug, Clone)]
pub struct Node {
    /// How messages speak of it.
    pub kind: &'static str,
    /// The first token of its place; parentheses around it do not count.
    pub first: usize,
    /// The token after its place.
    pub last: usize,
    /// The token after it, parentheses included.
    pub next: usize,
    /// The elements of a tuple or list, what a star unpacks.
    pub elements: Vec<Node>,
}

impl Node {
    /// A node whose place is all it was read from.
    pub fn new(kind: &'static str, first: usize, next: usize) -> Node {
        Node { kind, first, last: next, next, elements: Vec::new() }
    }

    /// The first part that cannot be assigned to, or deleted.
    pub fn invalid_target(&self, deletes: bool) -> Option<&Node> {
        match self.kind {
            "name" | "attribute" | "subscript" => None,
            "starred" if deletes => Some(self),
            "tuple" | "list" | "starred" => {
                self.elements.iter().find_map(|element| element.invalid_target(deletes))
            }
            _ => Some(self),
        }
    }
}

/// The rules whose answers are remembered, lest nested brackets be read again and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// `expression`
    Expression,
    /// `named_expression`
    Named,
    /// `disjunction`
    Disjunction,
    /// `bitwise_or`
    BitwiseOr,
    /// `primary`
    Primary,
}

/// The state of one search.
pub struct Cursor<'a> {
    source: &'a str,
    tokens: &'a [(Token, Span)],
    /// For each token, how many brackets are open after it.
    levels: Vec<u32>,
    memo: FxHashMap<(Rule, usize, bool), Option<Node>>,
    /// Whether rules that only recognise errors are asked.
    pub reports: bool,
    /// Whether the search only looks around: what it remembers then is kept apart.
    is_quiet: bool,
    /// How deep the rules have called each other.
    depth: u32,
    /// The token the parser stopped at: messages without a place of their own point at the last token read.
    pub stopped: usize,
    /// Whether a token past the last was asked for.
    pub ran_out: Cell<bool>,
    /// Set when the search went too deep: nothing it says counts then.
    pub gave_up: bool,
}

/// A search does not follow deeper nesting than this.
const DEPTH_LIMIT: u32 = 80;

impl<'a> Cursor<'a> {
    pub fn new(source: &'a str, tokens: &'a [(Token, Span)], stopped: usize) -> Self {
        Cursor {
            source,
            tokens,
            levels: levels(tokens),
            memo: FxHashMap::default(),
            reports: true,
            is_quiet: false,
            depth: 0,
            stopped,
            ran_out: Cell::new(false),
            gave_up: false,
        }
    }

    /// The token at an index; the end of the file past the last.
    pub fn token(&self, at: usize) -> &'a Token {
        if at >= self.tokens.len() {
            self.ran_out.set(true);
        }
        self.tokens.get(at).map_or(&Token::EndOfFile, |(token, _)| token)
    }

    pub fn is(&self, at: usize, token: &Token) -> bool {
        self.token(at) == token
    }

    pub fn is_name(&self, at: usize) -> bool {
        matches!(self.token(at), Token::Name(_))
    }

    /// Whether a name stands there, and which.
    pub fn name(&self, at: usize) -> Option<&'a str> {
        if self.is_name(at) { Some(self.span(at).text(self.source)) } else { None }
    }

    /// Whether the name there is a soft keyword.
    pub fn is_soft_keyword(&self, at: usize) -> bool {
        matches!(self.name(at), Some("match" | "case" | "type" | "_"))
    }

    /// Where a token stands; the end of the source past the last.
    pub fn span(&self, at: usize) -> Span {
        let end = u32::try_from(self.source.len()).unwrap_or(u32::MAX);
        self.tokens.get(at).map_or(Span::point(end), |(_, span)| *span)
    }

    /// How many brackets are open after a token.
    pub fn level(&self, at: usize) -> u32 {
        self.levels.get(at).copied().unwrap_or(0)
    }

    /// Where the last token stands that was read, if the search is at `at`.
    pub fn last_read(&self, at: usize) -> Span {
        self.span(at.max(self.stopped))
    }

    /// From one token up to another, the second excluded.
    pub fn range(&self, first: usize, last: usize) -> Span {
        let end = if last > first { self.span(last - 1).end } else { self.span(first).end };
        Span::new(self.span(first).start, end)
    }

    /// From one token into another: where CPython ends a range that has no end of its own.
    pub fn up_to_next(&self, first: usize, next: usize) -> Span {
        Span::new(self.span(first).start, self.span(next).end.saturating_sub(1))
    }

    pub fn place(&self, node: &Node) -> Span {
        self.range(node.first, node.last)
    }

    /// From the start of one node to the end of another.
    pub fn across(&self, first: &Node, last: &Node) -> Span {
        self.range(first.first, last.last)
    }

    /// Ends the search, if reports are wanted.
    pub fn report<T>(&self, message: impl Into<String>, span: Span) -> Result<Option<T>, Found> {
        if self.reports { Err(Box::new(SyntaxError::new(message, span))) } else { Ok(None) }
    }

    /// Ends the search at the first character of a token.
    pub fn report_character<T>(&self, message: &str, at: usize) -> Result<Option<T>, Found> {
        let error = SyntaxError::new(message, self.span(at));
        if self.reports {
            Err(Box::new(SyntaxError { extent: Extent::Character, ..error }))
        } else {
            Ok(None)
        }
    }

    /// Calls a rule, or remembers what it answered before, even if it was not to report then: so does CPython.
    pub fn remember(
        &mut self,
        rule: Rule,
        at: usize,
        call: impl FnOnce(&mut Self, usize) -> Recognised,
    ) -> Recognised {
        let key = (rule, at, self.is_quiet);
        if let Some(known) = self.memo.get(&key) {
            return Ok(known.clone());
        }
        if self.depth >= DEPTH_LIMIT {
            self.gave_up = true;
            return Ok(None);
        }
        self.depth += 1;
        let answer = call(self, at);
        self.depth -= 1;
        let answer = answer?;
        self.memo.insert(key, answer.clone());
        Ok(answer)
    }

    /// Calls a rule without reports; what it finds is remembered for later calls that would report.
    pub fn without_reports<T>(&mut self, call: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.reports, false);
        let answer = call(self);
        self.reports = before;
        answer
    }

    /// Calls a rule without reports, to look around: later calls know nothing of it.
    pub fn quietly<T>(&mut self, call: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.is_quiet, true);
        let answer = self.without_reports(call);
        self.is_quiet = before;
        answer
    }
}

/// How many brackets are open after each token.
fn levels(tokens: &[(Token, Span)]) -> Vec<u32> {
    let mut level = 0_u32;
    let after = |(token, _): &(Token, Span)| {
        match token {
            Token::LeftParenthesis | Token::LeftBracket | Token::LeftBrace => level += 1,
            Token::RightParenthesis | Token::RightBracket | Token::RightBrace => {
                level = level.saturating_sub(1)
            }
            _ => {}
        }
        level
    };
    tokens.iter().map(after).collect()
}
