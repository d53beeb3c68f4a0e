//! What the parser, the sessions and the reports ask of the crate besides the token list.

use taipan_lexer::{
    ErrorKind, Incomplete, LineIndex, LiteralText, Position, Precedence, Token, decode, decode_file, tokenize,
};

fn message(source: &str) -> String {
    tokenize(source).error.map(|error| error.message).unwrap_or_default()
}

#[test]
fn incomplete_texts_ask_for_more() {
    let cases = [
        ("x = (1,\n", Some(Incomplete::Bracket)),
        ("f'{a\n", Some(Incomplete::Bracket)),
        ("x = '''a\n", Some(Incomplete::String)),
        ("x = f'''a\n", Some(Incomplete::String)),
        ("x = 'a\\\n", Some(Incomplete::String)),
        ("x = 1 + \\\n", Some(Incomplete::Backslash)),
        ("(1 + \\\n", Some(Incomplete::Backslash)),
        ("x = 'a\n", None),
        ("x = 'a", None),
        ("x = )\n", None),
        ("x = 0777\n", None),
        ("f'{x'\n", None),
        ("x = 1\n", None),
    ];
    for (source, expected) in cases {
        assert_eq!(tokenize(source).incomplete(), expected, "{source:?}");
    }
}

#[test]
fn precedence_follows_what_was_read() {
    let cases = [
        ("x\n'abc\n", Precedence::Lexer),
        ("x\nf'abc\n", Precedence::Parser),
        ("x\n(\n", Precedence::BracketOnLine(2)),
        ("x\n'\\x1'\n", Precedence::Parser),
        ("x \\ y\n", Precedence::Parser),
    ];
    for (source, expected) in cases {
        assert_eq!(tokenize(source).error.map(|error| error.precedence), Some(expected), "{source:?}");
    }
    assert!(Precedence::BracketOnLine(2).hides_error_on(3));
    assert!(!Precedence::BracketOnLine(2).hides_error_on(2));
}

#[test]
fn a_token_error_beats_a_value_error_before_it() {
    assert!(message("'\\x1'\n'abc\n").starts_with("unterminated string"));
    assert!(message("('\\x1', ").starts_with("(unicode error)"));
    assert!(message("f'\\x1{'\n").starts_with("f-string: expecting"));
}

#[test]
fn names_are_matched_exactly_in_escapes() {
    assert_eq!(message(r"'\N{bullet}\N{EM DASH}\N{NULL}\N{hangul syllable gag}'"), "");
    for name in ["EM_DASH", "EMDASH", " EM DASH", "EM  DASH", "é", "EM DASH X"] {
        assert!(message(&format!("'\\N{{{name}}}'")).ends_with("unknown Unicode character name"), "{name}");
    }
}

#[test]
fn lines_end_in_three_ways() {
    let lines = LineIndex::new("ab\r\nc\rd\n");
    assert_eq!(lines.line_count(), 4);
    assert_eq!(lines.position(4), Position { line: 2, column: 0 });
    assert_eq!(lines.position(6), Position { line: 3, column: 0 });
    assert_eq!(lines.line_text("ab\r\nc\rd\n", 1), "ab");
    assert_eq!(lines.character_column("ab\r\nc\rd\n", 5), 1);
}

#[test]
fn bytes_are_decoded_as_declared() {
    assert_eq!(decode(b"\xEF\xBB\xBFx").as_deref(), Ok("x"));
    assert_eq!(
        decode(b"#!x\n# -*- coding: latin-1 -*-\n\xE9").as_deref(),
        Ok("#!x\n# -*- coding: latin-1 -*-\né")
    );
    assert_eq!(decode(b"\r\n# coding=l1\r\n\xE9").as_deref(), Ok("\r\n# coding=l1\r\né"));
    assert!(decode(b"x\n# coding: foo\n").is_ok(), "a second line counts only after a blank one");
    let refused = [
        (&b"# coding: foo\n"[..], "unknown encoding: foo"),
        (b"\xEF\xBB\xBF# coding: latin-1\n", "encoding problem: iso-8859-1 with BOM"),
        (
            b"# coding: ascii\n'\xE9'",
            "'ascii' codec can't decode byte 0xe9 in position 17: ordinal not in range(128)",
        ),
        (b"#coding:utf8\n\xFF", "'utf-8' codec can't decode byte 0xff in position 13: invalid start byte"),
        (b"x\0", "source code cannot contain null bytes"),
    ];
    for (bytes, expected) in refused {
        assert_eq!(decode(bytes).map_err(|error| error.message), Err(expected.to_string()));
    }
    let error = decode_file(b"x=1\n# \xFF\n", "a.py").map_err(|error| error.message);
    let expected = "Non-UTF-8 code starting with '\\xff' in file a.py on line 2, but no encoding declared; see \
                    https://peps.python.org/pep-0263/ for details";
    assert_eq!(error, Err(expected.to_string()));
}

#[test]
fn layout_errors_have_their_classes() {
    let kind = |source| tokenize(source).error.map(|error| error.kind);
    assert_eq!(kind("if x:\n\ta\n        b\n"), Some(ErrorKind::Tab));
    assert_eq!(kind("if x:\n    a\n  b\n"), Some(ErrorKind::Indentation));
    assert_eq!(kind(")"), Some(ErrorKind::Syntax));
}

#[test]
fn texts_concatenate_with_their_surrogates() {
    let plain = LiteralText::Text("a".into());
    let wide = LiteralText::CodePoints([0xD800].into());
    let both = LiteralText::concatenate(&[plain.clone(), wide]);
    assert_eq!(both.code_points().collect::<Vec<_>>(), [0x61, 0xD800]);
    assert_eq!(LiteralText::concatenate(&[plain.clone(), plain]), LiteralText::Text("aa".into()));
}

#[test]
fn nesting_has_the_limits_of_cpython() {
    let blocks = |levels: usize| {
        let lines = (0..levels).map(|level| format!("{}if 1:\n", " ".repeat(level)));
        format!("{}{}x\n", lines.collect::<String>(), " ".repeat(levels))
    };
    let brackets = |levels: usize| format!("{}{}\n", "(".repeat(levels), ")".repeat(levels));
    let strings = |levels: usize| format!("{}1{}\n", "f'{".repeat(levels), "}'".repeat(levels));
    assert_eq!(message(&blocks(99)), "");
    assert_eq!(message(&blocks(100)), "too many levels of indentation");
    assert_eq!(message(&brackets(200)), "");
    assert_eq!(message(&brackets(201)), "too many nested parentheses");
    assert_eq!(message(&strings(149)), "");
    assert_eq!(message(&strings(150)), "too many nested f-strings or t-strings");
}

#[test]
fn every_keyword_is_found_under_its_text() {
    for word in ["False", "if", "lambda", "yield", "async"] {
        let keyword = Token::keyword(word);
        assert!(keyword.as_ref().is_some_and(Token::is_keyword), "{word}");
        assert_eq!(keyword.map(|token| token.text().to_string()), Some(format!("'{word}'")));
    }
    assert_eq!(Token::keyword("match"), None);
    assert!(!Token::Plus.is_keyword());
}
