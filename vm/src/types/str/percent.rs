//! `%` formatting of str and bytes. What can be formatted without a script is done here. Otherwise the script
//! half asks for the plan of the template, converts the arguments, and comes back with exact ones.

use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::native::NativeRow;
use crate::object::find_special;
use crate::protocol::text::{afford_text, escape_repr, format_error, quick_repr, quick_str, text};
use crate::text::format_apply::IntRef;
use crate::text::percent::{
    Amount, Directive, Layout, NO_MAPPING, NOT_ALL, NOT_ALL_BYTES, NOT_ENOUGH, Piece, STAR_WANTS_INT,
    Template, unsupported,
};
use crate::text::units::{Text, TextBuf};
use crate::types::int::Int;
use crate::types::str::Str;
use crate::types::str::shared::{self, Sort, sort_of, view};
use crate::value::Value;
use crate::vm::Cx;

/// Where directives take their arguments.
struct Arguments {
    items: Vec<Value>,
    next: usize,
    /// The mapping of keys; Unset when the argument is none.
    mapping: Value,
    /// Keys were already looked up: every directive takes the next argument.
    resolved: bool,
}

impl Arguments {
    fn take(&mut self, cx: &mut Cx) -> Answer {
        match self.items.get(self.next) {
            Some(item) => {
                self.next += 1;
                Ok(item.clone())
            }
            None => Err(cx.type_error(NOT_ENOUGH)),
        }
    }
}

/// Whether an argument is a mapping in the eyes of `%`.
fn is_mapping(cx: &mut Cx, value: &Value) -> bool {
    if matches!(value.kind(), None | Some(Kind::Tuple | Kind::Str)) {
        return false;
    }
    let name = cx.names().__getitem__.clone();
    find_special(cx, value, &name).is_some()
}

fn arguments_of(cx: &mut Cx, value: &Value) -> Arguments {
    let items = if value.is_kind(Kind::Tuple) { cx.tuple_items(value).to_vec() } else { vec![value.clone()] };
    let mapping = if is_mapping(cx, value) { value.clone() } else { Value::UNSET };
    Arguments { items, next: 0, mapping, resolved: false }
}

/// `template % arguments`. None: a script must convert an argument.
pub fn modulo(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if let Some(text) = super::quick_format::percent(cx, &arguments[0], &arguments[1])? {
        return Ok(Some(text));
    }
    let mut taken = arguments_of(cx, &arguments[1]);
    match run(cx, &arguments[0], &mut taken)? {
        Some(result) => shared::built(cx, &arguments[0], result).map(Some),
        None => Ok(None),
    }
}

/// Reads the whole template; the error, if there is one, comes last.
fn pieces(cx: &mut Cx, template: &Value) -> Answer<Vec<Result<Piece, crate::text::percent::DirectiveError>>> {
    let length = view(cx, template).len();
    cx.charge(length / 8)?;
    Ok(Template::new(view(cx, template)).collect())
}

fn run(cx: &mut Cx, template: &Value, arguments: &mut Arguments) -> Answer<Option<TextBuf>> {
    let mut result = TextBuf::new();
    for piece in pieces(cx, template)? {
        match piece {
            Ok(Piece::Literal(range)) => result.push_text(view(cx, template).slice(range)),
            Ok(Piece::Percent) => result.push(u32::from('%')),
            Ok(Piece::Directive(directive)) => {
                if !apply(cx, template, &directive, arguments, &mut result)? {
                    return Ok(None);
                }
            }
            Err(error) => {
                if error.key_begun && arguments.mapping.is_unset() && !arguments.resolved {
                    return Err(cx.type_error(NO_MAPPING));
                }
                return Err(cx.value_error(error.message()));
            }
        }
    }
    if arguments.next < arguments.items.len() && arguments.mapping.is_unset() {
        let words = if sort_of(template) == Sort::Str { NOT_ALL } else { NOT_ALL_BYTES };
        return Err(cx.type_error(words));
    }
    Ok(Some(result))
}

/// A key as the mapping has it: a str, or bytes whatever the template is.
fn key_of(cx: &mut Cx, template: &Value, key: std::ops::Range<usize>) -> Answer {
    let key = shared::part(cx, template, key)?;
    if !key.is_kind(Kind::ByteArray) {
        return Ok(key);
    }
    let bytes = cx.buffer(&key).unwrap_or_default().to_vec();
    cx.bytes(&bytes)
}

/// The value of a key. None: a script's mapping must be asked.
fn look_up(cx: &mut Cx, template: &Value, directive: &Directive, arguments: &mut Arguments) -> Answer<bool> {
    let Some(key) = &directive.key else { return Ok(true) };
    if arguments.resolved {
        return Ok(true);
    }
    if arguments.mapping.is_unset() {
        return Err(cx.type_error(NO_MAPPING));
    }
    if !cx.is_exact(&arguments.mapping, &cx.types().dict) {
        return Ok(false);
    }
    let key = key_of(cx, template, key.clone())?;
    let mapping = arguments.mapping.clone();
    match cx.dict_get(&mapping, &key)? {
        None => Ok(false),
        Some(None) => Err(cx.key_error(&key)),
        Some(Some(value)) => {
            arguments.items = vec![value];
            arguments.next = 0;
            Ok(true)
        }
    }
}

fn star(cx: &mut Cx, amount: Amount, arguments: &mut Arguments) -> Answer<i64> {
    if amount != Amount::Star {
        return Ok(0);
    }
    let value = arguments.take(cx)?;
    match cx.as_int(&value) {
        Some(Int::Small(number)) if number.unsigned_abs() <= i32::MAX as u64 => Ok(number),
        Some(_) => Err(cx.overflow_error("Python int too large to convert to C int")),
        None => Err(cx.type_error(STAR_WANTS_INT)),
    }
}

/// Carries a directive out. False: a script must convert its argument.
fn apply(
    cx: &mut Cx,
    template: &Value,
    directive: &Directive,
    arguments: &mut Arguments,
    result: &mut TextBuf,
) -> Answer<bool> {
    if !look_up(cx, template, directive, arguments)? {
        return Ok(false);
    }
    let width = star(cx, directive.width, arguments)?;
    let precision = star(cx, directive.precision, arguments)?;
    let layout = directive.resolve(width, precision);
    let bytes = sort_of(template) != Sort::Str;
    let letter = char::from_u32(layout.code).unwrap_or(' ');
    let known = matches!(
        letter,
        's' | 'r' | 'a' | 'c' | 'd' | 'i' | 'u' | 'o' | 'x' | 'X' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G'
    ) || bytes && letter == 'b';
    if !known {
        return Err(cx.value_error(&unsupported(directive.code, directive.index)));
    }
    let value = arguments.take(cx)?;
    match letter {
        'c' => character(cx, &layout, &value, bytes, result),
        'd' | 'i' | 'u' | 'o' | 'x' | 'X' => int(cx, &layout, &value, letter, result),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => float(cx, &layout, &value, result),
        's' | 'b' if bytes => content(cx, &layout, &value, result),
        _ if arguments.resolved => show(cx, &layout, value, letter, bytes, result),
        _ => shown(cx, &layout, &value, letter, bytes, result),
    }
}

/// `%s`, `%r` and `%a`
fn shown(
    cx: &mut Cx,
    layout: &Layout,
    value: &Value,
    letter: char,
    bytes: bool,
    result: &mut TextBuf,
) -> Answer<bool> {
    let text_value = match letter {
        's' => quick_str(cx, value)?,
        _ => quick_repr(cx, value)?,
    };
    match text_value {
        Some(text) => show(cx, layout, text, letter, bytes, result),
        None => Ok(false),
    }
}

/// Lays out text that was made of an argument.
fn show(
    cx: &mut Cx,
    layout: &Layout,
    mut shown: Value,
    letter: char,
    bytes: bool,
    result: &mut TextBuf,
) -> Answer<bool> {
    if letter == 'a' || bytes {
        shown = escape_repr(cx, shown)?;
    }
    afford_text(cx, layout.bound(text(cx, &shown).len() as u64) + result.len() as u64)?;
    layout.text(text(cx, &shown), result);
    Ok(true)
}

/// `%s` and `%b` of bytes
fn content(cx: &mut Cx, layout: &Layout, value: &Value, result: &mut TextBuf) -> Answer<bool> {
    if cx.exports_bytes(value) {
        let bytes = cx.bytes_like(value)?;
        afford_text(cx, layout.bound(bytes.len() as u64) + result.len() as u64)?;
        layout.text(Text::One(&bytes), result);
        return Ok(true);
    }
    let name = cx.names().__bytes__.clone();
    if find_special(cx, value, &name).is_some() {
        return Ok(false);
    }
    let text = format!(
        "%b requires a bytes-like object, or an object that implements __bytes__, not {}",
        cx.quoted_type_name(value)
    );
    Err(cx.type_error(&text))
}

fn character(cx: &mut Cx, layout: &Layout, value: &Value, bytes: bool, result: &mut TextBuf) -> Answer<bool> {
    let most = if bytes { 256 } else { 0x11_0000 };
    let point = match cx.as_int(value) {
        Some(Int::Small(number)) if (0..most).contains(&number) => Some(number as u32),
        Some(_) => {
            let words = if bytes { "%c arg not in range(256)" } else { "%c arg not in range(0x110000)" };
            return Err(cx.overflow_error(words));
        }
        None => None,
    };
    let point = match point {
        Some(point) => point,
        None => match single(cx, value, bytes)? {
            Some(point) => point,
            None => return Ok(false),
        },
    };
    layout.text(TextBuf::from_codes([point]).as_text(), result);
    Ok(true)
}

/// The one character of an argument of `%c` that is no int. None: it has a script's `__index__`.
fn single(cx: &mut Cx, value: &Value, bytes: bool) -> Answer<Option<u32>> {
    if bytes {
        if let Some(&[byte]) = cx.buffer(value)
            && !value.is_kind(Kind::MemoryView)
        {
            return Ok(Some(u32::from(byte)));
        }
        let text = match cx.buffer(value).map(<[u8]>::len) {
            Some(length) => format!(
                "%c requires an integer in range(256) or a single byte, not a {} object of length {length}",
                cx.type_name(value)
            ),
            None => {
                format!("%c requires an integer in range(256) or a single byte, not {}", cx.type_name(value))
            }
        };
        return Err(cx.type_error(&text));
    }
    let length = value.get::<Str>(cx).map(Str::len);
    if length == Some(1) {
        return Ok(text(cx, value).at(0));
    }
    if length.is_none() && crate::types::slice::has_index(cx, value) {
        return Ok(None);
    }
    let text = match length {
        Some(length) => format!("%c requires an int or a unicode character, not a string of length {length}"),
        None => format!("%c requires an int or a unicode character, not {}", cx.type_name(value)),
    };
    Err(cx.type_error(&text))
}

#[cold]
fn no_number(cx: &mut Cx, value: &Value, letter: char) -> Raised {
    let what = if matches!(letter, 'o' | 'x' | 'X') { "an integer" } else { "a real number" };
    let text = format!("%{letter} format: {what} is required, not {}", cx.type_name(value));
    cx.type_error(&text)
}

fn int(cx: &mut Cx, layout: &Layout, value: &Value, letter: char, result: &mut TextBuf) -> Answer<bool> {
    let whole;
    let value = if cx.as_int(value).is_some() {
        value
    } else if cx.as_float(value).is_some() && matches!(letter, 'd' | 'i' | 'u') {
        whole = crate::types::int::convert::of_float(cx, value)?;
        &whole
    } else {
        let names = cx.names();
        let decimal = matches!(letter, 'd' | 'i' | 'u');
        let converts = find_special(cx, value, &names.__index__).is_some()
            || decimal && find_special(cx, value, &names.__int__).is_some();
        if converts && value.kind().is_some() && !matches!(value.kind(), Some(Kind::Float)) {
            return Ok(false);
        }
        return Err(no_number(cx, value, letter));
    };
    let bits = crate::types::int::arithmetic::bits(cx, value);
    afford_text(cx, layout.bound(bits / 2 + 4) + result.len() as u64)?;
    let limit = cx.int_digit_limit();
    let done = match cx.as_int(value) {
        Some(Int::Small(number)) => layout.int(IntRef::Small(number), limit, result),
        Some(Int::Big(number)) => layout.int(IntRef::Big(number), limit, result),
        None => Ok(()),
    };
    match done {
        Ok(()) => Ok(true),
        Err(error) => Err(format_error(cx, error)),
    }
}

fn float(cx: &mut Cx, layout: &Layout, value: &Value, result: &mut TextBuf) -> Answer<bool> {
    let Some(number) = cx.as_real(value)? else { return Ok(false) };
    afford_text(cx, layout.bound(330) + result.len() as u64)?;
    layout.float(number, result);
    Ok(true)
}

/// The prelude's natives.
pub static ROWS: &[NativeRow] = &[
    NativeRow::function(
        "_percent_plan",
        "($module, template, /)",
        plan,
        "What a template takes: (key, stars, letter) for each directive, and the template's error or None.",
    ),
    NativeRow::function(
        "_percent_apply",
        "($module, template, arguments, /)",
        apply_resolved,
        "Formats arguments that were taken and converted in the order of the plan.",
    ),
];

fn plan(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let template = &arguments[0];
    let mut directives = Vec::new();
    for piece in pieces(cx, template)? {
        let Ok(Piece::Directive(directive)) = piece else { continue };
        let key = match directive.key {
            Some(key) => key_of(cx, template, key)?,
            None => Value::NONE,
        };
        let stars =
            i64::from(directive.width == Amount::Star) + i64::from(directive.precision == Amount::Star);
        let letter = cx.str_from_point(directive.code)?;
        directives.push(cx.tuple_from([key, Value::small_int(stars), letter])?);
    }
    cx.list_from(directives)
}

fn apply_resolved(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let items = cx.list_items(&arguments[1]).to_vec();
    let mut taken = Arguments { items, next: 0, mapping: Value::UNSET, resolved: true };
    match run(cx, &arguments[0], &mut taken)? {
        Some(result) => shared::built(cx, &arguments[0], result),
        None => Err(cx.system_error("an argument of a template was not converted")),
    }
}
