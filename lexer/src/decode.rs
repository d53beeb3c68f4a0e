//! The bytes of a file to text: byte order mark, coding cookie, and what is said about bad bytes.
//!
//! Five encodings are known, under all their names: UTF-8, ASCII, and what Western Europe wrote before: Latin-1, Latin-9 and
//! Windows-1252. Others are refused as an unknown encoding is; [`other_encoding`] names them for whoever knows more.

use crate::error::{ErrorKind, Extent, LexError};
use crate::source::{LineIndex, Span};

/// The byte order mark in UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The names of the encodings, in lower case with hyphens.
const ENCODINGS: &[(Encoding, &[&str])] = &[
    (Encoding::Utf8, &["utf-8", "utf8", "u8", "utf", "utf8-ucs2", "utf8-ucs4", "cp65001"]),
    (
        Encoding::Latin1,
        &[
            "iso-8859-1",
            "latin1",
            "latin",
            "l1",
            "iso8859-1",
            "8859",
            "cp819",
            "iso-8859-1-1987",
            "iso-ir-100",
            "csisolatin1",
            "ibm819",
        ],
    ),
    (Encoding::Latin9, &["iso-8859-15", "iso8859-15", "latin-9", "latin9", "l9"]),
    (Encoding::Windows1252, &["cp1252", "1252", "windows-1252"]),
    (
        Encoding::Ascii,
        &[
            "ascii",
            "us-ascii",
            "us",
            "646",
            "ansi-x3.4-1968",
            "ansi-x3.4-1986",
            "ansi-x3-4-1968",
            "cp367",
            "csascii",
            "ibm367",
            "iso646-us",
            "iso-646.irv-1991",
            "iso-ir-6",
        ],
    ),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Latin1,
    Latin9,
    Windows1252,
    Ascii,
}

/// Where Latin-9 differs from Latin-1.
const LATIN9: &[(u8, char)] = &[
    (0xA4, '\u{20AC}'),
    (0xA6, '\u{160}'),
    (0xA8, '\u{161}'),
    (0xB4, '\u{17D}'),
    (0xB8, '\u{17E}'),
    (0xBC, '\u{152}'),
    (0xBD, '\u{153}'),
    (0xBE, '\u{178}'),
];

/// The characters of Windows-1252 from 0x80 to 0x9F; five bytes stand for nothing.
const WINDOWS1252: [Option<char>; 32] = [
    Some('\u{20AC}'),
    None,
    Some('\u{201A}'),
    Some('\u{192}'),
    Some('\u{201E}'),
    Some('\u{2026}'),
    Some('\u{2020}'),
    Some('\u{2021}'),
    Some('\u{2C6}'),
    Some('\u{2030}'),
    Some('\u{160}'),
    Some('\u{2039}'),
    Some('\u{152}'),
    None,
    Some('\u{17D}'),
    None,
    None,
    Some('\u{2018}'),
    Some('\u{2019}'),
    Some('\u{201C}'),
    Some('\u{201D}'),
    Some('\u{2022}'),
    Some('\u{2013}'),
    Some('\u{2014}'),
    Some('\u{2DC}'),
    Some('\u{2122}'),
    Some('\u{161}'),
    Some('\u{203A}'),
    Some('\u{153}'),
    None,
    Some('\u{17E}'),
    Some('\u{178}'),
];

fn latin9(byte: u8) -> char {
    LATIN9.iter().find(|(known, _)| *known == byte).map_or(char::from(byte), |(_, letter)| *letter)
}

fn windows1252(byte: u8) -> Option<char> {
    match byte.checked_sub(0x80).and_then(|place| WINDOWS1252.get(usize::from(place))) {
        Some(letter) => *letter,
        None => Some(char::from(byte)),
    }
}

/// The text of a source given as bytes.
pub fn decode(bytes: &[u8]) -> Result<String, LexError> {
    decode_from(bytes, None)
}

/// The text of a file; messages name it.
pub fn decode_file(bytes: &[u8], path: &str) -> Result<String, LexError> {
    decode_from(bytes, Some(path))
}

/// The encoding that a source declares, when it is none of those known here.
pub fn other_encoding(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(MARK) {
        return None;
    }
    cookie(bytes).filter(|name| encoding_named(&normal_name(name.clone())).is_none())
}

fn decode_from(bytes: &[u8], path: Option<&str>) -> Result<String, LexError> {
    let (marked, bytes) = match bytes.strip_prefix(MARK) {
        Some(rest) => (true, rest),
        None => (false, bytes),
    };
    let declared_name = cookie(bytes).map(normal_name);
    let text = match declared_name.as_deref() {
        None | Some("utf-8") => utf8(bytes, path)?,
        Some(name) if marked => {
            let first = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
            let start = if cookie_of_line(first).is_some() { 0 } else { first.len() + 1 };
            let message = format!("encoding problem: {name} with BOM");
            return Err(LexError::of_line(ErrorKind::Syntax, Extent::Open, Span::of(start, start), &message));
        }
        Some(name) => declared(bytes, name)?,
    };
    match text.bytes().position(|byte| byte == 0) {
        None => Ok(text),
        Some(null) => Err(LexError::of_line(
            ErrorKind::Syntax,
            Extent::Unplaced,
            Span::of(null, null),
            "source code cannot contain null bytes",
        )),
    }
}

fn refused(message: String) -> LexError {
    LexError::range(Span::point(0), message)
}

/// The bytes in the encoding the text declares.
fn declared(bytes: &[u8], name: &str) -> Result<String, LexError> {
    let Some(encoding) = encoding_named(name) else {
        return Err(refused(format!("unknown encoding: {name}")));
    };
    match encoding {
        Encoding::Latin1 => Ok(bytes.iter().map(|&byte| char::from(byte)).collect()),
        Encoding::Latin9 => Ok(bytes.iter().map(|&byte| latin9(byte)).collect()),
        Encoding::Windows1252 => match bytes.iter().map(|&byte| windows1252(byte)).collect() {
            Some(text) => Ok(text),
            None => {
                let position = bytes.iter().position(|&byte| windows1252(byte).is_none()).unwrap_or_default();
                Err(refused(format!(
                    "'charmap' codec can't decode byte 0x{:02x} in position {position}: character maps to <undefined>",
                    bytes.get(position).copied().unwrap_or_default()
                )))
            }
        },
        Encoding::Ascii => match bytes.iter().position(|byte| !byte.is_ascii()) {
            None => Ok(String::from_utf8_lossy(bytes).into_owned()),
            Some(position) => Err(refused(format!(
                "'ascii' codec can't decode byte 0x{:02x} in position {position}: ordinal not in range(128)",
                bytes.get(position).copied().unwrap_or_default()
            ))),
        },
        Encoding::Utf8 => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_string()),
            Err(error) => Err(refused(codec_message(bytes, error))),
        },
    }
}

/// The bytes as UTF-8, which nothing declared.
fn utf8(bytes: &[u8], path: Option<&str>) -> Result<String, LexError> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.to_string()),
        Err(error) => error,
    };
    let position = error.valid_up_to();
    let good = String::from_utf8_lossy(bytes.get(..position).unwrap_or_default());
    let line = LineIndex::new(&good).line(Span::of(position, position).start);
    let byte = bytes.get(position).copied().unwrap_or_default();
    let file = path.map(|path| format!(" in file {path}")).unwrap_or_default();
    let message = format!(
        "Non-UTF-8 code starting with '\\x{byte:02x}'{file} on line {line}, but no encoding declared; see \
         https://peps.python.org/pep-0263/ for details"
    );
    Err(LexError::at(position, message))
}

/// What the codec itself says of bad UTF-8.
fn codec_message(bytes: &[u8], error: std::str::Utf8Error) -> String {
    let start = error.valid_up_to();
    let byte = bytes.get(start).copied().unwrap_or_default();
    let reason = match (error.error_len(), byte) {
        (None, _) => "unexpected end of data",
        (Some(_), 0xC2..=0xF4) => "invalid continuation byte",
        (Some(_), _) => "invalid start byte",
    };
    let last = start + error.error_len().unwrap_or(bytes.len() - start) - 1;
    if last == start {
        format!("'utf-8' codec can't decode byte 0x{byte:02x} in position {start}: {reason}")
    } else {
        format!("'utf-8' codec can't decode bytes in position {start}-{last}: {reason}")
    }
}

/// The name as messages give it: the families of UTF-8 and Latin-1 under one name each, others as written.
fn normal_name(name: String) -> String {
    let lower = name.to_ascii_lowercase().replace('_', "-");
    let is_of = |family: &str| {
        lower.strip_prefix(family).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    if is_of("utf-8") {
        "utf-8".to_string()
    } else if ["latin-1", "iso-8859-1", "iso-latin-1"].into_iter().any(is_of) {
        "iso-8859-1".to_string()
    } else {
        name
    }
}

fn encoding_named(name: &str) -> Option<Encoding> {
    let name = name.to_ascii_lowercase().replace('_', "-");
    ENCODINGS.iter().find_map(|(encoding, names)| names.contains(&name.as_str()).then_some(*encoding))
}

/// The encoding a comment on the first or second line declares (PEP 263).
fn cookie(bytes: &[u8]) -> Option<String> {
    let mut lines = bytes.split(|byte| matches!(byte, b'\n' | b'\r'));
    let first = lines.next()?;
    if let Some(name) = cookie_of_line(first) {
        return Some(name);
    }
    let is_blank = matches!(first.trim_ascii_start().first(), None | Some(b'#'));
    // The empty piece between `\r` and `\n` is no line.
    let windows = bytes.get(first.len()..).is_some_and(|rest| rest.starts_with(b"\r\n"));
    let second = if windows { lines.nth(1) } else { lines.next() };
    if is_blank { cookie_of_line(second?) } else { None }
}

fn cookie_of_line(line: &[u8]) -> Option<String> {
    let comment = line.trim_ascii_start().strip_prefix(b"#")?;
    let text = String::from_utf8_lossy(comment);
    text.match_indices("coding").find_map(|(offset, word)| {
        let rest = text.get(offset + word.len()..)?.strip_prefix([':', '='])?;
        let rest = rest.trim_start_matches([' ', '\t']);
        let belongs = |character: char| character.is_ascii_alphanumeric() || "-_.".contains(character);
        let length = rest.find(|character| !belongs(character)).unwrap_or(rest.len());
        let name = rest.get(..length)?;
        (!name.is_empty()).then(|| name.to_string())
    })
}
