//! Broken texts of every kind: the goldens, cut and mixed by a seeded generator. Nothing may panic, and whatever comes out must
//! hold together.

use std::error::Error;
use std::fs;
use std::path::Path;

use taipan_lexer::{Token, decode, dump, tokenize};

/// A small generator (xorshift), so that a failure can be repeated from its seed.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

const PIECES: &[&str] = &[
    "'",
    "\"",
    "'''",
    "\"\"\"",
    "f'",
    "rf\"",
    "t'''",
    "b'",
    "\\",
    "\n",
    "\r",
    "\r\n",
    "\n  ",
    "\n\t",
    " ",
    "{",
    "}",
    "{{",
    "}}",
    "(",
    ")",
    "[",
    "]",
    ":",
    "!r",
    "=",
    "x",
    "é",
    "0",
    "0x",
    "1e",
    "_",
    "€",
    "\\x4",
    "\\N{",
    "\\u12",
    "\\400",
    "#",
    "\x0c",
    "\0",
    "\u{feff}",
    "\u{10ffff}",
    "if x:",
    "\\\n",
    ":=",
    "0777",
    "1if",
    "bf'",
    "\u{301}",
];

fn mutate(text: &str, random: &mut Random) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..=random.below(4) {
        let place = random.below(characters.len() + 1);
        match random.below(3) {
            0 => {
                let piece = PIECES[random.below(PIECES.len())];
                characters.splice(place..place, piece.chars());
            }
            1 => characters.truncate(place),
            _ => {
                let end = (place + random.below(5)).min(characters.len());
                characters.drain(place..end);
            }
        }
    }
    characters.into_iter().collect()
}

/// Spans lie in the text, in order, on character boundaries; blocks are balanced; the end is there unless an error is.
fn check(text: &str) {
    let result = tokenize(text);
    let mut last = 0;
    let mut depth = 0_i32;
    for (token, span) in &result.tokens {
        assert!(span.start <= span.end && last <= span.start, "{token:?} at {span:?} in {text:?}");
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} in {text:?}");
        last = span.end;
        match token {
            Token::Indent => depth += 1,
            Token::Dedent => depth -= 1,
            _ => {}
        }
        assert!(depth >= 0, "more dedents than indents in {text:?}");
    }
    let ended = matches!(result.tokens.last(), Some((Token::EndOfFile, _)));
    assert_eq!(ended, result.error.is_none(), "{text:?}");
    assert!(result.error.is_some() || depth == 0, "{text:?}");
    assert!(!dump(text, &result).is_empty());
}

#[test]
fn no_text_panics() -> Result<(), Box<dyn Error>> {
    let mut random = Random(0x7A1_BA11);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        let text = fs::read_to_string(path)?;
        check(&text);
        for _ in 0..60 {
            check(&mutate(&text, &mut random));
        }
    }
    Ok(())
}

#[test]
fn no_soup_panics() {
    let mut random = Random(0x50_0F);
    for _ in 0..4000 {
        let length = random.below(14);
        let soup: String = (0..length).map(|_| PIECES[random.below(PIECES.len())]).collect();
        check(&soup);
    }
}

#[test]
fn no_bytes_panic() {
    let mut random = Random(0xB17E5);
    for _ in 0..4000 {
        let length = random.below(40);
        let mut bytes: Vec<u8> = match random.below(3) {
            0 => b"\xEF\xBB\xBF".to_vec(),
            1 => b"# coding: utf-8\n".to_vec(),
            _ => b"\r\n#coding=l1 ".to_vec(),
        };
        bytes.extend((0..length).map(|_| u8::try_from(random.below(256)).unwrap_or(0)));
        if let Ok(text) = decode(&bytes) {
            check(&text);
        }
    }
}

#[test]
fn deep_texts_need_no_stack() {
    for piece in ["(", "f'{", "f\"{f'{", "{x:", "if 1:\n ", "\\\n", "'", "#\n", "f'{{"] {
        check(&piece.repeat(20_000));
    }
}
