//! The methods that str, bytes and bytearray have in common: searching, splitting, stripping, padding.
//! The receiver's kind decides what an argument must be and what a result becomes.

use std::ops::Range;

use smallvec::SmallVec;

use super::Str;
use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::native::Arguments;
use crate::object::find_special;
use crate::protocol::text::{afford_text, str_of_buf, text_of};
use crate::protocol::truth::quick_truth;
use crate::text::search;
use crate::text::split::{self, Fields, Rules, Sides};
use crate::text::units::{Text, TextBuf, Units as Built};
use crate::types::slice::{bound, has_index, sized};
use crate::value::Value;
use crate::vm::Cx;

/// What a receiver is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A str.
    Str,
    /// Bytes.
    Bytes,
    /// A bytearray.
    ByteArray,
}

/// What a receiver is.
#[inline]
pub fn sort_of(value: &Value) -> Sort {
    match value.kind() {
        Some(Kind::Str) => Sort::Str,
        Some(Kind::ByteArray) => Sort::ByteArray,
        _ => Sort::Bytes,
    }
}

/// The text of a str, or the bytes of anything that exports them.
#[inline]
pub fn view<'a>(cx: &'a Cx, value: &'a Value) -> Text<'a> {
    match value.get::<Str>(cx) {
        Some(text) => text_of(text),
        None => Text::One(cx.buffer(value).unwrap_or_default()),
    }
}

fn length(cx: &Cx, value: &Value) -> usize {
    view(cx, value).len()
}

fn rules(sort: Sort) -> Rules {
    if sort == Sort::Str { split::STR } else { split::BYTES }
}

/// The class of results.
fn is_plain(cx: &Cx, own: &Value) -> bool {
    match sort_of(own) {
        Sort::Str => cx.is_exact_str(own),
        Sort::Bytes => cx.is_exact(own, &cx.types().bytes),
        Sort::ByteArray => false,
    }
}

/// A part of the receiver as an object of its own kind; the receiver itself when that is all of it.
pub fn part(cx: &mut Cx, own: &Value, range: Range<usize>) -> Answer {
    if range.start == 0 && range.end >= length(cx, own) && is_plain(cx, own) {
        return Ok(own.clone());
    }
    match sort_of(own) {
        Sort::Str => cx.str_slice(own, range.start, range.end),
        Sort::Bytes => cx.bytes_part(own, range.start, range.end),
        Sort::ByteArray => {
            let copy = cx.buffer(own).and_then(|bytes| bytes.get(range)).unwrap_or_default().to_vec();
            cx.byte_array(&copy)
        }
    }
}

/// New text as an object of the receiver's kind.
pub fn built(cx: &mut Cx, own: &Value, text: TextBuf) -> Answer {
    match sort_of(own) {
        Sort::Str => str_of_buf(cx, text),
        sort => {
            let bytes = match text.into_units().0 {
                Built::One(bytes) => bytes,
                Built::Two(_) | Built::Four(_) => return Err(cx.system_error("bytes beyond 255")),
            };
            if sort == Sort::Bytes { cx.bytes(&bytes) } else { cx.byte_array(&bytes) }
        }
    }
}

fn parts(cx: &mut Cx, own: &Value, ranges: Fields) -> Answer {
    if own.get::<Str>(cx).is_some_and(|text| text.as_ascii().is_some()) && is_plain(cx, own) {
        return cx.ascii_parts(own, &ranges);
    }
    let mut items = Vec::with_capacity(ranges.len());
    for range in ranges {
        items.push(part(cx, own, range)?);
    }
    cx.list_from(items)
}

/// How an argument of the wrong type is refused.
#[derive(Clone, Copy)]
pub enum Refusal {
    /// `find() argument 1 must be str, not int`
    Numbered(&'static str, u8),
    /// `removeprefix() argument must be str, not int`
    Named(&'static str),
    /// `must be str, not int`
    Bare,
    /// `must be str or None, not int`
    OrNone,
    /// `strip arg must be None or str`
    Strip(&'static str),
}

/// Makes sure that an argument is text of the receiver's kind.
pub fn need(cx: &mut Cx, own: &Value, argument: &Value, refusal: Refusal) -> Answer<()> {
    if sort_of(own) != Sort::Str {
        return if cx.buffer(argument).is_some() { Ok(()) } else { Err(cx.not_bytes_like(argument)) };
    }
    if argument.is_kind(Kind::Str) {
        return Ok(());
    }
    let name = cx.type_name(argument);
    let text = match refusal {
        Refusal::Numbered(function, place) => {
            format!("{function}() argument {place} must be str, not {name}")
        }
        Refusal::Named(function) => format!("{function}() argument must be str, not {name}"),
        Refusal::Bare => format!("must be str, not {name}"),
        Refusal::OrNone => format!("must be str or None, not {name}"),
        Refusal::Strip(function) => format!("{function} arg must be None or str"),
    };
    Err(cx.type_error(&text))
}

/// A stretch of the receiver that `start` and `end` arguments choose; `end < start` when it is none.
fn window(cx: &mut Cx, arguments: &[Value], first: usize) -> Answer<Option<(usize, Option<usize>)>> {
    let length = length(cx, &arguments[0]) as i64;
    let mut ends = [0, length];
    for (at, end) in ends.iter_mut().enumerate() {
        if let Some(argument) = arguments.given(first + at) {
            match bound(cx, argument)? {
                None => return Ok(None),
                Some(None) => {}
                Some(Some(index)) => *end = if index < 0 { (index + length).max(0) } else { index },
            }
        }
    }
    let (start, end) = (ends[0], ends[1].min(length));
    Ok(Some((start.min(length) as usize, if start > end { None } else { Some(end as usize) })))
}

/// What is searched for: text, or one byte in bytes.
enum Needle {
    Text,
    Byte(u8),
}

fn needle(cx: &mut Cx, arguments: &[Value], function: &'static str) -> Answer<Option<Needle>> {
    let (own, wanted) = (&arguments[0], &arguments[1]);
    if sort_of(own) == Sort::Str {
        need(cx, own, wanted, Refusal::Numbered(function, 1))?;
        return Ok(Some(Needle::Text));
    }
    if cx.buffer(wanted).is_some() {
        return Ok(Some(Needle::Text));
    }
    if cx.as_int(wanted).is_some() {
        return byte(cx, wanted).map(|byte| Some(Needle::Byte(byte)));
    }
    if has_index(cx, wanted) {
        return Ok(None);
    }
    let text =
        format!("argument should be integer or bytes-like object, not {}", cx.quoted_type_name(wanted));
    Err(cx.type_error(&text))
}

/// A byte that an int stands for.
pub fn byte(cx: &mut Cx, value: &Value) -> Answer<u8> {
    match cx.as_i64(value).and_then(|number| u8::try_from(number).ok()) {
        Some(byte) => Ok(byte),
        None => Err(cx.value_error("byte must be in range(0, 256)")),
    }
}

/// Searches with a function of hay and needle. The outer None: a script's `__index__` must tell.
fn searched<T>(
    cx: &mut Cx,
    arguments: &[Value],
    function: &'static str,
    search: impl Fn(Text<'_>, Text<'_>) -> T,
    nothing: T,
    finish: impl Fn(T, usize) -> T,
) -> Answer<Option<T>> {
    let Some(needle) = needle(cx, arguments, function)? else { return Ok(None) };
    let Some((start, end)) = window(cx, arguments, 2)? else { return Ok(None) };
    let Some(end) = end else { return Ok(Some(nothing)) };
    cx.charge((end - start) / 32)?;
    let hay = view(cx, &arguments[0]).slice(start..end);
    let found = match needle {
        Needle::Text => search(hay, view(cx, &arguments[1])),
        Needle::Byte(byte) => search(hay, Text::One(&[byte])),
    };
    Ok(Some(finish(found, start)))
}

fn position(
    cx: &mut Cx,
    arguments: &[Value],
    function: &'static str,
    last: bool,
) -> Answer<Option<Option<usize>>> {
    let search = if last { search::rfind } else { search::find };
    searched(cx, arguments, function, search, None, |found, start| found.map(|at| at + start))
}

/// `find` and `rfind`
pub fn find(cx: &mut Cx, arguments: &[Value], last: bool) -> Answer<Option<Value>> {
    let found = position(cx, arguments, if last { "rfind" } else { "find" }, last)?;
    Ok(found.map(|found| Value::small_int(found.map_or(-1, |at| at as i64))))
}

/// `index` and `rindex`
pub fn index(cx: &mut Cx, arguments: &[Value], last: bool) -> Answer<Option<Value>> {
    match position(cx, arguments, if last { "rindex" } else { "index" }, last)? {
        None => Ok(None),
        Some(Some(at)) => Ok(Some(Value::small_int(at as i64))),
        Some(None) if sort_of(&arguments[0]) == Sort::Str => Err(cx.value_error("substring not found")),
        Some(None) => Err(cx.value_error("subsection not found")),
    }
}

/// `count`
pub fn count(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let found = searched(cx, arguments, "count", search::count, 0, |found, _| found)?;
    Ok(found.map(|found| Value::small_int(found as i64)))
}

/// `startswith` and `endswith`
pub fn affix(
    cx: &mut Cx,
    arguments: &[Value],
    function: &'static str,
    test: fn(Text<'_>, Text<'_>) -> bool,
) -> Answer<Option<Value>> {
    let (own, wanted) = (&arguments[0], &arguments[1]);
    let Some((start, end)) = window(cx, arguments, 2)? else { return Ok(None) };
    let text = sort_of(own) == Sort::Str;
    let name = if text { "str" } else { "bytes" };
    if wanted.is_kind(Kind::Tuple) {
        let items = cx.tuple_items(wanted).to_vec();
        for item in &items {
            if text && !item.is_kind(Kind::Str) {
                let text = format!("tuple for {function} must only contain str, not {}", cx.type_name(item));
                return Err(cx.type_error(&text));
            }
            need(cx, own, item, Refusal::Bare)?;
            if end.is_some_and(|end| test(view(cx, own).slice(start..end), view(cx, item))) {
                return Ok(Some(Value::TRUE));
            }
        }
        return Ok(Some(Value::FALSE));
    }
    let fits = if text { wanted.is_kind(Kind::Str) } else { cx.buffer(wanted).is_some() };
    if !fits {
        let text =
            format!("{function} first arg must be {name} or a tuple of {name}, not {}", cx.type_name(wanted));
        return Err(cx.type_error(&text));
    }
    Ok(Some(Value::bool(end.is_some_and(|end| test(view(cx, own).slice(start..end), view(cx, wanted))))))
}

/// The argument that limits the number of parts or replacements; a negative one means no limit.
fn limit(cx: &mut Cx, argument: Option<&Value>) -> Answer<Option<usize>> {
    let Some(argument) = argument else { return Ok(Some(usize::MAX)) };
    Ok(sized(cx, argument)?.map(|limit| usize::try_from(limit).unwrap_or(usize::MAX)))
}

/// `split` and `rsplit`
pub fn split_fields(cx: &mut Cx, arguments: &[Value], from_right: bool) -> Answer<Option<Value>> {
    let own = &arguments[0];
    let separator = arguments.given(1).filter(|separator| !separator.is_none());
    if let Some(separator) = separator {
        need(cx, own, separator, Refusal::OrNone)?;
        if length(cx, separator) == 0 {
            return Err(cx.value_error("empty separator"));
        }
    }
    let Some(most) = limit(cx, arguments.given(2))? else { return Ok(None) };
    cx.charge(length(cx, own) / 16)?;
    let whole = view(cx, own);
    let ranges = match (separator, from_right) {
        (Some(separator), false) => split::split(whole, view(cx, separator), most),
        (Some(separator), true) => split::rsplit(whole, view(cx, separator), most),
        (None, false) => split::split_space(whole, rules(sort_of(own)), most),
        (None, true) => split::rsplit_space(whole, rules(sort_of(own)), most),
    };
    cx.check_room(ranges.len().saturating_mul(16))?;
    parts(cx, own, ranges).map(Some)
}

/// `splitlines`
pub fn split_lines(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let keep = match arguments.given(1) {
        None => false,
        Some(keep) => match quick_truth(cx, keep) {
            Some(keep) => keep,
            None => return Ok(None),
        },
    };
    let own = &arguments[0];
    cx.charge(length(cx, own) / 16)?;
    let ranges = split::split_lines(view(cx, own), rules(sort_of(own)), keep);
    parts(cx, own, ranges).map(Some)
}

/// `strip`, `lstrip` and `rstrip`
pub fn strip(cx: &mut Cx, arguments: &[Value], function: &'static str, sides: Sides) -> Answer {
    let own = &arguments[0];
    let set = arguments.given(1).filter(|set| !set.is_none());
    if let Some(set) = set {
        need(cx, own, set, Refusal::Strip(function))?;
    }
    let range = split::strip(view(cx, own), rules(sort_of(own)), set.map(|set| view(cx, set)), sides);
    part(cx, own, range)
}

/// `partition` and `rpartition`
pub fn partition(cx: &mut Cx, arguments: &[Value], last: bool) -> Answer {
    let (own, separator) = (&arguments[0], &arguments[1]);
    need(cx, own, separator, Refusal::Bare)?;
    let width = length(cx, separator);
    if width == 0 {
        return Err(cx.value_error("empty separator"));
    }
    let whole = length(cx, own);
    cx.charge(whole / 32)?;
    let found = if last {
        search::rfind(view(cx, own), view(cx, separator))
    } else {
        search::find(view(cx, own), view(cx, separator))
    };
    let empty = part(cx, own, 0..0)?;
    let items = match found {
        Some(at) => {
            let middle = if sort_of(own) == Sort::ByteArray {
                part(cx, own, at..at + width)?
            } else {
                separator.clone()
            };
            [part(cx, own, 0..at)?, middle, part(cx, own, at + width..whole)?]
        }
        None if last => [empty, part(cx, own, 0..0)?, part(cx, own, 0..whole)?],
        None => [part(cx, own, 0..whole)?, empty, part(cx, own, 0..0)?],
    };
    cx.tuple_from(items)
}

/// Texts up to this length are searched once, and the places kept.
const SHORT: usize = 1024;

/// `replace` where all three are strs of ASCII. None: they are not.
fn replace_in_short(
    cx: &mut Cx,
    own: &Value,
    old: &Value,
    new: &Value,
    most: usize,
) -> Answer<Option<Value>> {
    let ascii = [own, old, new].map(|value| value.get::<Str>(cx).and_then(Str::as_ascii).map(Text::Ascii));
    let [Some(whole), Some(wanted), Some(_)] = ascii else { return Ok(None) };
    let mut places: SmallVec<[u32; 32]> = SmallVec::new();
    search::each_match(whole, wanted, most, |at| places.push(at as u32));
    let (length, old_length) = (whole.len(), wanted.len());
    if places.is_empty() {
        return part(cx, own, 0..length).map(Some);
    }
    cx.str_with_replaced(own, old_length, new, &places).map(Some)
}

/// `replace`
pub fn replace(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (own, old, new) = (&arguments[0], &arguments[1], &arguments[2]);
    need(cx, own, old, Refusal::Numbered("replace", 1))?;
    need(cx, own, new, Refusal::Numbered("replace", 2))?;
    let Some(most) = limit(cx, arguments.given(3))? else { return Ok(None) };
    let (whole, old_length, new_length) = (length(cx, own), length(cx, old), length(cx, new));
    cx.charge(whole / 16)?;
    if whole <= SHORT
        && old_length > 0
        && let Some(replaced) = replace_in_short(cx, own, old, new, most)?
    {
        return Ok(Some(replaced));
    }
    if new_length > old_length {
        let number = search::count(view(cx, own), view(cx, old)).min(most);
        match search::replaced_length(whole, old_length, new_length, number) {
            Some(size) => afford_text(cx, size as u64)?,
            None => return Err(cx.overflow_error("replace string is too long")),
        }
    }
    match search::replace(view(cx, own), view(cx, old), view(cx, new), most) {
        Some(text) => built(cx, own, text).map(Some),
        None => part(cx, own, 0..whole).map(Some),
    }
}

/// The fill argument of `center` and its kin.
fn fill(cx: &mut Cx, own: &Value, argument: Option<&Value>, function: &str) -> Answer<u32> {
    let Some(argument) = argument else { return Ok(0x20) };
    if sort_of(own) == Sort::Str {
        let point = argument.get::<Str>(cx).map(|text| if text.len() == 1 { Some(text.at(0)) } else { None });
        return match point {
            Some(Some(point)) => Ok(point),
            Some(None) => Err(cx.type_error("The fill character must be exactly one character long")),
            None => {
                let text =
                    format!("The fill character must be a unicode character, not {}", cx.type_name(argument));
                Err(cx.type_error(&text))
            }
        };
    }
    let bytes = if argument.is_kind(Kind::Bytes) || argument.is_kind(Kind::ByteArray) {
        cx.buffer(argument)
    } else {
        None
    };
    match bytes {
        Some([byte]) => Ok(u32::from(*byte)),
        Some(bytes) => {
            let (length, name) = (bytes.len(), cx.type_name(argument));
            let text = format!(
                "{function}(): argument 2 must be a byte string of length 1, not a {name} object of length {length}"
            );
            Err(cx.type_error(&text))
        }
        None => {
            let name = cx.type_name(argument);
            Err(cx.type_error(&format!(
                "{function}() argument 2 must be a byte string of length 1, not {name}"
            )))
        }
    }
}

/// `center`, `ljust` and `rjust`; `margins` tells the fills before and after from length and width.
pub fn pad(
    cx: &mut Cx,
    arguments: &[Value],
    function: &str,
    margins: fn(usize, usize) -> (usize, usize),
) -> Answer<Option<Value>> {
    let own = &arguments[0];
    let Some(width) = sized(cx, &arguments[1])? else { return Ok(None) };
    let fill = fill(cx, own, arguments.given(2), function)?;
    let whole = length(cx, own);
    let width = usize::try_from(width).unwrap_or(0);
    if width <= whole {
        return part(cx, own, 0..whole).map(Some);
    }
    afford_text(cx, width as u64)?;
    let mut text = TextBuf::with_capacity(width);
    split::push_padded(view(cx, own), fill, margins(whole, width), &mut text);
    built(cx, own, text).map(Some)
}

/// `zfill`
pub fn zero_fill(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = &arguments[0];
    let Some(width) = sized(cx, &arguments[1])? else { return Ok(None) };
    let width = usize::try_from(width).unwrap_or(0);
    afford_text(cx, width as u64)?;
    match split::zfill(view(cx, own), width) {
        Some(text) => built(cx, own, text).map(Some),
        None => {
            let whole = view(cx, own).len();
            part(cx, own, 0..whole).map(Some)
        }
    }
}

/// `expandtabs`
pub fn expand_tabs(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = &arguments[0];
    let size = match arguments.given(1) {
        None => 8,
        Some(size) => match sized(cx, size)? {
            Some(size) => usize::try_from(size).unwrap_or(0),
            None => return Ok(None),
        },
    };
    match split::expanded_length(view(cx, own), size) {
        Some(length) if i32::try_from(size).is_ok() => afford_text(cx, length as u64)?,
        Some(_) | None => return Err(cx.overflow_error("result too long")),
    }
    let text = split::expand_tabs(view(cx, own), size);
    built(cx, own, text).map(Some)
}

/// `removeprefix` and `removesuffix`
pub fn remove_affix(cx: &mut Cx, arguments: &[Value], function: &'static str) -> Answer {
    let (own, affix) = (&arguments[0], &arguments[1]);
    need(cx, own, affix, Refusal::Named(function))?;
    let (whole, width) = (length(cx, own), length(cx, affix));
    let prefix = function == "removeprefix";
    let test = if prefix { search::starts_with } else { search::ends_with };
    let range = if test(view(cx, own), view(cx, affix)) {
        if prefix { width..whole } else { 0..whole - width }
    } else {
        0..whole
    };
    part(cx, own, range)
}

/// `x * n`. None: a script's `__index__` must tell.
pub fn multiply(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (own, times) = (&arguments[0], &arguments[1]);
    if cx.as_int(times).is_none() && !has_index(cx, times) {
        let text = format!("can't multiply sequence by non-int of type {}", cx.quoted_type_name(times));
        return Err(cx.type_error(&text));
    }
    let times = match cx.as_int(times) {
        Some(crate::types::int::Int::Big(_)) => {
            return Err(cx.overflow_error("cannot fit 'int' into an index-sized integer"));
        }
        _ => sized(cx, times)?,
    };
    let Some(times) = times else { return Ok(None) };
    let times = usize::try_from(times).unwrap_or(0);
    let whole = length(cx, own);
    if times == 1 && is_plain(cx, own) {
        return Ok(Some(own.clone()));
    }
    let unit = own.get::<Str>(cx).map_or(1, Str::unit);
    let Some(points) = whole.checked_mul(times).filter(|&points| isize::try_from(points).is_ok()) else {
        return Err(cx.overflow_error("repeated string is too long"));
    };
    match points.checked_mul(unit) {
        Some(size) => afford_text(cx, size as u64)?,
        None => return Err(cx.out_of_memory()),
    }
    let text = view(cx, own);
    let result = match text {
        Text::Ascii(text) => TextBuf::from_latin(text.as_bytes().repeat(times)),
        Text::One(bytes) => TextBuf::from_latin(bytes.repeat(times)),
        Text::Two(_) | Text::Four(_) => {
            let mut result = TextBuf::with_capacity(whole * times);
            (0..times).for_each(|_| result.push_text(text));
            result
        }
    };
    built(cx, own, result).map(Some)
}

/// A rich comparison: NotImplemented for foreign operands.
pub fn compare(cx: &mut Cx, arguments: &[Value], comparison: usize) -> Answer {
    let (one, two) = (&arguments[0], &arguments[1]);
    let fits = match sort_of(one) {
        Sort::Str => two.is_kind(Kind::Str),
        // what else exports bytes compares itself with bytes
        Sort::Bytes => two.is_kind(Kind::Bytes),
        Sort::ByteArray => cx.buffer(two).is_some(),
    };
    if !fits {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let order = search::compare(view(cx, one), view(cx, two));
    Ok(Value::bool(crate::interp::decide_order(comparison, order)))
}

/// Whether an iterable could be joined at all.
pub fn not_iterable(cx: &mut Cx, value: &Value) -> Option<Raised> {
    let names = cx.names();
    if find_special(cx, value, &names.__iter__).is_some()
        || find_special(cx, value, &names.__getitem__).is_some()
    {
        return None;
    }
    Some(cx.type_error("can only join an iterable"))
}

/// The rows that the three types share, with rows of their own behind them.
#[macro_export]
#[doc(hidden)]
macro_rules! text_rows {
    ($noun:literal, $strip:literal, $pad:literal, $replace:literal; $($other:expr,)+) => {
        /// The rows.
        pub static METHODS: &[$crate::native::NativeRow] = &{
            use $crate::native::{NativeRow, Role};
            use $crate::text::{search, split};
            use $crate::text::split::Sides;
            use $crate::types::str::shared as shared;
            [
                NativeRow::open("find", "($self, sub, start=None, end=None, /)", Role::Method,
                    concat!("Return the lowest index in ", $noun, "[start:end] where sub is found, or -1 on failure."))
                    .or_script(|cx, a| shared::find(cx, a, false), "text_find"),
                NativeRow::open("rfind", "($self, sub, start=None, end=None, /)", Role::Method,
                    concat!("Return the highest index in ", $noun, "[start:end] where sub is found, or -1 on failure."))
                    .or_script(|cx, a| shared::find(cx, a, true), "text_rfind"),
                NativeRow::open("index", "($self, sub, start=None, end=None, /)", Role::Method,
                    concat!("Return the lowest index in ", $noun, "[start:end] where sub is found.\n\nRaises ValueError when it is not found."))
                    .or_script(|cx, a| shared::index(cx, a, false), "text_index"),
                NativeRow::open("rindex", "($self, sub, start=None, end=None, /)", Role::Method,
                    concat!("Return the highest index in ", $noun, "[start:end] where sub is found.\n\nRaises ValueError when it is not found."))
                    .or_script(|cx, a| shared::index(cx, a, true), "text_rindex"),
                NativeRow::open("count", "($self, sub, start=None, end=None, /)", Role::Method,
                    concat!("Return the number of non-overlapping occurrences of sub in ", $noun, "[start:end]."))
                    .or_script(shared::count, "text_count"),
                NativeRow::open("startswith", "($self, prefix, start=None, end=None, /)", Role::Method,
                    concat!("Return True if the ", $noun, " starts with the specified prefix, False otherwise.\n\nprefix can also be a tuple of prefixes to try."))
                    .or_script(|cx, a| shared::affix(cx, a, "startswith", search::starts_with), "text_startswith"),
                NativeRow::open("endswith", "($self, suffix, start=None, end=None, /)", Role::Method,
                    concat!("Return True if the ", $noun, " ends with the specified suffix, False otherwise.\n\nsuffix can also be a tuple of suffixes to try."))
                    .or_script(|cx, a| shared::affix(cx, a, "endswith", search::ends_with), "text_endswith"),
                NativeRow::open("split", "($self, /, sep=None, maxsplit=-1)", Role::Method,
                    concat!("Return a list of the parts of the ", $noun, " between separators.\n\nWithout sep, runs of white space separate and there are no empty parts.\nAt most maxsplit splits are done, from the left; -1 means no limit."))
                    .or_script(|cx, a| shared::split_fields(cx, a, false), "text_split"),
                NativeRow::open("rsplit", "($self, /, sep=None, maxsplit=-1)", Role::Method,
                    concat!("Return a list of the parts of the ", $noun, " between separators.\n\nWithout sep, runs of white space separate and there are no empty parts.\nAt most maxsplit splits are done, from the right; -1 means no limit."))
                    .or_script(|cx, a| shared::split_fields(cx, a, true), "text_rsplit"),
                NativeRow::open("splitlines", "($self, /, keepends=False)", Role::Method,
                    concat!("Return a list of the lines in the ", $noun, ", breaking at line boundaries.\n\nLine breaks are not included unless keepends is true."))
                    .or_script(shared::split_lines, "text_splitlines"),
                NativeRow::method("strip", $strip, |cx, a| shared::strip(cx, a, "strip", Sides::Both),
                    concat!("Return a copy of the ", $noun, " with leading and trailing white space, or what chars holds, removed.")),
                NativeRow::method("lstrip", $strip, |cx, a| shared::strip(cx, a, "lstrip", Sides::Left),
                    concat!("Return a copy of the ", $noun, " with leading white space, or what chars holds, removed.")),
                NativeRow::method("rstrip", $strip, |cx, a| shared::strip(cx, a, "rstrip", Sides::Right),
                    concat!("Return a copy of the ", $noun, " with trailing white space, or what chars holds, removed.")),
                NativeRow::method("partition", "($self, sep, /)", |cx, a| shared::partition(cx, a, false),
                    concat!("Partition the ", $noun, " into three parts at the first separator.\n\nThe parts are what is before it, the separator, and what is behind it; when it is\nnot found, the whole and two empty ones.")),
                NativeRow::method("rpartition", "($self, sep, /)", |cx, a| shared::partition(cx, a, true),
                    concat!("Partition the ", $noun, " into three parts at the last separator.\n\nThe parts are what is before it, the separator, and what is behind it; when it is\nnot found, two empty ones and the whole.")),
                NativeRow::open("replace", $replace, Role::Method,
                    concat!("Return a copy of the ", $noun, " with occurrences of old replaced by new.\n\nAt most count of them are replaced; -1, the default, means all."))
                    .or_script(shared::replace, "text_replace"),
                NativeRow::open("center", $pad, Role::Method,
                    concat!("Return the ", $noun, " centered in the given width, padded with the fill character."))
                    .or_script(|cx, a| shared::pad(cx, a, "center", split::center_margins), "text_center"),
                NativeRow::open("ljust", $pad, Role::Method,
                    concat!("Return the ", $noun, " left-justified in the given width, padded with the fill character."))
                    .or_script(|cx, a| shared::pad(cx, a, "ljust", |length, width| (0, width - length)), "text_ljust"),
                NativeRow::open("rjust", $pad, Role::Method,
                    concat!("Return the ", $noun, " right-justified in the given width, padded with the fill character."))
                    .or_script(|cx, a| shared::pad(cx, a, "rjust", |length, width| (width - length, 0)), "text_rjust"),
                NativeRow::open("zfill", "($self, width, /)", Role::Method,
                    concat!("Pad the ", $noun, " with zeros on the left, behind its sign, to fill the given width."))
                    .or_script(shared::zero_fill, "text_zfill"),
                NativeRow::open("expandtabs", "($self, /, tabsize=8)", Role::Method,
                    "Return a copy where all tab characters are expanded using spaces.\n\nIf tabsize is not given, a tab size of 8 characters is assumed.")
                    .or_script(shared::expand_tabs, "text_expandtabs"),
                NativeRow::method("removeprefix", "($self, prefix, /)", |cx, a| shared::remove_affix(cx, a, "removeprefix"),
                    concat!("Return the ", $noun, " without the given prefix, if it begins with it.")),
                NativeRow::method("removesuffix", "($self, suffix, /)", |cx, a| shared::remove_affix(cx, a, "removesuffix"),
                    concat!("Return the ", $noun, " without the given suffix, if it ends with it.")),
                NativeRow::open("__mul__", "($self, value, /)", Role::Wrapper, "")
                    .or_script(shared::multiply, "text_multiply"),
                NativeRow::open("__rmul__", "($self, value, /)", Role::Wrapper, "")
                    .or_script(shared::multiply, "text_multiply"),
                NativeRow::special("__lt__", "($self, value, /)", |cx, a| shared::compare(cx, a, 0), "Return self<value."),
                NativeRow::special("__le__", "($self, value, /)", |cx, a| shared::compare(cx, a, 1), "Return self<=value."),
                NativeRow::special("__eq__", "($self, value, /)", |cx, a| shared::compare(cx, a, 2), "Return self==value."),
                NativeRow::special("__ne__", "($self, value, /)", |cx, a| shared::compare(cx, a, 3), "Return self!=value."),
                NativeRow::special("__gt__", "($self, value, /)", |cx, a| shared::compare(cx, a, 4), "Return self>value."),
                NativeRow::special("__ge__", "($self, value, /)", |cx, a| shared::compare(cx, a, 5), "Return self>=value."),
                $($other,)+
            ]
        };
    };
}
