//! `Did you mean 'for'?`: a misspelt keyword, found when an error is shown.
//!
//! CPython looks for one when it prints a traceback, not when it parses; so the message of the error itself stays
//! as it is, and whoever prints it asks here. Names of the broken statement are replaced by keywords that look
//! like them, and the first replacement that makes sense is the answer.

use taipan_lexer::{LineIndex, Token};

use crate::{Mode, Span, SyntaxError, parse};

/// A keyword that was perhaps meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The keyword.
    pub keyword: &'static str,
    /// The misspelt word: what the caret points at.
    pub span: Span,
}

impl Suggestion {
    /// The message that is shown instead of the error's own.
    pub fn message(&self) -> String {
        format!("invalid syntax. Did you mean '{}'?", self.keyword)
    }
}

const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// Longer statements are not searched.
const LONGEST_STATEMENT: usize = 1024;

/// How many names are tried, and how many keywords for each.
const NAMES: usize = 10;
const KEYWORDS_A_NAME: usize = 3;

/// The misspelt keyword behind an error that has no better message.
pub fn suggest_keyword(source: &str, error: &SyntaxError) -> Option<Suggestion> {
    if error.message != "invalid syntax" && !error.message.contains("Perhaps you forgot a comma") {
        return None;
    }
    let tokens = taipan_lexer::tokenize(source).tokens;
    let lines = LineIndex::new(source);
    let start = start_of_statement(&tokens, &lines, error.span.start);
    let end_line = lines.line(error.span.start).saturating_add(1);
    let end = if end_line > lines.line_count() { source.len() } else { lines.line_start(end_line) as usize };
    let statement = source.get(start as usize..end)?;
    if statement.len() > LONGEST_STATEMENT {
        return None;
    }
    let is_candidate = |(token, span): &&(Token, Span)| {
        matches!(token, Token::Name(_)) && span.start >= start && (span.end as usize) <= end
    };
    tokens.iter().filter(is_candidate).take(NAMES).find_map(|(_, span)| {
        let word = span.text(source);
        let matches = lookalikes(word).into_iter();
        let keyword =
            matches.take(KEYWORDS_A_NAME).find(|keyword| makes_sense(source, start, end, *span, keyword))?;
        Some(Suggestion { keyword, span: *span })
    })
}

/// Where the first word of the statement stands that the error is in.
fn start_of_statement(tokens: &[(Token, Span)], lines: &LineIndex, at: u32) -> u32 {
    let before = tokens.partition_point(|(_, span)| span.start <= at);
    let line = tokens.iter().take(before).rposition(|(token, span)| {
        matches!(token, Token::Newline | Token::Indent | Token::Dedent) && span.start < at
    });
    let first = line.map_or(0, |line| line + 1);
    tokens.get(first).map_or(lines.line_start(lines.line(at)), |(_, span)| span.start.min(at))
}

/// Whether the statement is well formed, or could go on, with the keyword in place of the word.
fn makes_sense(source: &str, start: u32, end: usize, word: Span, keyword: &str) -> bool {
    let (Some(before), Some(after)) =
        (source.get(start as usize..word.start as usize), source.get(word.end as usize..end))
    else {
        return false;
    };
    let text = format!("{before}{keyword}{after}\n");
    match parse(&text, Mode::File) {
        Ok(_) => true,
        Err(error) => error.incomplete,
    }
}

/// Keywords that look like a word, the likest first.
fn lookalikes(word: &str) -> Vec<&'static str> {
    if word.len() > 20 {
        return Vec::new();
    }
    let mut rated: Vec<(usize, &str)> = KEYWORDS
        .iter()
        .map(|keyword| (likeness(word, keyword), *keyword))
        .filter(|(rate, _)| *rate >= 500)
        .collect();
    rated.sort_by_key(|(rate, _)| std::cmp::Reverse(*rate));
    rated.into_iter().map(|(_, keyword)| keyword).collect()
}

/// How much of two words is common to both, in order; 1000 is all.
fn likeness(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    let mut row = vec![0_usize; right.len() + 1];
    for one in &left {
        let mut diagonal = 0;
        let mut previous = 0;
        for (other, cell) in right.iter().zip(row.iter_mut().skip(1)) {
            let above = *cell;
            *cell = if one == other { diagonal + 1 } else { above.max(previous) };
            diagonal = above;
            previous = *cell;
        }
    }
    let common = row.last().copied().unwrap_or(0);
    // Transposed letters count: `fro` has all of `for`.
    let letters = left.iter().filter(|letter| right.contains(letter)).count().min(right.len());
    let total = (left.len() + right.len()).max(1);
    (2000 * common + 500 * (letters.saturating_sub(common))) / total
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggestion(source: &str) -> Option<&'static str> {
        let error = parse(source, Mode::File).err()?;
        suggest_keyword(source, &error).map(|suggestion| suggestion.keyword)
    }

    #[test]
    fn misspelt_keywords_are_found() {
        for (source, keyword) in [
            ("fro x in y:\n  pass\n", "for"),
            ("for x im y:\n  pass\n", "in"),
            ("whille x:\n  pass\n", "while"),
            ("def f():\n  retrun 1\n", "return"),
            ("imort a\n", "import"),
            ("clas C:\n  pass\n", "class"),
            ("deff f():\n  pass\n", "def"),
            ("x = [a fo a in b]\n", "for"),
            ("wth open(x) as f:\n  pass\n", "with"),
            ("froom a import b\n", "from"),
            ("x = 1 iff y else 2\n", "if"),
        ] {
            assert_eq!(suggestion(source), Some(keyword), "{source:?}");
        }
    }

    #[test]
    fn other_errors_have_none() {
        for source in ["a b\n", "x = 1 2\n", "f(=)\n", "x = (1\n", "x +\n"] {
            assert_eq!(suggestion(source), None, "{source:?}");
        }
    }
}
