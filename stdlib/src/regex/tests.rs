//! The engine against facts about CPython 3.14: spans, groups, messages, positions, and limits.

use super::*;

fn codes(text: &str) -> Vec<u32> {
    text.chars().map(u32::from).collect()
}

fn program(pattern: &str, flags: u32) -> Program {
    match compile(&codes(pattern), flags, false, &StdUnicode) {
        Ok(program) => program,
        Err(error) => panic!("{pattern:?}: {} at {:?}", error.text(), error.position),
    }
}

/// All spans of a request, the last group first.
fn spans<T: Unit>(program: &Program, subject: &[T], mode: Mode) -> Option<Spans> {
    let mut machine = Machine::new();
    let request = Request { mode, start: 0, end: subject.len(), must_advance: false };
    let found = machine.run(program, subject, request, &StdUnicode, &mut Unlimited);
    found.unwrap_or_else(|halt| panic!("{halt:?}")).map(|whole| machine.spans(whole))
}

/// Spans in every unit width; they must agree.
fn groups(pattern: &str, flags: u32, subject: &str, mode: Mode) -> Option<Vec<Option<(usize, usize)>>> {
    let program = program(pattern, flags);
    let wide = codes(subject);
    let answer = spans(&program, &wide, mode);
    if let Some(two) = wide.iter().map(|&c| u16::try_from(c).ok()).collect::<Option<Vec<_>>>() {
        assert_eq!(spans(&program, &two, mode), answer, "{pattern:?} on two-byte units");
    }
    if let Some(one) = wide.iter().map(|&c| u8::try_from(c).ok()).collect::<Option<Vec<_>>>() {
        assert_eq!(spans(&program, &one, mode), answer, "{pattern:?} on one-byte units");
    }
    answer.map(|spans| spans.groups)
}

fn search(pattern: &str, subject: &str) -> Option<(usize, usize)> {
    groups(pattern, 0, subject, Mode::Search).and_then(|groups| groups[0])
}

/// The spans of all matches.
fn walk(pattern: &str, subject: &str) -> Vec<(usize, usize)> {
    let (program, subject) = (program(pattern, 0), codes(subject));
    let mut machine = Machine::new();
    let mut cursor = Cursor::new(0, subject.len());
    let mut all = Vec::new();
    while let Some(request) = cursor.request(Mode::Search) {
        let found = machine.run(&program, &subject, request, &StdUnicode, &mut Unlimited);
        let found = found.unwrap_or_else(|halt| panic!("{halt:?}"));
        all.extend(found);
        cursor.note(found);
    }
    all
}

fn refused(pattern: &str) -> (String, Option<usize>) {
    match compile(&codes(pattern), 0, false, &StdUnicode) {
        Ok(_) => panic!("{pattern:?} compiles"),
        Err(error) => (error.text(), error.position),
    }
}

/// Counts what it is asked and stops after so many steps or bytes.
struct Purse {
    steps: u64,
    bytes: usize,
}

impl Budget for Purse {
    fn charge(&mut self, steps: u64) -> Result<(), Halt> {
        self.steps = self.steps.checked_sub(steps).ok_or(Halt::Stopped)?;
        Ok(())
    }

    fn reserve(&mut self, bytes: usize) -> Result<(), Halt> {
        self.bytes = self.bytes.checked_sub(bytes).ok_or(Halt::Memory)?;
        Ok(())
    }
}

fn halted(pattern: &str, subject: &[u8], steps: u64, bytes: usize) -> Option<Halt> {
    let program = program(pattern, 0);
    let request = Request { mode: Mode::Match, start: 0, end: subject.len(), must_advance: false };
    Machine::new().run(&program, subject, request, &StdUnicode, &mut Purse { steps, bytes }).err()
}

#[test]
fn first_alternative_wins() {
    assert_eq!(search("a|ab", "ab"), Some((0, 1)));
    assert_eq!(search("(?:a|ab)c", "abc"), Some((0, 3)));
    assert_eq!(search("b|", "ab"), Some((0, 0)));
}

#[test]
fn greedy_lazy_and_possessive_runs() {
    assert_eq!(search("<.*>", "<a><b>"), Some((0, 6)));
    assert_eq!(search("<.*?>", "<a><b>"), Some((0, 3)));
    assert_eq!(search("a*+a", "aaa"), None);
    assert_eq!(search("a{2,3}?", "aaaa"), Some((0, 2)));
    assert_eq!(search("(?>a|ab)c", "abc"), None);
    assert_eq!(search("(?:.|.)?+I", "I"), None);
}

#[test]
fn groups_keep_their_last_iteration() {
    let found = groups("(?:(a)|(b))*", 0, "ab", Mode::Match);
    assert_eq!(found, Some(vec![Some((0, 2)), Some((0, 1)), Some((1, 2))]));
    let found = groups("(a)(b)?", 0, "ac", Mode::Match);
    assert_eq!(found, Some(vec![Some((0, 1)), Some((0, 1)), None]));
}

#[test]
fn captures_of_failed_branches_are_forgotten() {
    let found = groups("(?:(a)b|ac)", 0, "ac", Mode::Match);
    assert_eq!(found, Some(vec![Some((0, 2)), None]));
}

#[test]
fn last_group_is_the_one_closed_last() {
    let last = |pattern| spans(&program(pattern, 0), b"ab", Mode::Match).and_then(|s| s.last_group);
    assert_eq!(last("(a)(b)"), Some(2));
    assert_eq!(last("((a)(b))"), Some(1));
    assert_eq!(last("ab"), None);
    assert_eq!(last("(a)b|(a)"), Some(1));
}

#[test]
fn empty_iterations_end_a_loop() {
    assert_eq!(search("(?:a?)*", "aab"), Some((0, 2)));
    assert_eq!(search("(?:a*)*b", "aab"), Some((0, 3)));
    assert_eq!(search("(?:|a)*b", "ab"), Some((0, 2)));
    assert_eq!(search("(?:a??)*?b", "aab"), Some((0, 3)));
}

#[test]
fn counted_loops() {
    assert_eq!(search("(?:ab){2}", "ababab"), Some((0, 4)));
    assert_eq!(search("(?:ab|a){2,}b", "abab"), Some((0, 4)));
    assert_eq!(search("(?:ab){2,}?", "ababab"), Some((0, 4)));
    assert_eq!(search("(?:a{1000}){1000}", "aaa"), None);
}

#[test]
fn back_references_and_conditions() {
    assert_eq!(search(r"(\w+) \1", "the the"), Some((0, 7)));
    assert_eq!(groups(r"(a)\1", 2, "aA", Mode::Match).and_then(|g| g[0]), Some((0, 2)));
    assert_eq!(search(r"(<)?a(?(1)>|!)", "<a>"), Some((0, 3)));
    assert_eq!(search(r"^(<)?a(?(1)>|!)", "a!"), Some((0, 2)));
    assert_eq!(search(r"(?P<q>.).(?P=q)", "xax"), Some((0, 3)));
}

#[test]
fn look_around() {
    assert_eq!(search("(?<=a)b", "cbab"), Some((3, 4)));
    assert_eq!(search("(?<!a)b", "abb"), Some((2, 3)));
    assert_eq!(search("a(?=b)", "aab"), Some((1, 2)));
    assert_eq!(search("a(?!b)", "abac"), Some((2, 3)));
    let found = groups("(?=(a+))a", 0, "aa", Mode::Match);
    assert_eq!(found, Some(vec![Some((0, 1)), Some((0, 2))]));
}

#[test]
fn anchors() {
    assert_eq!(search("b$", "ab\n"), Some((1, 2)));
    assert_eq!(search(r"b\Z", "ab\n"), None);
    assert_eq!(search(r"b\z", "ab"), Some((1, 2)));
    assert_eq!(groups("^b$", 8, "a\nb\nc", Mode::Search).and_then(|g| g[0]), Some((2, 3)));
    assert_eq!(search(r"\B", ""), Some((0, 0)));
    assert_eq!(search(r"\b", ""), None);
    assert_eq!(search(r"\bfoo\b", "afoo foo"), Some((5, 8)));
}

#[test]
fn ignoring_case() {
    let folded = |pattern, subject| groups(pattern, 2, subject, Mode::FullMatch).is_some();
    assert!(folded("k", "\u{212a}"));
    assert!(folded("ſ", "S"));
    assert!(folded("[^x]", "y"));
    assert!(!folded("[^x]", "X"));
    assert!(folded("[a-z]+", "K\u{212a}\u{17f}"));
    assert!(folded("(?-i:a)b", "aB"));
    assert!(!folded("(?-i:a)b", "AB"));
    assert!(!folded("(?a:k)", "\u{212a}"));
    assert!(folded("ῌ", "ῃ"));
}

#[test]
fn after_an_empty_match_the_next_must_advance() {
    assert_eq!(walk("a*", "baac"), [(0, 0), (1, 3), (3, 3), (4, 4)]);
    assert_eq!(walk("a|", "aab"), [(0, 1), (1, 2), (2, 2), (3, 3)]);
    assert_eq!(walk(r"\b|:+", "a::bc"), [(0, 0), (1, 1), (1, 3), (3, 3), (5, 5)]);
    assert_eq!(walk(r"[^\n]*+", "\nab"), [(0, 0), (1, 3), (3, 3)]);
}

#[test]
fn search_hints_agree_with_plain_trying() {
    let text = "x".repeat(100) + "needle" + &"y".repeat(70) + "needle";
    assert_eq!(walk("needle", &text), [(100, 106), (176, 182)]);
    assert_eq!(walk("need(?:le)", &text), [(100, 106), (176, 182)]);
    assert_eq!(walk("[n]eed", &text), [(100, 104), (176, 180)]);
    assert_eq!(walk("^x|y$", &text), [(0, 1)]);
    assert_eq!(walk("x+n", &text), [(0, 101)]);
    assert_eq!(walk(r"\w+!", &text), []);
}

#[test]
fn positions_of_a_request() {
    let program = program("(?<=a)b|^", 0);
    let mut machine = Machine::new();
    let mut at = |start, end| {
        let request = Request { mode: Mode::Search, start, end, must_advance: false };
        machine.run(&program, b"abab", request, &StdUnicode, &mut Unlimited)
    };
    assert_eq!(at(1, 4), Ok(Some((1, 2))));
    assert_eq!(at(2, 3), Ok(None));
    assert_eq!(at(2, 99), Ok(Some((3, 4))));
    assert_eq!(at(3, 2), Ok(None));
}

#[test]
fn messages_and_positions() {
    let rows = [
        ("(", "missing ), unterminated subpattern", Some(0)),
        ("a)", "unbalanced parenthesis", Some(1)),
        ("[a", "unterminated character set", Some(0)),
        ("[b-a]", "bad character range b-a", Some(1)),
        ("*", "nothing to repeat", Some(0)),
        ("a**", "multiple repeat", Some(2)),
        ("a{5,3}", "min repeat greater than max repeat", Some(2)),
        ("(?<=a*)", "look-behind requires fixed-width pattern", None),
        ("(?<a", "unknown extension ?<a", Some(1)),
        (r"\q", r"bad escape \q", Some(0)),
        ("\\", "bad escape (end of pattern)", Some(0)),
        (r"\3", "invalid group reference 3", Some(1)),
        ("(?P<a>)(?P<a>)", "redefinition of group name 'a' as group 2; was group 1", Some(11)),
        ("(?P<a-b>x)", "bad character in group name 'a-b'", Some(4)),
        ("(?P<>x)", "missing group name", Some(4)),
        ("(?P=x)", "unknown group name 'x'", Some(4)),
        ("a(?i)", "global flags not at the start of the expression", Some(1)),
        (r"(a\1)", "cannot refer to an open group", Some(2)),
        ("a{4294967295}", "the repetition number is too large", None),
        ("(?(1)a|b|c)", "conditional backref with more than two branches", Some(8)),
        ("(?i-i:a)", "bad inline flags: flag turned on and off", Some(5)),
        ("(?L:a)", "bad inline flags: cannot use 'L' flag with a str pattern", Some(3)),
    ];
    for (pattern, message, position) in rows {
        assert_eq!(refused(pattern), (message.to_owned(), position), "{pattern:?}");
    }
}

#[test]
fn doubled_operators_in_sets_warn() {
    let warnings =
        |pattern| program(pattern, 0).warnings().iter().map(|w| w.message.clone()).collect::<Vec<_>>();
    assert_eq!(warnings("[[a]"), ["Possible nested set at position 1"]);
    assert_eq!(warnings("[a&&b]"), ["Possible set intersection at position 2"]);
    assert!(warnings("[&&a]").is_empty());
}

#[test]
fn bytes_patterns() {
    let compiled = |pattern: &str, flags| compile(&codes(pattern), flags, true, &StdUnicode);
    let word = compiled(r"\w+", 0).unwrap_or_else(|error| panic!("{}", error.text()));
    assert_eq!(spans(&word, b"a\xe9", Mode::Match).map(|s| s.groups), Some(vec![Some((0, 1))]));
    assert_eq!(compiled("a", flags::UNICODE).err().map(|e| e.kind), Some(ErrorKind::Value));
    assert_eq!(compiled(r"\u0041", 0).err().map(|e| e.text()), Some(r"bad escape \u".to_owned()));
    let locale = compiled("[^ab]", flags::LOCALE | flags::IGNORECASE);
    let locale = locale.unwrap_or_else(|error| panic!("{}", error.text()));
    assert_eq!(spans(&locale, b"B", Mode::Match), None);
}

#[test]
fn a_hostile_pattern_is_stopped() {
    let subject = [b'a'; 40];
    assert_eq!(halted("(?:a|a)*b", &subject, 1_000_000, usize::MAX), Some(Halt::Stopped));
    assert_eq!(halted("(?:a*)*b", &subject, 1_000_000, usize::MAX), Some(Halt::Stopped));
    assert_eq!(halted("(?:a*)*b", &subject, u64::MAX, 100), Some(Halt::Memory));
}

#[test]
fn a_stopped_request_can_be_resumed() {
    let subject = [b"xy".repeat(300), b"aaaaaaaaaaaaaa!".to_vec()].concat();
    for pattern in ["(?:(a)|a|(b))*!", "(?:x(?=(y))y|(?>a+?)){40,}", r"(\w)+\1!", "(?:a?b??)*!"] {
        let program = program(pattern, 0);
        let request = Request { mode: Mode::Search, start: 0, end: subject.len(), must_advance: false };
        let mut whole = Machine::new();
        let expected = whole.run(&program, &subject, request, &StdUnicode, &mut Unlimited);
        let mut parts = Machine::new();
        let mut purse = Purse { steps: 4100, bytes: 100 };
        let mut stops = 0;
        let mut answer = parts.run(&program, &subject, request, &StdUnicode, &mut purse);
        while let Err(halt) = answer {
            stops += 1;
            match halt {
                Halt::Stopped => purse.steps = 4100,
                Halt::Memory => purse.bytes = 100_000,
            }
            answer = parts.resume(&program, &subject, request, &StdUnicode, &mut purse);
        }
        assert_eq!(answer, expected, "{pattern:?} after {stops} stops");
        assert!(stops > 0, "{pattern:?} was never stopped");
        assert_eq!(parts.spans((0, 0)), whole.spans((0, 0)), "{pattern:?}");
    }
}

#[test]
fn long_subjects_cost_heap_only() {
    let subject = vec![b'a'; 300_000];
    let full = |pattern| spans(&program(pattern, 0), &subject, Mode::FullMatch).is_some();
    assert!(full("(?:a|b)*"));
    assert!(full("(?:(a)|b)*"));
    assert!(full("(?:a|b)*?"));
    assert!(full("(?:a|(b))*+"));
    assert!(full("(?:aa?)+"));
}

#[test]
fn deep_patterns_are_refused() {
    let deep = |levels: usize| "(".repeat(levels) + "a" + &")*".repeat(levels);
    assert_eq!(search(&deep(400), "aa"), Some((0, 2)));
    assert_eq!(refused(&deep(100_000)).0, "maximum recursion depth exceeded");
    let looks = "(?=(?>(?:b|".repeat(130) + "a" + &")*))".repeat(130);
    assert_eq!(search(&looks, "a"), Some((0, 0)));
}

#[test]
fn long_patterns_compile() {
    let words: Vec<String> = (0..20_000).map(|n| format!("word{n}(?:x|y)?")).collect();
    let pattern = format!("(?:{})!", words.join("|"));
    assert_eq!(search(&pattern, "zz word19999y!"), Some((3, 14)));
}

#[test]
fn templates() {
    let pattern = program("(a)(?P<n>b)", 0);
    let parse = |text: &str| parse_template(&codes(text), &pattern, false, &StdUnicode);
    let literal = |text: &str| Piece::Literal(codes(text));
    let expected = vec![literal("x"), Piece::Group(1), Piece::Group(2), literal("\n\\.S")];
    assert_eq!(parse(r"x\1\g<n>\n\.\123").map(|t| t.pieces), Ok(expected));
    let message = |text| parse(text).map_err(|error| (error.text(), error.position));
    assert_eq!(message(r"\3"), Err(("invalid group reference 3".to_owned(), Some(1))));
    assert_eq!(message(r"\q"), Err((r"bad escape \q".to_owned(), Some(0))));
    assert_eq!(message(r"\g"), Err(("missing <".to_owned(), Some(2))));
    assert_eq!(message(r"\g<x>"), Err(("unknown group name 'x'".to_owned(), None)));
    assert_eq!(
        message(r"\400"),
        Err((r"octal escape value \400 outside of range 0-0o377".to_owned(), Some(0)))
    );
}

#[test]
fn escape_protects_every_special_character() {
    let special: Vec<u32> = (0..256).collect();
    let pattern: String = escape(&special).iter().filter_map(|&c| char::from_u32(c)).collect();
    let subject: String = special.iter().filter_map(|&c| char::from_u32(c)).collect();
    assert_eq!(search(&pattern, &subject), Some((0, 256)));
    assert_eq!(escape(&codes("a.b c")), codes(r"a\.b\ c"));
}
