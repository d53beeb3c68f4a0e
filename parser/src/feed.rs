//! From the lexer's tokens to the grammar's terminals.
//!
//! Three things the grammar cannot see are decided here, by looking ahead over the tokens:
//!
//! - which mode the source is in: a marker goes before the first token, so that one start symbol serves all;
//! - whether `match`, `case` and `type` are keywords where they stand;
//! - whether the parenthesis after `with` surrounds a list of items with `as`: then `with` is a terminal of
//!   its own.

use rustc_hash::FxHashMap;
use taipan_lexer::Token;

use crate::actions::State;
use crate::ast::Name;
use crate::{Mode, Span, SyntaxError};

/// A terminal of the grammar.
#[derive(Debug, Clone)]
pub enum Terminal {
    /// Before a file.
    FileInput,
    /// Before an expression.
    EvalInput,
    /// Before what was typed at the prompt.
    SingleInput,
    /// `match` that starts a statement of its kind.
    Match,
    /// `case` in the block of a `match`.
    Case,
    /// `type` that starts a statement of its kind.
    Type,
    /// `with` before a parenthesised list of items.
    WithItems,
    /// An identifier.
    Name(Name),
    /// Anything else.
    Token(Token),
}

/// Where a token stands, as the grammar's tables want it.
type Spanned = Result<(u32, Terminal, u32), ()>;

/// What one level of indentation holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Block {
    /// Statements.
    Statements,
    /// The cases of a `match`.
    Cases,
}

/// The tokens of one source, as terminals.
pub struct Feed<'a, 'source> {
    state: &'a State<'source>,
    tokens: &'a mut [(Token, Span)],
    /// The next token.
    at: usize,
    mode: Option<Mode>,
    /// Whether the lexer stopped at an error: the tokens end in one then.
    broken: bool,
    /// Whether `<>` is written for `!=` from here on (PEP 401).
    flufl: bool,
    names: FxHashMap<Box<str>, Name>,
    blocks: Vec<Block>,
    /// What the next indented block will hold.
    next_block: Block,
    /// Brackets that are open.
    depth: u32,
    /// What the token before allows.
    position: Position,
}

/// What can stand at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Position {
    /// The first token of a line: any statement.
    Line,
    /// After a semicolon or a colon: a simple statement.
    Simple,
    /// Inside a statement.
    Inside,
}

impl<'a, 'source> Feed<'a, 'source> {
    /// Hands out `tokens`, whose literals it takes away.
    pub fn new(
        state: &'a State<'source>,
        tokens: &'a mut [(Token, Span)],
        mode: Mode,
        broken: bool,
        flufl: bool,
    ) -> Self {
        Feed {
            state,
            tokens,
            at: 0,
            mode: Some(mode),
            broken,
            flufl,
            names: FxHashMap::default(),
            blocks: Vec::new(),
            next_block: Block::Statements,
            depth: 0,
            position: if mode == Mode::Eval { Position::Inside } else { Position::Line },
        }
    }

    /// The index of the token that was handed out last.
    pub fn last_index(&self) -> usize {
        self.at.saturating_sub(1)
    }

    /// The token `ahead` places after the next one.
    fn peek(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead).map(|(token, _)| token)
    }

    fn intern(&mut self, text: Box<str>) -> Name {
        if let Some(name) = self.names.get(&text) {
            return name.clone();
        }
        let name = Name::new(&text);
        self.names.insert(text, name.clone());
        name
    }

    /// A name, or the soft keyword it is here. The token itself is already behind.
    fn name(&mut self, text: Box<str>) -> Terminal {
        let soft = match (&*text, self.position) {
            ("match", Position::Line) if self.depth == 0 && self.starts_match() => {
                self.next_block = Block::Cases;
                Some(Terminal::Match)
            }
            ("case", Position::Line) if self.blocks.last() == Some(&Block::Cases) => Some(Terminal::Case),
            ("type", Position::Line | Position::Simple) if matches!(self.peek(0), Some(Token::Name(_))) => {
                Some(Terminal::Type)
            }
            (_, Position::Line | Position::Simple | Position::Inside) => None,
        };
        match soft {
            Some(terminal) => terminal,
            None => Terminal::Name(self.intern(text)),
        }
    }

    /// Whether `match`, just passed at the start of a line, is a keyword.
    ///
    /// It is if what follows can start an expression and the line ends in a colon, or if what follows cannot
    /// go on from a name at all. A line that lacks its colon counts too, if an indented one follows.
    fn starts_match(&self) -> bool {
        match self.peek(0).map(after_soft_keyword) {
            Some(After::Subject) => true,
            Some(After::Either) => self.line_ends_in_colon(),
            Some(After::Name) | None => false,
        }
    }

    fn line_ends_in_colon(&self) -> bool {
        let mut depth = 0_u32;
        let mut last_is_colon = false;
        for (index, (token, _)) in self.tokens.iter().enumerate().skip(self.at) {
            match token {
                Token::Newline => return last_is_colon || self.is_indent(index + 1),
                Token::EndOfFile => return last_is_colon,
                Token::LeftParenthesis | Token::LeftBracket | Token::LeftBrace => depth += 1,
                Token::RightParenthesis | Token::RightBracket | Token::RightBrace => {
                    depth = depth.saturating_sub(1);
                }
                _ => {}
            }
            last_is_colon = depth == 0 && *token == Token::Colon;
        }
        last_is_colon
    }

    fn is_indent(&self, index: usize) -> bool {
        matches!(self.tokens.get(index), Some((Token::Indent, _)))
    }

    /// Whether `from`, just passed, begins `from __future__ import barry_as_FLUFL`.
    fn asks_for_flufl(&self) -> bool {
        let is_name = |token: &Token, wanted: &str| matches!(token, Token::Name(text) if **text == *wanted);
        self.peek(0).is_some_and(|token| is_name(token, "__future__"))
            && self.peek(1) == Some(&Token::Import)
            && self.tokens.get(self.at + 2..).is_some_and(|rest| {
                let mut line =
                    rest.iter().map(|(token, _)| token).take_while(|token| **token != Token::Newline);
                line.any(|token| is_name(token, "barry_as_FLUFL"))
            })
    }

    /// Whether the parenthesis after `with`, just passed, holds an `as` of its own and a colon follows it.
    fn starts_item_list(&self) -> bool {
        if self.peek(0) != Some(&Token::LeftParenthesis) {
            return false;
        }
        let mut depth = 0_u32;
        let mut saw_as = false;
        for (index, (token, _)) in self.tokens.iter().enumerate().skip(self.at) {
            match token {
                Token::LeftParenthesis | Token::LeftBracket | Token::LeftBrace => depth += 1,
                Token::RightParenthesis | Token::RightBracket | Token::RightBrace => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        let after = self.tokens.get(index + 1).map(|(token, _)| token);
                        return saw_as && after == Some(&Token::Colon);
                    }
                }
                Token::As if depth == 1 => saw_as = true,
                Token::EndOfFile => return false,
                _ => {}
            }
        }
        false
    }

    /// Keeps count of lines, blocks and brackets.
    fn track(&mut self, token: &Token) {
        self.position = match token {
            Token::Newline => Position::Line,
            Token::Indent => {
                self.blocks.push(std::mem::replace(&mut self.next_block, Block::Statements));
                Position::Line
            }
            Token::Dedent => {
                self.blocks.pop();
                Position::Line
            }
            Token::Semicolon | Token::Colon if self.depth == 0 => Position::Simple,
            Token::LeftParenthesis | Token::LeftBracket | Token::LeftBrace => {
                self.depth += 1;
                Position::Inside
            }
            Token::RightParenthesis | Token::RightBracket | Token::RightBrace => {
                self.depth = self.depth.saturating_sub(1);
                Position::Inside
            }
            _ => Position::Inside,
        };
    }
}

impl Iterator for Feed<'_, '_> {
    type Item = Spanned;

    fn next(&mut self) -> Option<Spanned> {
        if let Some(mode) = self.mode.take() {
            let marker = match mode {
                Mode::File => Terminal::FileInput,
                Mode::Eval => Terminal::EvalInput,
                Mode::Single => Terminal::SingleInput,
            };
            return Some(Ok((0, marker, 0)));
        }
        if self.state.has_failed() {
            return Some(Err(()));
        }
        let Some((slot, span)) = self.tokens.get_mut(self.at) else {
            return if self.broken { Some(Err(())) } else { None };
        };
        let span = *span;
        let token = take_literal(slot);
        self.at += 1;
        self.state.set_last_token(span);
        let terminal = match token {
            Token::Name(text) => {
                let terminal = self.name(text);
                self.position = Position::Inside;
                terminal
            }
            Token::EndOfFile => return None,
            Token::With if self.starts_item_list() => {
                self.position = Position::Inside;
                Terminal::WithItems
            }
            Token::LessGreater if self.flufl => Terminal::Token(Token::NotEqual),
            Token::NotEqual if self.flufl => {
                let message = "with Barry as BDFL, use '<>' instead of '!='";
                self.state.fail(SyntaxError::new(message, span));
                return Some(Err(()));
            }
            token => {
                self.flufl |= token == Token::From && self.asks_for_flufl();
                self.track(&token);
                Terminal::Token(token)
            }
        };
        Some(Ok((span.start, terminal, span.end)))
    }
}

/// The token with its literal; an empty one stays behind, so that the kinds of all tokens can still be read.
fn take_literal(slot: &mut Token) -> Token {
    use taipan_lexer::{IntLiteral, LiteralText, StringLiteral};
    let empty_text = || LiteralText::Text(Box::default());
    let empty = match slot {
        Token::Name(_) => Token::Name(Box::default()),
        Token::Int(_) => Token::Int(IntLiteral { digits: Box::default(), radix: 10 }),
        Token::Str(_) => Token::Str(StringLiteral { text: empty_text(), unicode_prefix: false }),
        Token::Bytes(_) => Token::Bytes(Box::default()),
        Token::FStringMiddle(_) => Token::FStringMiddle(empty_text()),
        other => return other.clone(),
    };
    std::mem::replace(slot, empty)
}

/// What a token after `match` says about it.
enum After {
    /// It starts a subject: `match` is a keyword.
    Subject,
    /// It could start a subject or go on from a name.
    Either,
    /// It goes on from a name, or ends it.
    Name,
}

fn after_soft_keyword(token: &Token) -> After {
    match token {
        Token::Name(_)
        | Token::Int(_)
        | Token::Float(_)
        | Token::Imaginary(_)
        | Token::Str(_)
        | Token::Bytes(_)
        | Token::FStringStart(_)
        | Token::None
        | Token::True
        | Token::False
        | Token::Ellipsis
        | Token::LeftBrace
        | Token::Tilde
        | Token::Lambda
        | Token::Await => After::Subject,
        Token::LeftParenthesis
        | Token::LeftBracket
        | Token::Minus
        | Token::Plus
        | Token::Star
        | Token::Not => After::Either,
        _ => After::Name,
    }
}
