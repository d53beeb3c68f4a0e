//! Tests of the compiler: listings beside their sources (`code/tests/golden`), the words and places of errors,
//! sources of unusual size. Every code object is verified on the way.
//!
//! `TAIPAN_BLESS=1` writes the listings anew.

use std::fs;
use std::path::Path;

use taipan_parser::{LineIndex, Mode, parse};

use super::{Compiled, Options, compile};
use crate::bytecode::{listing, verify};

/// Compiles and verifies; the error as the reference would show it.
fn build(source: &str, options: &Options) -> Result<Compiled, String> {
    let lines = LineIndex::new(source);
    let shown = |error: taipan_parser::SyntaxError| {
        let place = error.place(source, &lines);
        format!("{} {}:{}-{}:{}", error.message, place.line, place.offset, place.end_line, place.end_offset)
    };
    let parsed = parse(source, Mode::File).map_err(shown)?;
    let compiled = compile(&parsed.ast, source, options).map_err(shown)?;
    verify(&compiled.code).unwrap_or_else(|error| panic!("{error}\n{}", listing(&compiled.code)));
    Ok(compiled)
}

#[test]
fn listings_are_as_recorded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let bless = std::env::var_os("TAIPAN_BLESS").is_some();
    let mut seen = 0;
    for entry in fs::read_dir(&folder).expect("the folder of listings") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        seen += 1;
        let source = fs::read_to_string(&path).expect("a source");
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let compiled = build(&source, &Options::new(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let text = listing(&compiled.code);
        let golden = path.with_extension("code");
        if bless {
            fs::write(&golden, text).expect("the listing is written");
        } else {
            let recorded = fs::read_to_string(&golden).unwrap_or_default();
            assert!(recorded == text, "{name}: the listing has changed\n{text}");
        }
    }
    assert!(seen >= 10, "only {seen} sources found");
}

/// Sources and what the reference says of them.
const ERRORS: &[(&str, &str)] = &[
    ("def f(a, a): pass", "duplicate argument 'a' in function definition 1:10-1:11"),
    ("def f(): nonlocal x", "no binding for nonlocal 'x' found 1:10-1:20"),
    ("nonlocal x", "nonlocal declaration not allowed at module level 1:1-1:11"),
    ("def f():\n x=1\n global x", "name 'x' is assigned to before global declaration 3:2-3:10"),
    ("def f():\n print(x)\n global x", "name 'x' is used prior to global declaration 3:2-3:10"),
    ("def f(x):\n nonlocal x", "name 'x' is parameter and nonlocal 2:2-2:12"),
    ("def f():\n global x\n x: int", "annotated name 'x' can't be global 3:2-3:8"),
    ("def f():\n def g():\n  global x\n  nonlocal x", "name 'x' is nonlocal and global 3:3-3:11"),
    ("class A:\n from a import *", "import * only allowed at module level 2:16-2:17"),
    ("return 1", "'return' outside function 1:1-1:9"),
    ("class A: yield 1", "'yield' outside function 1:10-1:17"),
    ("await x", "'await' outside function 1:1-1:8"),
    ("def f(): await x", "'await' outside async function 1:10-1:17"),
    ("async def f(): yield from x", "'yield from' inside async function 1:16-1:28"),
    ("async def f():\n  yield 1\n  return 2", "'return' with value in async generator 3:3-3:11"),
    ("[(yield x) for x in y]", "'yield' inside list comprehension 1:3-1:10"),
    (
        "def f(): [x async for x in y]",
        "asynchronous comprehension outside of an asynchronous function 1:10-1:30",
    ),
    ("for x in y:\n def f(): break", "'break' outside loop 2:11-2:16"),
    ("while 1:\n class A: continue", "'continue' not properly in loop 2:11-2:19"),
    ("try: pass\nexcept: pass\nexcept X: pass", "default 'except:' must be last 2:1-2:13"),
    (
        "for x in y:\n try: pass\n except* X: break",
        "'break', 'continue' and 'return' cannot appear in an except* block 3:13-3:18",
    ),
    ("*a, *b = c", "multiple starred expressions in assignment 1:1-1:7"),
    ("a = *b", "can't use starred expression here 1:5-1:7"),
    ("x.__debug__ = 1", "cannot assign to __debug__ 1:1-1:12"),
    ("f(a=1, a=2)", "keyword argument repeated: a 1:8-1:11"),
    ("def f[T, T](): pass", "duplicate type parameter 'T' 1:10-1:11"),
    ("def f[T](): nonlocal T", "nonlocal binding not allowed for type parameter 'T' 1:13-1:23"),
    (
        "[x := 1 for x in y]",
        "assignment expression cannot rebind comprehension iteration variable 'x' 1:2-1:3",
    ),
    (
        "[x for x in (y := 1)]",
        "assignment expression cannot be used in a comprehension iterable expression 1:14-1:20",
    ),
    (
        "class A: [x := 1 for y in z]",
        "assignment expression within a comprehension cannot be used in a class body 1:11-1:12",
    ),
    ("type X = (yield 1)", "yield expression cannot be used within a type alias 1:11-1:18"),
    ("def f(a: (await x)): pass", "await expression cannot be used within an annotation 1:11-1:18"),
    ("from __future__ import foo", "future feature foo is not defined 1:24-1:27"),
    ("from __future__ import braces", "not a chance 1:24-1:30"),
    (
        "x = 1\nfrom __future__ import annotations",
        "from __future__ imports must occur at the beginning of the file 2:1-2:35",
    ),
    (
        "match x:\n case a: pass\n case b: pass",
        "name capture 'a' makes remaining patterns unreachable 2:7-2:8",
    ),
    ("match x:\n case [a] | [b]: pass", "alternative patterns bind different names 2:7-2:16"),
    ("match x:\n case {1: a, 1.0: b}: pass", "mapping pattern checks duplicate key (1.0) 2:7-2:21"),
];

#[test]
fn errors_have_the_words_and_places_of_the_reference() {
    for (source, expected) in ERRORS {
        match build(source, &Options::new("f")) {
            Ok(_) => panic!("{source:?} compiles, but: {expected}"),
            Err(error) => assert_eq!(error, *expected, "{source:?}"),
        }
    }
}

#[test]
fn warnings_are_given_once() {
    let sources = [
        ("x is 1", "\"is\" with 'int' literal. Did you mean \"==\"?"),
        ("assert (x, 'a')", "assertion is always true, perhaps remove parentheses?"),
        ("'a'(1)", "'str' object is not callable; perhaps you missed a comma?"),
        ("[1]['a']", "list indices must be integers or slices, not str; perhaps you missed a comma?"),
        ("def f():\n try: return 1\n finally: return", "'return' in a 'finally' block"),
    ];
    for (source, expected) in sources {
        let compiled = build(source, &Options::new("f")).expect("it compiles");
        let messages: Vec<&str> = compiled.warnings.iter().map(|warning| warning.message.as_str()).collect();
        assert_eq!(messages, [expected], "{source:?}");
    }
}

#[test]
fn large_sources_compile() {
    let elements: Vec<String> = (0..100_000).map(|number| number.to_string()).collect();
    let names: Vec<String> = (0..1000).map(|number| format!("a{number}")).collect();
    let far = "   c = a.x(b.y) + 1\n".repeat(12_000);
    let sources = [
        format!("x = [{}]", elements.join(",")),
        format!("f({0})\nx.f({0})", names.join(",")),
        format!("def f(a, b):\n for i in a:\n  if a < b:\n{far}  else: d = 1\n"),
        format!("x = {}", vec!["a"; 1200].join("+")),
        format!("x = a{}", ".b()[0]".repeat(300)),
        format!("if a: pass\n{}", "elif b: pass\n".repeat(1000)),
    ];
    for source in sources {
        build(&source, &Options::new("f")).expect("it compiles");
    }
}
