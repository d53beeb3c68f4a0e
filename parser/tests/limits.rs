//! Sources of any shape end in a tree or an error, never in an overflow of the stack.

use taipan_parser::{ErrorKind, Mode, dump, parse};

/// Parses on a thread with a small stack.
fn outcome(source: String) -> Result<(), ErrorKind> {
    let thread = std::thread::Builder::new().stack_size(2 * 1024 * 1024);
    let handle = thread.spawn(move || {
        let parsed = parse(&source, Mode::File).map_err(|error| error.kind)?;
        assert!(!dump(&parsed.ast).is_empty());
        Ok(())
    });
    handle
        .map(std::thread::JoinHandle::join)
        .map_or(Err(ErrorKind::Syntax), |end| end.unwrap_or(Err(ErrorKind::Tab)))
}

#[test]
fn deep_trees_are_refused() {
    let count = 20_000;
    for source in [
        "-".repeat(count) + "x",
        "not ".repeat(count) + "x",
        "lambda: ".repeat(count) + "x",
        "x if y else ".repeat(count) + "z",
        "x ** ".repeat(count) + "y",
        "if x: pass\n".to_owned() + &"elif x: pass\n".repeat(count),
    ] {
        let start: String = source.chars().take(20).collect();
        assert_eq!(outcome(source), Err(ErrorKind::TooComplex), "{start}");
    }
    // read from the left: no limit of the reference's parser
    for link in [".y", "()", "[0]", " + x"] {
        assert_eq!(outcome("x".to_owned() + &link.repeat(count)), Err(ErrorKind::TooDeep), "{link}");
    }
}

#[test]
fn wide_trees_are_accepted() {
    let count = 20_000;
    for source in [
        format!("[{}]", "1,".repeat(count)),
        format!("f({})", "a,".repeat(count)),
        format!("x{}", " < x".repeat(count)),
        format!("x{}", " and x or x".repeat(count)),
        "'a' ".repeat(count),
        "x = ".repeat(count) + "1",
        "x\n".repeat(count),
    ] {
        let start: String = source.chars().take(20).collect();
        assert_eq!(outcome(source), Ok(()), "{start}");
    }
}

#[test]
fn trees_up_to_the_limit_are_accepted() {
    for source in [
        "-".repeat(1400) + "x",
        "x".to_owned() + &" + x".repeat(1400),
        "x".to_owned() + &"()".repeat(1400),
        "lambda: ".repeat(1400) + "x",
        "if x: pass\n".to_owned() + &"elif x: pass\n".repeat(1400),
    ] {
        assert_eq!(outcome(source), Ok(()));
    }
}

#[test]
fn broken_sources_of_any_depth_have_an_error() {
    let count = 20_000;
    for source in [
        "a ".repeat(count),
        "(a ".repeat(150),
        "(".repeat(150) + "a b" + &")".repeat(150),
        "[a for ".repeat(150),
        "{a: ".repeat(150) + "1 2" + &"}".repeat(150),
        "not ".repeat(count) + "=",
        "- ".repeat(count) + "=",
        "lambda: ".repeat(count) + "=",
        "f'{".repeat(100),
        "x if y else ".repeat(count) + "=",
        "x ** ".repeat(count) + "=",
        "a = ".repeat(count) + "=",
        "a, ".repeat(count) + "=",
    ] {
        let start: String = source.chars().take(20).collect();
        assert!(outcome(source).is_err(), "{start}");
    }
}
