//! The scanner's half for strings: plain ones, and the pieces of f-strings and t-strings.
//!
//! A value that cannot be made (`"\\x1"`) does not stop the scanner: CPython asks for values later than for tokens, so a broken
//! token further down may be what is shown.

use crate::error::LexError;
use crate::escape::{Decoder, TextBuilder, normalise_line_ends};
use crate::fstring::{OpenString, Stop};
use crate::scan::{Lexeme, Scanned, Scanner};
use crate::source::Span;
use crate::string::{self, Prefix, Quotes};
use crate::token::{FStringKind, LiteralText, StringLiteral, Token};

/// How many f-strings may be open at once, one in a field of the other, as in CPython.
const DEEPEST_STRING: usize = 149;

/// A literal that is well-formed as a token but has no value.
pub(crate) struct LiteralError {
    pub error: LexError,
    /// Where the tokens end that the parser sees before it asks for the value.
    pub stop: usize,
    /// Start of the f-string whose text it is, while that is open: until its end nobody asks for the value.
    open: Option<usize>,
}

impl LiteralError {
    /// Whether a token was broken before anybody asked for the value.
    pub(crate) fn is_open(&self) -> bool {
        self.open.is_some()
    }
}

impl Scanner<'_> {
    /// A string of any kind; its quotes open at `quote`.
    pub(crate) fn string(&mut self, prefix: Prefix, start: usize, quote: usize) -> Scanned<Token> {
        if let Some((first, second)) = prefix.conflict() {
            let message = format!("'{first}' and '{second}' prefixes are incompatible");
            return Err(LexError::range(Span::of(start, quote), message));
        }
        let mark = self.bytes.get(quote).copied().unwrap_or(b'"');
        let quotes = Quotes::open(self.bytes, quote, mark);
        let body = quote + quotes.len();
        if prefix.format || prefix.template {
            return self.open_string(prefix, quotes, start, body);
        }
        let found = string::find_end(self.source, start, body, quotes)
            .map_err(|error| self.or_brace(error, quotes))?;
        self.advance_to(found.end + quotes.len());
        let text = self.source.get(body..found.end).unwrap_or("");
        let whole = Span::of(start, found.end + quotes.len());
        if prefix.bytes {
            return Ok(Token::Bytes(self.bytes_value(text, body, prefix.raw, whole)));
        }
        let text = if found.plain {
            LiteralText::Text(text.into())
        } else {
            let mut builder = TextBuilder::default();
            if let Err(message) = self.text_value(Decoder::new(text, body), prefix.raw, &mut builder) {
                self.wrong_literal(whole, message, None);
            }
            builder.finish()
        };
        Ok(Token::Str(StringLiteral { text, unicode_prefix: prefix.unicode }))
    }

    /// In a field, a string that never ends and has the quotes of the f-string is a missing brace.
    fn or_brace(&self, error: LexError, quotes: Quotes) -> LexError {
        match self.strings.last() {
            Some(string) if string.quotes == quotes => {
                LexError { message: string.message("expecting '}'"), incomplete: None, ..error }
            }
            Some(_) | None => error,
        }
    }

    fn bytes_value(&mut self, text: &str, base: usize, raw: bool, whole: Span) -> Box<[u8]> {
        if !text.is_ascii() {
            self.wrong_literal(whole, "bytes can only contain ASCII literal characters".to_string(), None);
            return Box::default();
        }
        if raw {
            return normalise_line_ends(text).as_bytes().into();
        }
        match Decoder::new(text, base).bytes() {
            Ok((bytes, warning)) => {
                self.warnings.extend(warning);
                bytes
            }
            Err(message) => {
                self.wrong_literal(whole, message, None);
                Box::default()
            }
        }
    }

    /// Decodes into `output`; an error is the message.
    fn text_value(
        &mut self,
        decoder: Decoder<'_>,
        raw: bool,
        output: &mut TextBuilder,
    ) -> Result<(), String> {
        if raw {
            output.push_str(&normalise_line_ends(decoder.source_text()));
        } else {
            self.warnings.extend(decoder.text(output)?);
        }
        Ok(())
    }

    /// Remembers a literal that `span` covers and that has no value; `open` is the start of the f-string it is part of.
    fn wrong_literal(&mut self, span: Span, message: String, open: Option<usize>) {
        let stop = span.start as usize;
        let error = LexError::range(span, message).after_parser();
        self.literal_error.get_or_insert(LiteralError { error, stop, open });
    }

    /// The f-string that started at `start` ends at `end`.
    fn string_closed(&mut self, start: usize, end: usize) {
        if let Some(literal) = &mut self.literal_error
            && literal.open == Some(start)
        {
            literal.open = None;
            literal.stop = end;
        }
    }

    fn open_string(&mut self, prefix: Prefix, quotes: Quotes, start: usize, body: usize) -> Scanned<Token> {
        self.advance_to(body);
        if self.strings.len() >= DEEPEST_STRING {
            return Err(LexError::before(self.source, body, "too many nested f-strings or t-strings"));
        }
        self.strings.push(OpenString {
            quotes,
            raw: prefix.raw,
            template: prefix.template,
            start,
            in_text: true,
            in_spec: false,
            depth: 0,
            fields: 0,
        });
        let kind = FStringKind { raw: prefix.raw, template: prefix.template, triple: quotes.triple };
        Ok(Token::FStringStart(kind))
    }

    /// The text of the innermost f-string up to a field or its end, as one token; nothing if there is none before a brace.
    pub(crate) fn string_text(&mut self) -> Scanned<Option<(Lexeme, Span)>> {
        let start = self.raw.span().end;
        let mut offset = start;
        let mut text = TextBuilder::default();
        loop {
            let Some(string) = self.strings.last_mut() else { return Ok(None) };
            let piece = string.piece(self.source, offset, &mut self.warnings)?;
            let (raw, opened, end) = (string.raw, string.start, piece.end);
            match piece.stop {
                Stop::Text(_) => {}
                Stop::Field => string.enter_field(self.source, end)?,
                Stop::Brace => string.leave_text(),
                Stop::Quotes if end > start => {}
                Stop::Quotes => {
                    let end = end + string.quotes.len();
                    self.strings.pop();
                    self.string_closed(opened, end);
                    self.advance_to(end);
                    return Ok(Some((Lexeme::Token(Token::FStringEnd), Span::of(start, end))));
                }
            }
            let source_text = self.source.get(offset..end).unwrap_or("");
            let decoder = Decoder::new(source_text, offset).in_fstring();
            if let Err(message) = self.text_value(decoder, raw, &mut text) {
                self.wrong_literal(Span::of(offset, end), message, Some(opened));
            }
            if let Stop::Text(next) = piece.stop {
                offset = next;
                continue;
            }
            self.advance_to(end);
            if text.is_empty() && !matches!(piece.stop, Stop::Quotes) {
                return Ok(None);
            }
            return Ok(Some((Lexeme::Token(Token::FStringMiddle(text.finish())), Span::of(start, end))));
        }
    }
}
