//! Universal newlines, incrementally: what text files do to line ends on the way in and out.
//!
//! The five values of `open(newline=…)` are [`Newline`]. A `\r` at the end of a chunk is held back until it is
//! known whether `\n` follows.

use super::units::{Text, TextBuf};

const CR: u32 = 0x0d;
const LF: u32 = 0x0a;

/// The `newline` argument of `open`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newline {
    /// `None`: every line end is read as `\n`; `\n` is written as the platform's line end.
    Translate,
    /// `''`: every line end ends a line and is kept.
    Keep,
    /// `'\n'`.
    Lf,
    /// `'\r'`.
    Cr,
    /// `'\r\n'`.
    CrLf,
}

impl Newline {
    /// Reads the argument; `None` if it is no legal value (`ValueError: illegal newline value: …`).
    pub fn from_argument(argument: Option<&str>) -> Option<Newline> {
        match argument {
            None => Some(Newline::Translate),
            Some("") => Some(Newline::Keep),
            Some("\n") => Some(Newline::Lf),
            Some("\r") => Some(Newline::Cr),
            Some("\r\n") => Some(Newline::CrLf),
            Some(_) => None,
        }
    }

    /// What `\n` becomes on writing, if it changes; `platform` is the platform's own line end.
    pub fn written(self, platform: &'static str) -> Option<&'static str> {
        match self {
            Newline::Translate if platform != "\n" => Some(platform),
            Newline::Cr => Some("\r"),
            Newline::CrLf => Some("\r\n"),
            Newline::Translate | Newline::Keep | Newline::Lf => None,
        }
    }

    /// True if reading goes through a [`NewlineDecoder`].
    pub fn is_universal(self) -> bool {
        matches!(self, Newline::Translate | Newline::Keep)
    }

    /// Position after the first line end at or after `start`, or `None` if the line is not finished.
    ///
    /// In `Keep` mode a `\r` that is the last unit counts as a line end: a decoder has held it back if needed.
    pub fn line_end(self, text: Text<'_>, start: usize) -> Option<usize> {
        let mut index = start;
        while let Some(code) = text.at(index) {
            let next_is_lf = text.at(index + 1) == Some(LF);
            match (self, code) {
                (Newline::Translate | Newline::Keep | Newline::Lf, LF) => return Some(index + 1),
                (Newline::Keep, CR) => return Some(index + 1 + usize::from(next_is_lf)),
                (Newline::Cr, CR) => return Some(index + 1),
                (Newline::CrLf, CR) if next_is_lf => return Some(index + 2),
                (Newline::Translate | Newline::Keep | Newline::Lf | Newline::Cr | Newline::CrLf, _) => {
                    index += 1
                }
            }
        }
        None
    }
}

/// Replaces every `\n` of text being written.
pub fn translate_written(text: Text<'_>, line_end: &str, out: &mut TextBuf) {
    for code in text.iter() {
        if code == LF { out.push_str(line_end) } else { out.push(code) }
    }
}

/// Bits of [`NewlineDecoder::seen`].
pub const SEEN_LF: u8 = 1;
/// A lone `\r` was read.
pub const SEEN_CR: u8 = 2;
/// A `\r\n` was read.
pub const SEEN_CRLF: u8 = 4;

/// `io.IncrementalNewlineDecoder` over text that is already decoded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NewlineDecoder {
    /// True if line ends become `\n`.
    pub translate: bool,
    /// True if a `\r` ended the last chunk and is held back.
    pub pending: bool,
    /// Which line ends were met: bits [`SEEN_LF`], [`SEEN_CR`], [`SEEN_CRLF`].
    pub seen: u8,
}

impl NewlineDecoder {
    /// A decoder at the beginning of a file.
    pub fn new(translate: bool) -> Self {
        NewlineDecoder { translate, pending: false, seen: 0 }
    }

    /// Forgets everything read.
    pub fn reset(&mut self) {
        self.pending = false;
        self.seen = 0;
    }

    /// Reads the next chunk; `last` says that no other follows.
    pub fn decode(&mut self, text: Text<'_>, last: bool, out: &mut TextBuf) {
        let mut index = 0;
        let mut held = std::mem::take(&mut self.pending);
        if held && text.is_empty() && !last {
            self.pending = true;
            return;
        }
        loop {
            let code = text.at(index);
            index += 1;
            if held {
                held = false;
                if code == Some(LF) {
                    self.line(SEEN_CRLF, "\r\n", out);
                    continue;
                }
                self.line(SEEN_CR, "\r", out);
            }
            match code {
                None => break,
                Some(LF) => self.line(SEEN_LF, "\n", out),
                Some(CR) if !last && index >= text.len() => {
                    self.pending = true;
                    break;
                }
                Some(CR) => held = true,
                Some(other) => out.push(other),
            }
        }
    }

    fn line(&mut self, kind: u8, kept: &str, out: &mut TextBuf) {
        self.seen |= kind;
        out.push_str(if self.translate { "\n" } else { kept });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(translate: bool, chunks: &[&str]) -> (String, u8) {
        let mut decoder = NewlineDecoder::new(translate);
        let mut out = TextBuf::new();
        for (index, chunk) in chunks.iter().enumerate() {
            decoder.decode(Text::Ascii(chunk), index + 1 == chunks.len(), &mut out);
        }
        (out.as_text().to_string_lossy(), decoder.seen)
    }

    #[test]
    fn line_ends_are_translated_across_chunks() {
        assert_eq!(run(true, &["a\r", "\nb\rc\n", "\r", "x"]), ("a\nb\nc\n\nx".into(), 7));
        assert_eq!(run(false, &["a\r", "\nb\r", ""]), ("a\r\nb\r".into(), 6));
        assert_eq!(run(true, &["\r"]), ("\n".into(), 2));
        assert_eq!(run(true, &["\r", "", "\n"]), ("\n".into(), 4));
    }

    #[test]
    fn line_ends_are_found() {
        let text = Text::Ascii("a\rb\r\nc\nd");
        assert_eq!(Newline::Keep.line_end(text, 0), Some(2));
        assert_eq!(Newline::Keep.line_end(text, 2), Some(5));
        assert_eq!(Newline::Lf.line_end(text, 0), Some(5));
        assert_eq!(Newline::CrLf.line_end(text, 0), Some(5));
        assert_eq!(Newline::CrLf.line_end(text, 5), None);
        assert_eq!(Newline::Cr.line_end(text, 2), Some(4));
        assert_eq!(Newline::from_argument(Some("x")), None);
        assert_eq!(Newline::CrLf.written("\n"), Some("\r\n"));
        assert_eq!(Newline::Translate.written("\n"), None);
    }
}
