//! What can be wrong with a pattern or a template, in CPython's words.

/// Which exception class a caller should raise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// `re.PatternError`.
    Pattern,
    /// `ValueError`: flags that exclude each other.
    Value,
    /// `OverflowError`: a repetition number that does not fit.
    Overflow,
    /// `RecursionError`: groups nested too deeply.
    Recursion,
    /// `IndexError`: a template names a group that does not exist.
    Index,
}

/// An error of the pattern compiler or of the template parser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegexError {
    /// The exception class.
    pub kind: ErrorKind,
    /// The message without its "at position" part, as code points: it may quote lone surrogates.
    pub message: Vec<u32>,
    /// Index of the code point to blame. Line and column follow from it and the pattern.
    pub position: Option<usize>,
}

/// A `FutureWarning` about a set that a later version may read differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The whole text of the warning.
    pub message: String,
}

impl RegexError {
    /// A pattern error with a position.
    pub(crate) fn at(position: usize, message: impl Into<Message>) -> Self {
        RegexError { kind: ErrorKind::Pattern, message: message.into().0, position: Some(position) }
    }

    /// A pattern error that concerns no position.
    pub(crate) fn whole(message: &str) -> Self {
        RegexError { kind: ErrorKind::Pattern, message: Message::from(message).0, position: None }
    }

    /// An error of another class.
    pub(crate) fn of(kind: ErrorKind, message: &str) -> Self {
        RegexError { kind, message: Message::from(message).0, position: None }
    }

    /// A `ValueError`.
    pub(crate) fn value(message: &str) -> Self {
        Self::of(ErrorKind::Value, message)
    }

    /// The message as text; a lone surrogate becomes the replacement character.
    pub fn text(&self) -> String {
        self.message.iter().map(|&c| char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }
}

/// A message under construction.
pub(crate) struct Message(pub(crate) Vec<u32>);

impl Message {
    /// Adds code points.
    pub(crate) fn with(mut self, more: &[u32]) -> Self {
        self.0.extend_from_slice(more);
        self
    }

    /// Adds text.
    pub(crate) fn text(mut self, more: &str) -> Self {
        self.0.extend(more.chars().map(u32::from));
        self
    }
}

impl From<&str> for Message {
    fn from(text: &str) -> Self {
        Message(text.chars().map(u32::from).collect())
    }
}

impl From<String> for Message {
    fn from(text: String) -> Self {
        Message::from(text.as_str())
    }
}

/// The text between quotes as Python's `repr` (or `ascii`) writes a str.
pub(crate) fn quoted(name: &[u32], printable: impl Fn(u32) -> bool) -> Vec<u32> {
    let has = |c: char| name.contains(&u32::from(c));
    let quote = if has('\'') && !has('"') { '"' } else { '\'' };
    let mut out = vec![u32::from(quote)];
    for &c in name {
        let escape = match char::from_u32(c) {
            Some('\\') => Some("\\\\".to_owned()),
            Some('\n') => Some("\\n".to_owned()),
            Some('\r') => Some("\\r".to_owned()),
            Some('\t') => Some("\\t".to_owned()),
            Some(other) if other == quote => Some(format!("\\{quote}")),
            _ if (0x20..0x7f).contains(&c) || (c >= 0x80 && printable(c)) => None,
            _ if c < 0x100 => Some(format!("\\x{c:02x}")),
            _ if c < 0x10000 => Some(format!("\\u{c:04x}")),
            _ => Some(format!("\\U{c:08x}")),
        };
        match escape {
            Some(text) => out.extend(text.chars().map(u32::from)),
            None => out.push(c),
        }
    }
    out.push(u32::from(quote));
    out
}
