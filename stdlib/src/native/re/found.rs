//! `re.Match`: where a pattern was found, and what its groups took.

use taipan_vm::error::{Answer, Raised};
use taipan_vm::native::{Arguments, GetSetRow, NativeRow, Role, TypeRow};
use taipan_vm::object::ClassFlags;
use taipan_vm::text::units::TextBuf;
use taipan_vm::types::opaque::Object;
use taipan_vm::types::str::Str;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::pattern::{Call, Pattern, class_getitem, itself, repr_of};
use super::subject::part;
use super::{size, substitute};
use crate::regex::Spans;

/// The struct behind a match object.
pub(super) struct Match {
    pub(super) pattern: Value,
    pub(super) string: Value,
    start: usize,
    end: usize,
    pub(super) spans: Spans,
}

impl Object for Match {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.pattern);
        visit(&self.string);
    }
}

/// The class `re.Match`.
pub static TYPE: TypeRow = TypeRow {
    name: "Match",
    module: "re",
    doc: "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
    flags: ClassFlags::NO_NEW,
    methods: &[
        NativeRow::method(
            "group",
            "($self, /, *args)",
            group,
            "group([group1, ...]) -> str or tuple.\n    Return subgroup(s) of the match by indices or names.\n    \
             For 0 returns the entire match.",
        ),
        NativeRow::method(
            "groups",
            "($self, /, default=None)",
            groups,
            "Return a tuple containing all the subgroups of the match, from 1.\n\n  default\n    \
             Is used for groups that did not participate in the match.",
        ),
        NativeRow::method(
            "groupdict",
            "($self, /, default=None)",
            groupdict,
            "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.\n\n  \
             default\n    Is used for groups that did not participate in the match.",
        ),
        NativeRow::method(
            "start",
            "($self, group=0, /)",
            start,
            "Return index of the start of the substring matched by group.",
        ),
        NativeRow::method(
            "end",
            "($self, group=0, /)",
            end,
            "Return index of the end of the substring matched by group.",
        ),
        NativeRow::method(
            "span",
            "($self, group=0, /)",
            span,
            "For match object m, return the 2-tuple (m.start(group), m.end(group)).",
        ),
        NativeRow::open(
            "expand",
            "($self, /, template)",
            Role::Method,
            "Return the string obtained by doing backslash substitution on the string template, as done by the \
             sub() method.",
        )
        .resumable(substitute::expand),
        NativeRow::method("__copy__", "($self, /)", itself, ""),
        NativeRow::method("__deepcopy__", "($self, memo, /)", itself, ""),
        NativeRow::special("__getitem__", "($self, key, /)", getitem, "Return self[key]."),
        NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
        NativeRow::method("__class_getitem__", "($type, item, /)", class_getitem, "See PEP 585").role(Role::Class),
    ],
    properties: &[
        GetSetRow {
            name: "pos",
            get: |cx, own| of(cx, own, |cx, own| size(cx, own.start)),
            set: None,
            doc: "The index into the string at which the RE engine started looking for a match.",
        },
        GetSetRow {
            name: "endpos",
            get: |cx, own| of(cx, own, |cx, own| size(cx, own.end)),
            set: None,
            doc: "The index into the string beyond which the RE engine will not go.",
        },
        GetSetRow {
            name: "lastindex",
            get: last_index,
            set: None,
            doc: "The integer index of the last matched capturing group.",
        },
        GetSetRow {
            name: "lastgroup",
            get: last_group,
            set: None,
            doc: "The name of the last matched capturing group.",
        },
        GetSetRow { name: "re", get: get_re, set: None, doc: "The regular expression object." },
        GetSetRow {
            name: "string",
            get: get_string,
            set: None,
            doc: "The string passed to match() or search().",
        },
        GetSetRow { name: "regs", get: regs, set: None, doc: "" },
    ],
    ..TypeRow::DEFAULT
};

/// A match object for an answered call.
pub(super) fn create(cx: &mut Cx, call: &Call, spans: Spans) -> Answer {
    let class = cx.builtin_class(&TYPE)?;
    let (pattern, string) = (call.pattern.clone(), call.subject.clone());
    cx.opaque(&class, Match { pattern, string, start: call.start, end: call.end, spans })
}

/// What a property needs, copied out so that the token is free.
struct Facts {
    start: usize,
    end: usize,
}

fn of(cx: &mut Cx, own: &Value, read: fn(&mut Cx, Facts) -> Answer) -> Answer {
    let facts = own.opaque::<Match>(cx).map(|own| Facts { start: own.start, end: own.end });
    match facts {
        Some(facts) => read(cx, facts),
        None => Err(not_a_match(cx)),
    }
}

fn not_a_match(cx: &mut Cx) -> Raised {
    cx.type_error("not a match object")
}

/// The match object that a method was called on.
fn receiver<'a>(cx: &'a Cx, arguments: &'a [Value]) -> Option<&'a Match> {
    arguments.given(0)?.opaque::<Match>(cx)
}

/// The span of the group that a script names by number or name.
fn chosen(cx: &mut Cx, own: &Value, key: Option<&Value>) -> Answer<Option<(usize, usize)>> {
    let number = key.map_or(Some(0), |key| group_number(cx, own, key));
    let span = own.opaque::<Match>(cx).and_then(|own| own.spans.groups.get(number?).copied());
    span.ok_or_else(|| cx.index_error("no such group"))
}

fn group_number(cx: &Cx, own: &Value, key: &Value) -> Option<usize> {
    if cx.as_int(key).is_some() {
        return cx.as_i64(key).and_then(|number| usize::try_from(number).ok());
    }
    let name: Vec<u32> = key.get::<Str>(cx)?.code_points().collect();
    own.opaque::<Match>(cx)?.pattern.opaque::<Pattern>(cx)?.program.group_named(&name)
}

/// The text of a span; `absent` if there is none.
fn text_of(cx: &mut Cx, own: &Value, span: Option<(usize, usize)>, absent: &Value) -> Answer {
    let string = own.opaque::<Match>(cx).map(|own| own.string.clone());
    match (span, string) {
        (Some((start, end)), Some(string)) => part(cx, &string, start, end),
        _ => Ok(absent.clone()),
    }
}

fn text_of_group(cx: &mut Cx, own: &Value, key: Option<&Value>) -> Answer {
    let span = chosen(cx, own, key)?;
    text_of(cx, own, span, &Value::NONE)
}

fn group(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments.given(0) else { return Err(not_a_match(cx)) };
    let keys = match arguments.given(1) {
        Some(keys) => cx.tuple_items(keys).to_vec(),
        None => Vec::new(),
    };
    match keys.as_slice() {
        [] => text_of_group(cx, own, None),
        [key] => text_of_group(cx, own, Some(key)),
        keys => {
            let texts: Answer<Vec<Value>> =
                keys.iter().map(|key| text_of_group(cx, own, Some(key))).collect();
            cx.tuple_from(texts?)
        }
    }
}

fn getitem(cx: &mut Cx, arguments: &[Value]) -> Answer {
    match arguments {
        [own, key] => text_of_group(cx, own, Some(key)),
        _ => Err(not_a_match(cx)),
    }
}

fn groups(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments.given(0) else { return Err(not_a_match(cx)) };
    let absent = arguments.given(1).cloned().unwrap_or(Value::NONE);
    let spans = receiver(cx, arguments).map(|own| own.spans.groups.clone()).unwrap_or_default();
    let texts: Answer<Vec<Value>> =
        spans.iter().skip(1).map(|span| text_of(cx, own, *span, &absent)).collect();
    cx.tuple_from(texts?)
}

fn groupdict(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments.given(0) else { return Err(not_a_match(cx)) };
    let absent = arguments.given(1).cloned().unwrap_or(Value::NONE);
    let program = receiver(cx, arguments)
        .and_then(|own| own.pattern.opaque::<Pattern>(cx))
        .map(|pattern| pattern.program.clone());
    let result = cx.dict()?;
    for (name, number) in program.iter().flat_map(|program| program.names()) {
        let name = cx.str_from_points(name)?;
        let name = cx.intern_value(name)?;
        let span = chosen(cx, own, Some(&Value::small_int(i64::from(*number))))?;
        let text = text_of(cx, own, span, &absent)?;
        cx.dict_set_str(&result, &name, text)?;
    }
    Ok(result)
}

/// Ends of the chosen group; -1 where it took no part.
fn ends(cx: &mut Cx, arguments: &[Value]) -> Answer<(Value, Value)> {
    let Some(own) = arguments.given(0) else { return Err(not_a_match(cx)) };
    let span = chosen(cx, own, arguments.given(1))?;
    pair(cx, span)
}

fn pair(cx: &mut Cx, span: Option<(usize, usize)>) -> Answer<(Value, Value)> {
    match span {
        Some((start, end)) => Ok((size(cx, start)?, size(cx, end)?)),
        None => Ok((Value::small_int(-1), Value::small_int(-1))),
    }
}

fn start(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(ends(cx, arguments)?.0)
}

fn end(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(ends(cx, arguments)?.1)
}

fn span(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (start, end) = ends(cx, arguments)?;
    cx.tuple_from([start, end])
}

fn regs(cx: &mut Cx, own: &Value) -> Answer {
    let spans = own.opaque::<Match>(cx).map(|own| own.spans.groups.clone()).unwrap_or_default();
    let mut pairs = Vec::with_capacity(spans.len());
    for span in spans {
        let (start, end) = pair(cx, span)?;
        pairs.push(cx.tuple_from([start, end])?);
    }
    cx.tuple_from(pairs)
}

fn last_index(cx: &mut Cx, own: &Value) -> Answer {
    match own.opaque::<Match>(cx).and_then(|own| own.spans.last_group) {
        Some(group) => size(cx, group),
        None => Ok(Value::NONE),
    }
}

fn last_group(cx: &mut Cx, own: &Value) -> Answer {
    let name = own.opaque::<Match>(cx).and_then(|own| {
        let program = &own.pattern.opaque::<Pattern>(cx)?.program;
        program.name_of(own.spans.last_group?).map(<[u32]>::to_vec)
    });
    match name {
        Some(name) => cx.str_from_points(&name),
        None => Ok(Value::NONE),
    }
}

fn get_re(cx: &mut Cx, own: &Value) -> Answer {
    Ok(own.opaque::<Match>(cx).map_or(Value::NONE, |own| own.pattern.clone()))
}

fn get_string(cx: &mut Cx, own: &Value) -> Answer {
    Ok(own.opaque::<Match>(cx).map_or(Value::NONE, |own| own.string.clone()))
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments.given(0) else { return Err(not_a_match(cx)) };
    let (start, end) = chosen(cx, own, None)?.unwrap_or((0, 0));
    let whole = text_of(cx, own, Some((start, end)), &Value::NONE)?;
    let mut text = TextBuf::from_utf8(&format!("<re.Match object; span=({start}, {end}), match="));
    text.push_text(repr_of(cx, &whole).as_text());
    text.push_str(">");
    substitute::to_str(cx, text)
}
