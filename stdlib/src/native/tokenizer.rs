//! `_tokenize`: a source as tokens with their places, as scripts see them.
//!
//! The tokens are the lexer's. What lies between them (comments, blank lines, line ends inside brackets) the lexer
//! skips; here it is read again, because a script that asks for `extra_tokens` wants it. The script half reads the
//! lines and hands tokens out one by one.

use taipan_lexer::{LineIndex, Span, Token, tokenize};
use taipan_parser::SyntaxError;
use taipan_vm::error::Answer;
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{flag, wanted};

/// The module `_tokenize`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_tokenize",
    doc: "",
    functions: &[NativeRow::function(
        "_tokens",
        "($module, source, extra_tokens, /)",
        tokens,
        "The tokens of a source as tuples, and the exception that ends them or None.",
    )],
    types: &[],
    fill: None,
    script: script!("tokenizer.py"),
};

/// Kinds in the order of their numbers in the module `token`, from 0.
const KINDS: &[&str] = &[
    "ENDMARKER",
    "NAME",
    "NUMBER",
    "STRING",
    "NEWLINE",
    "INDENT",
    "DEDENT",
    "LPAR",
    "RPAR",
    "LSQB",
    "RSQB",
    "COLON",
    "COMMA",
    "SEMI",
    "PLUS",
    "MINUS",
    "STAR",
    "SLASH",
    "VBAR",
    "AMPER",
    "LESS",
    "GREATER",
    "EQUAL",
    "DOT",
    "PERCENT",
    "LBRACE",
    "RBRACE",
    "EQEQUAL",
    "NOTEQUAL",
    "LESSEQUAL",
    "GREATEREQUAL",
    "TILDE",
    "CIRCUMFLEX",
    "LEFTSHIFT",
    "RIGHTSHIFT",
    "DOUBLESTAR",
    "PLUSEQUAL",
    "MINEQUAL",
    "STAREQUAL",
    "SLASHEQUAL",
    "PERCENTEQUAL",
    "AMPEREQUAL",
    "VBAREQUAL",
    "CIRCUMFLEXEQUAL",
    "LEFTSHIFTEQUAL",
    "RIGHTSHIFTEQUAL",
    "DOUBLESTAREQUAL",
    "DOUBLESLASH",
    "DOUBLESLASHEQUAL",
    "AT",
    "ATEQUAL",
    "RARROW",
    "ELLIPSIS",
    "COLONEQUAL",
    "EXCLAMATION",
    "OP",
    "TYPE_IGNORE",
    "TYPE_COMMENT",
    "SOFT_KEYWORD",
    "FSTRING_START",
    "FSTRING_MIDDLE",
    "FSTRING_END",
    "TSTRING_START",
    "TSTRING_MIDDLE",
    "TSTRING_END",
    "COMMENT",
    "NL",
];

const FIRST_OPERATOR: i64 = 7;
const OPERATOR: i64 = 55;
const STRING_START: i64 = 59;
const STRING_MIDDLE: i64 = 60;
const STRING_END: i64 = 61;
/// How far the kinds of t-strings stand behind those of f-strings.
const TEMPLATE: i64 = 3;
const COMMENT: i64 = 65;
const LINE_END: i64 = 66;

/// The number of a kind, without regard to `extra_tokens`.
fn number(token: &Token) -> i64 {
    let name = match token.name() {
        "KEYWORD" => "NAME",
        "INT" | "FLOAT" | "IMAGINARY" => "NUMBER",
        "BYTES" => "STRING",
        "LESSGREATER" => "NOTEQUAL",
        other => other,
    };
    KINDS.iter().position(|kind| *kind == name).map_or(OPERATOR, |at| at as i64)
}

fn tokens(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let source = wanted(cx, arguments, 0)?.clone();
    let source = cx.text_of(&source);
    let extra = flag(cx, arguments.get(1), false);
    cx.charge(source.len() / 4)?;
    cx.check_room(source.len().saturating_mul(16))?;
    let found = tokenize(&source);
    let open = found
        .error
        .as_ref()
        .is_some_and(|error| error.incomplete.is_some() && !error.message.starts_with("unterminated"));
    let mut writer = Writer::new(cx, &source, extra);
    let mut kept = found.tokens.as_slice();
    while let Some(((Token::Dedent, _), before)) = kept.split_last()
        && found.error.is_some()
    {
        // the line that it begins is the one that is wrong
        kept = before;
    }
    for (token, span) in kept {
        writer.token(token, *span)?;
    }
    if open && extra {
        writer.between(source.len(), true)?;
    }
    let rows = writer.rows;
    let list = cx.list(&rows)?;
    let error = match found.error {
        None => Value::NONE,
        Some(error) => {
            let mut error = SyntaxError::from(error);
            if open {
                error.message = "unexpected EOF in multi-line statement".to_string();
            }
            let _ = cx.raise_syntax_error(&error, &source, "<string>", taipan_parser::Mode::File, false);
            cx.take_raised()
        }
    };
    cx.tuple(&[list, error])
}

/// A place, counted as `tokenize` counts: lines from 1, columns in characters from 0.
#[derive(Clone, Copy)]
struct At {
    line: u32,
    column: u32,
}

/// Writes rows, from the start of the source to its end.
struct Writer<'run> {
    cx: &'run mut Cx,
    source: &'run str,
    lines: LineIndex,
    extra: bool,
    rows: Vec<Value>,
    /// How far the source has been read, and where that is.
    offset: usize,
    at: At,
    /// The end of the last token.
    done: usize,
    /// Whether each string that is open is a template.
    strings: Vec<bool>,
    /// The last text of lines that a row had.
    shown: Option<(u32, u32, Value)>,
}

impl<'run> Writer<'run> {
    fn new(cx: &'run mut Cx, source: &'run str, extra: bool) -> Self {
        Writer {
            cx,
            source,
            lines: LineIndex::new(source),
            extra,
            rows: Vec::new(),
            offset: 0,
            at: At { line: 1, column: 0 },
            done: 0,
            strings: Vec::new(),
            shown: None,
        }
    }

    fn token(&mut self, token: &Token, span: Span) -> Answer<()> {
        let (start, end) = (span.start as usize, span.end as usize);
        let is_line_end = matches!(token, Token::Newline);
        if self.extra {
            self.between(start, is_line_end)?;
        }
        self.done = end;
        let mut kind = number(token);
        if matches!(token, Token::Newline | Token::Dedent | Token::EndOfFile) && start >= self.source.len() {
            return self.at_the_end(kind, is_line_end);
        }
        match token {
            Token::FStringStart(string) => self.strings.push(string.template),
            Token::FStringMiddle(_) => return self.middle(start, end),
            // the others have no text of their own to look at
            _ => {}
        }
        if (STRING_START..=STRING_END).contains(&kind) && self.strings.last() == Some(&true) {
            kind += TEMPLATE;
        }
        if matches!(token, Token::FStringEnd) {
            self.strings.pop();
        }
        if self.extra && (FIRST_OPERATOR..OPERATOR).contains(&kind) {
            kind = OPERATOR;
        }
        self.row(kind, start, end)
    }

    /// What has no text because the source is over. The end of a last line that lacks one stands on that line.
    fn at_the_end(&mut self, kind: i64, is_line_end: bool) -> Answer<()> {
        let at = self.advance(self.source.len());
        if is_line_end {
            return self.row_at(kind, "", at, At { column: at.column + 1, ..at });
        }
        let over = if at.column == 0 { at.line } else { at.line + 1 };
        let place = At { line: over, column: 0 };
        self.row_at(kind, "", place, place)
    }

    /// Text of an f-string: a doubled brace ends a piece, and only one of the two belongs to it.
    fn middle(&mut self, start: usize, end: usize) -> Answer<()> {
        let kind = if self.strings.last() == Some(&true) { STRING_MIDDLE + TEMPLATE } else { STRING_MIDDLE };
        let text = self.source.get(start..end).unwrap_or("");
        let mut from = 0;
        let mut before = None;
        for (at, letter) in text.char_indices() {
            let doubled = matches!(letter, '{' | '}') && before == Some(letter);
            if doubled {
                self.row(kind, start + from, start + at)?;
                from = at + 1;
            }
            before = if doubled { None } else { Some(letter) };
        }
        if from < text.len() || text.is_empty() { self.row(kind, start + from, end) } else { Ok(()) }
    }

    /// Comments and line ends between the last token and the next.
    fn between(&mut self, until: usize, line_end_follows: bool) -> Answer<()> {
        let mut at = self.done;
        let mut after_comment = false;
        while at < until {
            let rest = self.source.get(at..until).unwrap_or("");
            let line_end = if rest.starts_with("\r\n") { 2 } else { 1 };
            match rest.as_bytes().first() {
                Some(b'\n' | b'\r') => {
                    self.row(LINE_END, at, at + line_end)?;
                    at += line_end;
                    after_comment = false;
                }
                Some(b'#') => {
                    let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
                    self.row(COMMENT, at, at + length)?;
                    at += length;
                    after_comment = true;
                }
                Some(b'\\') => at += if rest.starts_with("\\\r\n") { 3 } else { 2 },
                Some(_) => at += 1,
                None => break,
            }
        }
        if after_comment && !line_end_follows && until >= self.source.len() {
            let place = self.advance(until);
            self.row_at(LINE_END, "", place, At { column: place.column + 1, ..place })?;
        }
        Ok(())
    }

    /// Reads on to an offset.
    fn advance(&mut self, offset: usize) -> At {
        let text = self.source.get(self.offset..offset).unwrap_or("");
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            if letter == '\n' || letter == '\r' && letters.peek() != Some(&'\n') {
                self.at = At { line: self.at.line + 1, column: 0 };
            } else {
                self.at.column += 1;
            }
        }
        self.offset = self.offset.max(offset);
        self.at
    }

    fn row(&mut self, kind: i64, start: usize, end: usize) -> Answer<()> {
        let from = self.advance(start);
        let text = self.source.get(start..end).unwrap_or("");
        let to = match text {
            // the column behind a line end is one further on the same line
            "\n" | "\r" => At { column: from.column + 1, ..from },
            "\r\n" => At { column: from.column + 2, ..from },
            _ => self.advance(end),
        };
        self.row_at(kind, text, from, to)
    }

    fn row_at(&mut self, kind: i64, text: &str, from: At, to: At) -> Answer<()> {
        let text = self.cx.str(text)?;
        let pair = |cx: &mut Cx, at: At| {
            cx.tuple(&[Value::small_int(at.line.into()), Value::small_int(at.column.into())])
        };
        let start = pair(self.cx, from)?;
        let end = pair(self.cx, to)?;
        let line = self.text_of_lines(from.line, to.line)?;
        let row = self.cx.tuple(&[Value::small_int(kind), text, start, end, line])?;
        self.rows.push(row);
        Ok(())
    }

    /// The text of these lines, line ends included.
    fn text_of_lines(&mut self, first: u32, last: u32) -> Answer {
        if let Some((from, to, shown)) = &self.shown
            && (*from, *to) == (first, last)
        {
            return Ok(shown.clone());
        }
        let start_of = |line: u32| match line > self.lines.line_count() {
            true => self.source.len(),
            false => self.lines.line_start(line) as usize,
        };
        let text = self.source.get(start_of(first)..start_of(last + 1)).unwrap_or("");
        let text = self.cx.str(text)?;
        self.shown = Some((first, last, text.clone()));
        Ok(text)
    }
}
