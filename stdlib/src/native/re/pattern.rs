//! `re.Pattern`: a program with the text it was made from, and the methods that search with it.

use std::sync::Arc;

use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::native::{Arguments, GetSetRow, NativeRow, Role, TypeRow};
use taipan_vm::object::ClassFlags;
use taipan_vm::protocol::equal::quick_equal;
use taipan_vm::protocol::hash::quick_hash;
use taipan_vm::text::escape;
use taipan_vm::text::units::{Text, TextBuf};
use taipan_vm::types::generic_alias::GenericAlias;
use taipan_vm::types::mappingproxy::MappingProxy;
use taipan_vm::types::opaque::Object;
use taipan_vm::types::str::Units;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::subject::{Session, check, length, part, units};
use super::substitute::{self, Prepared};
use super::{found, index_argument, scanner, signed_argument, size};
use crate::regex::{Cursor, Machine, Mode, Program, Request, flags};

/// The struct behind a pattern object.
pub(super) struct Pattern {
    pub(super) program: Arc<Program>,
    /// What it was compiled from.
    pub(super) source: Value,
    pub(super) is_bytes: bool,
    /// A mappingproxy of names and numbers.
    groupindex: Value,
    /// Memory for matching, used again and again.
    pub(super) machine: Machine,
    /// The template that `sub` was given last, and what it means.
    pub(super) template: Option<(Value, Arc<Prepared>)>,
}

impl Object for Pattern {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.source);
        visit(&self.groupindex);
        if let Some((text, _)) = &self.template {
            visit(text);
        }
    }
}

const SEARCH: &str = "($self, /, string, pos=0, endpos=sys.maxsize)";

/// The class `re.Pattern`.
pub static TYPE: TypeRow = TypeRow {
    name: "Pattern",
    module: "re",
    doc: "Compiled regular expression object.",
    flags: ClassFlags::NO_NEW | ClassFlags::WEAK | ClassFlags::EQUALITY | ClassFlags::HASH,
    methods: &[
        NativeRow::method("match", SEARCH, match_, "Matches zero or more characters at the beginning of the string."),
        NativeRow::method("fullmatch", SEARCH, fullmatch, "Matches against all of the string."),
        NativeRow::method(
            "search",
            SEARCH,
            search,
            "Scan through string looking for a match, and return a corresponding match object instance.\n\n\
             Return None if no position in the string matches.",
        ),
        NativeRow::method(
            "findall",
            SEARCH,
            findall,
            "Return a list of all non-overlapping matches of pattern in string.",
        ),
        NativeRow::method(
            "finditer",
            SEARCH,
            scanner::finditer,
            "Return an iterator over all non-overlapping matches for the RE pattern in string.\n\n\
             For each match, the iterator returns a match object.",
        ),
        NativeRow::method("scanner", SEARCH, scanner::scanner, ""),
        NativeRow::method(
            "split",
            "($self, /, string, maxsplit=0)",
            split,
            "Split string by the occurrences of pattern.",
        ),
        NativeRow::open(
            "sub",
            "($self, /, repl, string, count=0)",
            Role::Method,
            "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in \
             string by the replacement repl.",
        )
        .resumable(substitute::sub),
        NativeRow::open(
            "subn",
            "($self, /, repl, string, count=0)",
            Role::Method,
            "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping \
             occurrences of pattern with the replacement repl.",
        )
        .resumable(substitute::subn),
        NativeRow::method("__copy__", "($self, /)", itself, ""),
        NativeRow::method("__deepcopy__", "($self, memo, /)", itself, ""),
        NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
        NativeRow::special("__hash__", "($self, /)", hash, "Return hash(self)."),
        NativeRow::special("__eq__", "($self, value, /)", equal, "Return self==value."),
        NativeRow::special("__ne__", "($self, value, /)", unequal, "Return self!=value."),
        NativeRow::method("__class_getitem__", "($type, item, /)", class_getitem, "See PEP 585").role(Role::Class),
    ],
    properties: &[
        GetSetRow { name: "flags", get: get_flags, set: None, doc: "The regex matching flags." },
        GetSetRow {
            name: "groups",
            get: get_groups,
            set: None,
            doc: "The number of capturing groups in the pattern.",
        },
        GetSetRow {
            name: "groupindex",
            get: get_groupindex,
            set: None,
            doc: "A dictionary mapping group names to group numbers.",
        },
        GetSetRow {
            name: "pattern",
            get: get_pattern,
            set: None,
            doc: "The pattern string from which the RE object was compiled.",
        },
    ],
    ..TypeRow::DEFAULT
};

/// A pattern object.
pub(super) fn create(cx: &mut Cx, source: Value, program: Program, is_bytes: bool) -> Answer {
    let names = cx.dict()?;
    for (name, number) in program.names() {
        let name = cx.str_from_points(name)?;
        let name = cx.intern_value(name)?;
        cx.dict_set_str(&names, &name, Value::small_int(i64::from(*number)))?;
    }
    let proxy = cx.types().mapping_proxy.clone();
    let groupindex = cx.new_object(&proxy, MappingProxy { mapping: names })?;
    cx.check_room(program.size_in_bytes())?;
    let class = cx.builtin_class(&TYPE)?;
    let program = Arc::new(program);
    cx.opaque(
        &class,
        Pattern { program, source, is_bytes, groupindex, machine: Machine::new(), template: None },
    )
}

/// A copy of what a method needs to know.
pub(super) fn facts(cx: &mut Cx, pattern: &Value) -> Answer<(Arc<Program>, bool)> {
    match pattern.opaque::<Pattern>(cx) {
        Some(own) => Ok((own.program.clone(), own.is_bytes)),
        None => Err(cx.type_error("not a compiled pattern")),
    }
}

/// Checked arguments of a searching method: the subject and its ends.
pub(super) struct Call {
    pub(super) pattern: Value,
    pub(super) subject: Value,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Reads `(self, string, pos, endpos)`.
pub(super) fn call(cx: &mut Cx, arguments: &[Value]) -> Answer<Call> {
    let (Some(pattern), Some(subject)) = (arguments.given(0), arguments.given(1)) else {
        return Err(cx.system_error("a pattern method lacks its arguments"));
    };
    let is_bytes = pattern.opaque::<Pattern>(cx).is_some_and(|own| own.is_bytes);
    check(cx, subject, is_bytes)?;
    let length = length(cx, subject);
    let start = index_argument(cx, arguments.given(2), 0)?.min(length);
    let end = index_argument(cx, arguments.given(3), length)?.min(length);
    Ok(Call { pattern: pattern.clone(), subject: subject.clone(), start, end })
}

fn once(cx: &mut Cx, arguments: &[Value], mode: Mode) -> Answer {
    let call = call(cx, arguments)?;
    let mut session = Session::open(cx, &call.pattern)?;
    let request = Request { mode, start: call.start, end: call.end, must_advance: false };
    let answer = session.find(cx, &call.subject, request);
    let answer = match answer {
        Ok(Some(whole)) => found::create(cx, &call, session.machine.spans(whole)),
        Ok(None) => Ok(Value::NONE),
        Err(raised) => Err(raised),
    };
    session.close(cx, &call.pattern);
    answer
}

fn match_(cx: &mut Cx, arguments: &[Value]) -> Answer {
    once(cx, arguments, Mode::Match)
}

fn fullmatch(cx: &mut Cx, arguments: &[Value]) -> Answer {
    once(cx, arguments, Mode::FullMatch)
}

fn search(cx: &mut Cx, arguments: &[Value]) -> Answer {
    once(cx, arguments, Mode::Search)
}

fn findall(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let call = call(cx, arguments)?;
    let mut session = Session::open(cx, &call.pattern)?;
    let answer = find_all(cx, &call, &mut session);
    session.close(cx, &call.pattern);
    answer
}

fn find_all(cx: &mut Cx, call: &Call, session: &mut Session) -> Answer {
    let list = cx.list(&[])?;
    let groups = session.program.groups();
    let empty = part(cx, &call.subject, 0, 0)?;
    let mut cursor = Cursor::new(call.start, call.end);
    while let Some(request) = cursor.request(Mode::Search) {
        let answer = session.find(cx, &call.subject, request)?;
        cursor.note(answer);
        let Some((start, end)) = answer else { break };
        let item = match groups {
            0 => part(cx, &call.subject, start, end)?,
            1 => group_text(cx, call, session, 1, &empty)?,
            _ => {
                let mut items = Vec::with_capacity(groups);
                for group in 1..=groups {
                    items.push(group_text(cx, call, session, group, &empty)?);
                }
                cx.tuple_from(items)?
            }
        };
        cx.list_push(&list, item)?;
    }
    Ok(list)
}

/// The text of a group; `absent` if it took no part.
fn group_text(cx: &mut Cx, call: &Call, session: &Session, group: usize, absent: &Value) -> Answer {
    match session.machine.group(group) {
        Some((start, end)) => part(cx, &call.subject, start, end),
        None => Ok(absent.clone()),
    }
}

fn split(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let call = call(cx, arguments.get(..2).unwrap_or(arguments))?;
    let most = match arguments.given(2) {
        Some(value) => signed_argument(cx, value)?,
        None => 0,
    };
    let mut session = Session::open(cx, &call.pattern)?;
    let answer = pieces(cx, &call, &mut session, most);
    session.close(cx, &call.pattern);
    answer
}

fn pieces(cx: &mut Cx, call: &Call, session: &mut Session, most: i64) -> Answer {
    let list = cx.list(&[])?;
    let mut cursor = Cursor::new(call.start, call.end);
    let (mut last, mut count) = (0, 0);
    // A negative limit means none at all, as in CPython.
    while most == 0 || count < most {
        let Some(request) = cursor.request(Mode::Search) else { break };
        let answer = session.find(cx, &call.subject, request)?;
        cursor.note(answer);
        let Some((start, end)) = answer else { break };
        let piece = part(cx, &call.subject, last, start)?;
        cx.list_push(&list, piece)?;
        for group in 1..=session.program.groups() {
            let text = group_text(cx, call, session, group, &Value::NONE)?;
            cx.list_push(&list, text)?;
        }
        (last, count) = (end, count + 1);
    }
    let rest = part(cx, &call.subject, last, call.end)?;
    cx.list_push(&list, rest)?;
    Ok(list)
}

pub(super) fn itself(_cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(arguments.given(0).cloned().unwrap_or(Value::NONE))
}

pub(super) fn class_getitem(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let [origin, item] = arguments else {
        return Err(cx.system_error("__class_getitem__ wants two arguments"));
    };
    let is_tuple = cx.is_exact(item, &cx.types().tuple);
    let arguments = if is_tuple { item.clone() } else { cx.tuple(std::slice::from_ref(item))? };
    let class = cx.types().generic_alias.clone();
    let alias = GenericAlias { origin: origin.clone(), arguments, parameters: Value::UNSET, starred: false };
    cx.new_object(&class, alias)
}

/// Flags by name, in the order in which they are shown.
const SHOWN: [(u32, &str); 8] = [
    (flags::IGNORECASE, "re.IGNORECASE"),
    (flags::LOCALE, "re.LOCALE"),
    (flags::MULTILINE, "re.MULTILINE"),
    (flags::DOTALL, "re.DOTALL"),
    (flags::UNICODE, "re.UNICODE"),
    (flags::VERBOSE, "re.VERBOSE"),
    (flags::DEBUG, "re.DEBUG"),
    (flags::ASCII, "re.ASCII"),
];

/// The flags as an expression; nothing when only the default kind of a str pattern is set.
fn shown_flags(all: u32, is_bytes: bool) -> String {
    let kinds = flags::LOCALE | flags::UNICODE | flags::ASCII;
    let mut rest = if !is_bytes && all & kinds == flags::UNICODE { all & !flags::UNICODE } else { all };
    let mut parts = Vec::new();
    for (flag, name) in SHOWN {
        if rest & flag != 0 {
            parts.push(name.to_owned());
            rest &= !flag;
        }
    }
    if rest != 0 {
        parts.push(format!("0x{rest:x}"));
    }
    parts.join("|")
}

/// `repr` of a str or of bytes.
pub(super) fn repr_of(cx: &Cx, value: &Value) -> TextBuf {
    match units(cx, value) {
        Some(Units::One(bytes)) if !value.is_kind(Kind::Str) => {
            TextBuf::from_utf8(&escape::repr_bytes(bytes))
        }
        Some(Units::One(units)) => escape::repr(Text::One(units)),
        Some(Units::Two(units)) => escape::repr(Text::Two(units)),
        Some(Units::Four(units)) => escape::repr(Text::Four(units)),
        None => TextBuf::new(),
    }
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    const LONGEST: usize = 200;
    let text = match arguments.given(0).and_then(|value| value.opaque::<Pattern>(cx)) {
        Some(own) => {
            let mut text = TextBuf::from_utf8("re.compile(");
            text.push_text(repr_of(cx, &own.source).as_text().slice(0..LONGEST));
            let flags = shown_flags(own.program.flags(), own.is_bytes);
            if !flags.is_empty() {
                text.push_str(", ");
                text.push_str(&flags);
            }
            text.push_str(")");
            text
        }
        None => TextBuf::new(),
    };
    substitute::to_str(cx, text)
}

fn hash(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments.given(0).and_then(|value| value.opaque::<Pattern>(cx)) else {
        return Ok(Value::NONE);
    };
    let (source, flags) = (own.source.clone(), own.program.flags());
    let hash = quick_hash(cx, &source)?.unwrap_or(0).rotate_left(7) ^ u64::from(flags);
    // Two bits less than a word always fit an int without a box.
    cx.int((hash >> 3).cast_signed())
}

fn same(cx: &Cx, arguments: &[Value]) -> Option<bool> {
    let one = arguments.given(0)?.opaque::<Pattern>(cx)?;
    let two = arguments.given(1)?.opaque::<Pattern>(cx)?;
    let flags = one.program.flags() == two.program.flags() && one.is_bytes == two.is_bytes;
    Some(flags && quick_equal(cx, &one.source, &two.source).unwrap_or(false))
}

fn equal(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(same(cx, arguments).map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn unequal(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(same(cx, arguments).map_or(Value::NOT_IMPLEMENTED, |same| Value::bool(!same)))
}

fn get_flags(cx: &mut Cx, pattern: &Value) -> Answer {
    let flags = facts(cx, pattern)?.0.flags();
    cx.int(i64::from(flags))
}

fn get_groups(cx: &mut Cx, pattern: &Value) -> Answer {
    let groups = facts(cx, pattern)?.0.groups();
    size(cx, groups)
}

fn get_groupindex(cx: &mut Cx, pattern: &Value) -> Answer {
    Ok(pattern.opaque::<Pattern>(cx).map_or(Value::NONE, |own| own.groupindex.clone()))
}

fn get_pattern(cx: &mut Cx, pattern: &Value) -> Answer {
    Ok(pattern.opaque::<Pattern>(cx).map_or(Value::NONE, |own| own.source.clone()))
}
