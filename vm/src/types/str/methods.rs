//! The rows of `str`.

use super::{Str, convert, format, percent, quick_format, shared, translate};
use crate::error::Answer;
use crate::heap::{HEADER, Kind};
use crate::protocol::text::{afford_text, format_error, not_a_spec, str_of_buf, str_repr, text, text_of};
use crate::text::format_apply::format_text;
use crate::text::format_spec::Spec;
use crate::text::unicode;
use crate::text::units::{Text, TextBuf};
use crate::types::iterator::{IteratorForm, collect};
use crate::types::slice::{Choice, choose, has_index};
use crate::value::Value;
use crate::vm::Cx;

/// A letter behind another is small, any other great.
fn titled(byte: u8, before: u8) -> u8 {
    if before.is_ascii_alphabetic() { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() }
}

/// A mapping of text that goes byte by byte, each with the one before it, where all is ASCII and short.
fn mapped_ascii(
    cx: &mut Cx,
    arguments: &[Value],
    bytewise: fn(u8, u8) -> u8,
    map: fn(Text<'_>) -> TextBuf,
) -> Answer {
    let Some(ascii) = arguments[0].get::<Str>(cx).and_then(Str::as_ascii).filter(|text| text.len() <= 64)
    else {
        return mapped(cx, arguments, map);
    };
    let (mut buffer, mut before) = ([0; 64], 0);
    for (place, &byte) in buffer.iter_mut().zip(ascii.as_bytes()) {
        *place = bytewise(byte, before);
        before = byte;
    }
    let length = ascii.len();
    cx.charge(length / 8)?;
    cx.str_from_bytes(&buffer[..length], true)
}

/// A method that makes new text of the receiver's.
fn mapped(cx: &mut Cx, arguments: &[Value], map: fn(Text<'_>) -> TextBuf) -> Answer {
    let length = text(cx, &arguments[0]).len();
    afford_text(cx, length as u64 * 3)?;
    let result = map(text(cx, &arguments[0]));
    str_of_buf(cx, result)
}

/// A question that is answered by all code points of text that is not empty.
fn all(cx: &mut Cx, arguments: &[Value], test: fn(u32) -> bool) -> Answer {
    let mut own = text(cx, &arguments[0]);
    if own.len() >= 16 {
        let length = own.len();
        cx.charge(length / 16)?;
        own = text(cx, &arguments[0]);
    }
    Ok(Value::bool(!own.is_empty() && own.all(test)))
}

fn ask(cx: &mut Cx, arguments: &[Value], test: fn(Text<'_>) -> bool) -> Answer {
    let length = text(cx, &arguments[0]).len();
    cx.charge(length / 16)?;
    Ok(Value::bool(test(text(cx, &arguments[0]))))
}

crate::text_rows! {
    "string", "($self, chars=None, /)", "($self, width, fillchar=' ', /)", "($self, old, new, /, count=-1)";
    NativeRow::special("__add__", "($self, value, /)", add, "Return self+value."),
    NativeRow::open("__mod__", "($self, value, /)", Role::Wrapper, "").or_script(percent::modulo, "str_percent"),
    NativeRow::special("__rmod__", "($self, value, /)", |_, _| Ok(Value::NOT_IMPLEMENTED), "Return value%self."),
    NativeRow::special("__contains__", "($self, key, /)", contains, "Return bool(key in self)."),
    NativeRow::open("__getitem__", "($self, key, /)", Role::Wrapper, "").or_script(get_item, "str_getitem"),
    NativeRow::special("__iter__", "($self, /)", iter, "Implement iter(self)."),
    NativeRow::special("__len__", "($self, /)", |cx, a| {
        Ok(Value::small_int(a[0].get::<Str>(cx).map_or(0, Str::len) as i64))
    }, "Return len(self)."),
    NativeRow::special("__hash__", "($self, /)", |cx, a| { let hash = cx.str_hash(&a[0]); cx.int(hash as i64) }, "Return hash(self)."),
    NativeRow::special("__repr__", "($self, /)", |cx, a| str_repr(cx, &a[0]), "Return repr(self)."),
    NativeRow::special("__str__", "($self, /)", |cx, a| cx.str_slice_exact(&a[0]), "Return str(self)."),
    NativeRow::constructor("($type, object='', encoding='utf-8', errors='strict')", |_, _| Ok(Value::NONE)).or_script(convert::new, "str_new"),
    NativeRow::method("__getnewargs__", "($self, /)", |cx, a| { let own = cx.str_slice_exact(&a[0])?; cx.tuple_from([own]) }, ""),
    NativeRow::open("__format__", "($self, format_spec, /)", Role::Method,
        "Return a formatted version of the string as described by format_spec.")
        .or_script(format_spec, "format_plainly"),
    NativeRow::method("__sizeof__", "($self, /)", |cx, a| {
        Ok(Value::small_int((HEADER + super::STR_HEAD + a[0].get::<Str>(cx).map_or(0, |own| own.raw_bytes().len())) as i64))
    }, "Return the size of the string in memory, in bytes."),
    NativeRow::open("join", "($self, iterable, /)", Role::Method,
        "Concatenate any number of strings.\n\nThe string whose method is called is inserted in between each given string.\nThe result is returned as a new string.\n\nExample: '.'.join(['ab', 'pq', 'rs']) -> 'ab.pq.rs'").or_script(join, "str_join"),
    NativeRow::open("encode", "($self, /, encoding='utf-8', errors='strict')", Role::Method,
        "Encode the string using the codec registered for encoding.\n\n  encoding\n    The encoding in which to encode the string.\n  errors\n    The error handling scheme to use for encoding errors.\n    The default is 'strict' meaning that encoding errors raise a\n    UnicodeEncodeError.  Other possible values are 'ignore', 'replace' and\n    'xmlcharrefreplace' as well as any other name registered with\n    codecs.register_error that can handle UnicodeEncodeErrors.").or_script(convert::encode_method, "str_encode"),
    NativeRow::open("format", "($self, /, *args, **kwargs)", Role::Method,
        "Return a formatted version of the string, using substitutions from args and kwargs.\n\nThe substitutions are identified by braces ('{' and '}').").or_script(format::format, "str_format").unbound(quick_format::format),
    NativeRow::open("format_map", "($self, mapping, /)", Role::Method,
        "Return a formatted version of the string, using substitutions from mapping.\n\nThe substitutions are identified by braces ('{' and '}').").or_script(format::format_map, "str_format_map"),
    NativeRow::open("translate", "($self, table, /)", Role::Method,
        "Replace each character in the string using the given translation table.\n\n  table\n    Translation table, which must be a mapping of Unicode ordinals to\n    Unicode ordinals, strings, or None.\n\nCharacters left untouched by the table (a LookupError) stay as they are;\ncharacters mapped to None are deleted.").or_script(translate::translate, "str_translate"),
    NativeRow::open("maketrans", "(x, y=None, z=None, /)", Role::Static,
        "Return a translation table usable for str.translate().\n\nOne argument is a dict from ordinals or characters to ordinals, strings or None.\nTwo are strings of equal length: each character of x is mapped to the one of y.\nThe characters of a third are mapped to None.").or_script(translate::make, "str_maketrans"),
    NativeRow::method("lower", "($self, /)", |cx, a| mapped_ascii(cx, a, |byte, _| byte.to_ascii_lowercase(), unicode::lower), "Return a copy of the string converted to lowercase."),
    NativeRow::method("upper", "($self, /)", |cx, a| mapped_ascii(cx, a, |byte, _| byte.to_ascii_uppercase(), unicode::upper), "Return a copy of the string converted to uppercase."),
    NativeRow::method("title", "($self, /)", |cx, a| mapped_ascii(cx, a, titled, unicode::title), "Return a version of the string where each word is titlecased."),
    NativeRow::method("swapcase", "($self, /)", |cx, a| mapped(cx, a, unicode::swapcase), "Convert uppercase characters to lowercase and lowercase characters to uppercase."),
    NativeRow::method("capitalize", "($self, /)", |cx, a| mapped(cx, a, unicode::capitalize), "Return a capitalized version of the string.\n\nThe first character becomes upper case, the others lower case."),
    NativeRow::method("casefold", "($self, /)", |cx, a| mapped(cx, a, unicode::casefold), "Return a version of the string suitable for caseless comparisons."),
    NativeRow::method("isascii", "($self, /)", |cx, a| Ok(Value::bool(a[0].get::<Str>(cx).is_some_and(Str::is_ascii))), "Return True if all characters in the string are ASCII, False otherwise.\n\nEmpty string is ASCII too."),
    NativeRow::method("isalpha", "($self, /)", |cx, a| all(cx, a, unicode::is_alpha), "Return True if the string is not empty and all of it is alphabetic, False otherwise."),
    NativeRow::method("isalnum", "($self, /)", |cx, a| all(cx, a, unicode::is_alnum), "Return True if the string is not empty and all of it is alphanumeric, False otherwise."),
    NativeRow::method("isdecimal", "($self, /)", |cx, a| all(cx, a, unicode::is_decimal), "Return True if the string is not empty and all of it is decimal digits, False otherwise."),
    NativeRow::method("isdigit", "($self, /)", |cx, a| all(cx, a, unicode::is_digit), "Return True if the string is not empty and all of it is digits, False otherwise."),
    NativeRow::method("isnumeric", "($self, /)", |cx, a| all(cx, a, unicode::is_numeric), "Return True if the string is not empty and all of it is numeric, False otherwise."),
    NativeRow::method("isspace", "($self, /)", |cx, a| all(cx, a, unicode::is_space), "Return True if the string is not empty and all of it is white space, False otherwise."),
    NativeRow::method("isprintable", "($self, /)", |cx, a| ask(cx, a, |text| text.all(unicode::is_printable)), "Return True if all characters in the string are printable, False otherwise."),
    NativeRow::method("islower", "($self, /)", |cx, a| ask(cx, a, unicode::is_lower_text), "Return True if something in the string is cased and all of that is lower case, False otherwise."),
    NativeRow::method("isupper", "($self, /)", |cx, a| ask(cx, a, unicode::is_upper_text), "Return True if something in the string is cased and all of that is upper case, False otherwise."),
    NativeRow::method("istitle", "($self, /)", |cx, a| ask(cx, a, unicode::is_title_text), "Return True if the string is title-cased, False otherwise."),
    NativeRow::method("isidentifier", "($self, /)", |cx, a| ask(cx, a, unicode::is_identifier), "Return True if the string is a valid Python identifier, False otherwise.\n\nCall keyword.iskeyword(s) to test whether string s is a reserved identifier,\nsuch as \"def\" or \"class\"."),
}

fn add(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if !arguments[1].is_kind(Kind::Str) {
        let text = format!("can only concatenate str (not \"{}\") to str", cx.type_name(&arguments[1]));
        return Err(cx.type_error(&text));
    }
    cx.str_concat(&arguments[0], &arguments[1])
}

fn contains(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if !arguments[1].is_kind(Kind::Str) {
        let text =
            format!("'in <string>' requires string as left operand, not {}", cx.type_name(&arguments[1]));
        return Err(cx.type_error(&text));
    }
    let length = text(cx, &arguments[0]).len();
    cx.charge(length / 32)?;
    Ok(Value::bool(crate::text::search::contains(text(cx, &arguments[0]), text(cx, &arguments[1]))))
}

fn get_item(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (own, key) = (&arguments[0], &arguments[1]);
    let length = own.get::<Str>(cx).map_or(0, Str::len);
    if !key.is_kind(Kind::Slice) && cx.as_int(key).is_none() && !has_index(cx, key) {
        let text = format!("string indices must be integers, not {}", cx.quoted_type_name(key));
        return Err(cx.type_error(&text));
    }
    match choose(cx, key, length, "string")? {
        None => Ok(None),
        Some(Choice::Item(at)) => {
            let point = own.get::<Str>(cx).map_or(0, |own| own.at(at));
            cx.str_from_point(point).map(Some)
        }
        Some(Choice::OutOfRange) => Err(cx.index_error("string index out of range")),
        Some(Choice::Cut(cut)) if cut.is_run() => {
            shared::part(cx, own, cut.start..cut.start + cut.count).map(Some)
        }
        Some(Choice::Cut(cut)) => {
            cx.charge(cut.count / 8)?;
            let points: Vec<u32> = match own.get::<Str>(cx) {
                Some(own) => cut.indices().filter(|&at| at < length).map(|at| own.at(at)).collect(),
                None => Vec::new(),
            };
            cx.str_from_points(&points).map(Some)
        }
    }
}

fn iter(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let types = cx.types();
    let ascii = arguments[0].get::<Str>(cx).is_some_and(Str::is_ascii);
    let class = if ascii { &types.str_ascii_iterator } else { &types.str_iterator };
    cx.iterator(class, arguments[0].clone(), IteratorForm::Str, 0)
}

fn format_spec(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(spec) = arguments[1].get::<Str>(cx) else { return Err(not_a_spec(cx, &arguments[1])) };
    if spec.is_empty() {
        return crate::protocol::text::quick_str(cx, &arguments[0]);
    }
    let spec = match Spec::for_text(text_of(spec), "str") {
        Ok(spec) => spec,
        Err(error) => return Err(format_error(cx, error)),
    };
    let length = text(cx, &arguments[0]).len();
    afford_text(cx, spec.bound_text(length))?;
    let formatted = format_text(text(cx, &arguments[0]), &spec);
    str_of_buf(cx, formatted).map(Some)
}

fn join(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (own, iterable) = (&arguments[0], &arguments[1]);
    if let Some(joined) = cx.str_join_items(own, iterable)? {
        return Ok(Some(joined));
    }
    let items = match collect(cx, iterable)? {
        Some(collected) => collected.items,
        None => {
            return match shared::not_iterable(cx, iterable) {
                Some(raised) => Err(raised),
                None => Ok(None),
            };
        }
    };
    if let Some(at) = items.iter().position(|item| !item.is_kind(Kind::Str)) {
        let text = format!("sequence item {at}: expected str instance, {} found", cx.type_name(&items[at]));
        return Err(cx.type_error(&text));
    }
    if let [only] = items.as_slice()
        && cx.is_exact_str(only)
    {
        return Ok(Some(only.clone()));
    }
    cx.str_join(own, &items).map(Some)
}
