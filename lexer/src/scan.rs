//! The scanner: what the automaton finds, made into tokens.
//!
//! The automaton ([`Raw`]) knows words, operators and where numbers and strings start. The scanner looks closer at those,
//! keeps the brackets and the open f-strings, and says where lines start and end. Its half for strings is `literal.rs`. It
//! knows no indentation: that is `layout.rs`, which reads [`Lexeme`]s.

use logos::Logos;

use crate::bracket::Brackets;
use crate::error::{ErrorKind, Extent, Incomplete, LexError, Warning};
use crate::fstring::OpenString;
use crate::literal::LiteralError;
use crate::source::Span;
use crate::string::Prefix;
use crate::token::{Raw, Token};
use crate::{name, number};

/// A token, or what the layout must know about lines.
pub(crate) enum Lexeme {
    /// A token.
    Token(Token),
    /// The white space before the first token of a line that is neither blank nor inside brackets.
    LineStart,
    /// The end of such a line.
    LineEnd,
    /// The end of the text.
    End,
}

/// Reads one text from start to end.
pub(crate) struct Scanner<'source> {
    pub(crate) source: &'source str,
    pub(crate) bytes: &'source [u8],
    pub(crate) raw: logos::Lexer<'source, Raw>,
    brackets: Brackets,
    pub(crate) strings: Vec<OpenString>,
    at_line_start: bool,
    /// In source order.
    pub(crate) warnings: Vec<Warning>,
    /// The first literal whose value is wrong. Scanning goes on: a broken token further down may be shown instead.
    pub(crate) literal_error: Option<LiteralError>,
}

pub(crate) type Scanned<T> = Result<T, LexError>;

impl<'source> Scanner<'source> {
    pub(crate) fn new(source: &'source str) -> Self {
        Self {
            source,
            bytes: source.as_bytes(),
            raw: Raw::lexer(source),
            brackets: Brackets::default(),
            strings: Vec::new(),
            at_line_start: true,
            warnings: Vec::new(),
            literal_error: None,
        }
    }

    /// The next lexeme. An error inside an f-string never hides one of the parser.
    pub(crate) fn next(&mut self) -> Scanned<(Lexeme, Span)> {
        self.lexeme().map_err(|error| if self.strings.is_empty() { error } else { error.after_parser() })
    }

    fn lexeme(&mut self) -> Scanned<(Lexeme, Span)> {
        if self.at_line_start {
            self.at_line_start = false;
            if let Some(indentation) = self.line_start()? {
                return Ok((Lexeme::LineStart, indentation));
            }
        }
        if self.strings.last().is_some_and(|string| string.in_text)
            && let Some(token) = self.string_text()?
        {
            return Ok(token);
        }
        while let Some(raw) = self.raw.next() {
            let span = self.raw.span();
            let Ok(raw) = raw else { return Err(self.stray(span.start)) };
            let lexeme = match raw {
                Raw::Hash => {
                    self.advance_to(self.line_end(span.end));
                    continue;
                }
                Raw::LineEnd if !self.brackets.is_empty() => continue,
                Raw::LineEnd => {
                    self.at_line_start = true;
                    Lexeme::LineEnd
                }
                Raw::Backslash => {
                    let end = self.joined_line(span.start)?;
                    self.advance_to(end);
                    continue;
                }
                raw => Lexeme::Token(self.token(raw, span.start, span.end)?),
            };
            return Ok((lexeme, Span::of(span.start, self.raw.span().end)));
        }
        self.end()
    }

    /// Skips blank lines; then the white space of the first line that is not blank, if there is one.
    fn line_start(&mut self) -> Scanned<Option<Span>> {
        let mut start = self.raw.span().end;
        let mut offset = start;
        loop {
            match self.bytes.get(offset) {
                Some(b' ' | b'\t' | b'\x0C') => offset += 1,
                Some(b'\\') => offset = self.joined_line(offset)?,
                Some(b'\n' | b'\r') => {
                    offset += 1;
                    start = offset;
                }
                Some(b'#') => offset = self.line_end(offset),
                Some(_) => break,
                None => {
                    self.advance_to(offset);
                    return Ok(None);
                }
            }
        }
        self.advance_to(offset);
        Ok(Some(Span::of(start, offset)))
    }

    /// Offset of the next line end, or of the end of the text.
    fn line_end(&self, offset: usize) -> usize {
        let rest = self.bytes.get(offset..).unwrap_or_default();
        offset + rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len())
    }

    /// Offset after a backslash and the line end it joins over.
    fn joined_line(&self, backslash: usize) -> Scanned<usize> {
        let after = backslash + 1;
        let end = match self.bytes.get(after..) {
            None | Some([]) => after,
            Some([b'\r', b'\n', ..]) => after + 2,
            Some([b'\n' | b'\r', ..]) => after + 1,
            Some(_) => {
                let message = "unexpected character after line continuation character";
                let span = Span::of(after, after + 1);
                return Err(LexError::of_line(ErrorKind::Syntax, Extent::Open, span, message));
            }
        };
        if end < self.bytes.len() {
            return Ok(end);
        }
        let error = self.brackets.never_closed(self.source).unwrap_or_else(|| {
            let span = Span::of(after, after);
            LexError::of_line(ErrorKind::Syntax, Extent::Unplaced, span, "unexpected EOF while parsing")
        });
        Err(error.incomplete(Incomplete::Backslash))
    }

    fn end(&self) -> Scanned<(Lexeme, Span)> {
        match self.brackets.never_closed(self.source) {
            Some(error) => Err(error),
            None => Ok((Lexeme::End, Span::of(self.bytes.len(), self.bytes.len()))),
        }
    }

    /// Moves the automaton on.
    pub(crate) fn advance_to(&mut self, offset: usize) {
        let here = self.raw.span().end;
        self.raw.bump(offset.saturating_sub(here));
    }

    /// A character the automaton knows nothing of: a control character.
    fn stray(&self, offset: usize) -> LexError {
        let character = self.source.get(offset..).and_then(|rest| rest.chars().next()).unwrap_or('\u{FFFD}');
        name::wrong_character(self.source, offset, character)
    }

    /// The token that starts as `raw`; the automaton is left at its end.
    fn token(&mut self, raw: Raw, start: usize, end: usize) -> Scanned<Token> {
        match raw {
            Raw::Word => self.word(start, end),
            Raw::Beyond => self.long_name(start),
            Raw::Digit => self.number(start),
            Raw::Quote => self.string(Prefix::default(), start, start),
            Raw::Stray => Ok(Token::Unknown(self.bytes.get(start).map_or('?', |&byte| byte.into()))),
            Raw::LeftParenthesis => self.open_bracket('(', start, Token::LeftParenthesis),
            Raw::LeftBracket => self.open_bracket('[', start, Token::LeftBracket),
            Raw::LeftBrace => self.open_bracket('{', start, Token::LeftBrace),
            Raw::RightParenthesis => self.close_bracket(')', start, Token::RightParenthesis),
            Raw::RightBracket => self.close_bracket(']', start, Token::RightBracket),
            Raw::RightBrace => self.close_bracket('}', start, Token::RightBrace),
            Raw::Colon | Raw::ColonEqual if self.starts_spec() => {
                self.raw = Raw::lexer(self.source);
                self.raw.bump(start + 1);
                Ok(Token::Colon)
            }
            fixed => match fixed.fixed() {
                Some(keyword) if keyword.is_keyword() && self.goes_beyond(end) => self.long_name(start),
                Some(token) => Ok(token),
                None => Err(self.stray(start)),
            },
        }
    }

    fn goes_beyond(&self, offset: usize) -> bool {
        self.bytes.get(offset).is_some_and(|byte| !byte.is_ascii())
    }

    fn word(&mut self, start: usize, end: usize) -> Scanned<Token> {
        let word = self.source.get(start..end).unwrap_or("");
        match self.bytes.get(end) {
            Some(b'"' | b'\'') => match Prefix::read(word) {
                Some(prefix) => self.string(prefix, start, end),
                None => Ok(Token::Name(word.into())),
            },
            Some(0x80..) => self.long_name(start),
            Some(_) | None => Ok(Token::Name(word.into())),
        }
    }

    /// A name that goes beyond ASCII.
    fn long_name(&mut self, start: usize) -> Scanned<Token> {
        let (name, end) = name::read(self.source, start)?;
        self.advance_to(end);
        Ok(Token::Name(name))
    }

    fn number(&mut self, start: usize) -> Scanned<Token> {
        let number = number::read(self.source, start)?;
        if let Some(message) = number.touches_keyword {
            self.warnings.push(Warning { message: message.to_string(), span: Span::of(start, number.end) });
        }
        self.advance_to(number.end);
        Ok(number.token)
    }

    fn open_bracket(&mut self, mark: char, offset: usize, token: Token) -> Scanned<Token> {
        self.brackets.open(self.source, mark, offset)?;
        if let Some(string) = self.strings.last_mut() {
            string.depth += 1;
        }
        Ok(token)
    }

    fn close_bracket(&mut self, mark: char, offset: usize, token: Token) -> Scanned<Token> {
        let before = |message| Err(LexError::before(self.source, offset + 1, message));
        if let Some(string) = self.strings.last()
            && mark == '}'
            && string.depth == 0
        {
            return before(string.message("single '}' is not allowed"));
        }
        let open = self.brackets.close(self.source, mark, offset)?;
        let string = self.strings.last_mut();
        if !open.matches(mark) {
            return match string {
                Some(string) if open.mark == '{' && string.at_field_level() => {
                    before(string.message(&format!("unmatched '{mark}'")))
                }
                Some(_) | None => Err(open.mismatch(self.source, mark, offset)),
            };
        }
        if let Some(string) = string {
            if mark == '}' && string.at_field_level() {
                string.leave_field();
            }
            string.depth = string.depth.saturating_sub(1);
        }
        Ok(token)
    }

    /// Whether a colon here starts the format spec of a field; if so, it has.
    fn starts_spec(&mut self) -> bool {
        match self.strings.last_mut() {
            Some(string) if string.at_field_level() => {
                string.in_text = true;
                string.in_spec = true;
                true
            }
            Some(_) | None => false,
        }
    }
}
