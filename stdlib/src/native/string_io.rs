//! `_string_io`: what is done most with an `io.StringIO` that leaves newlines as they are: making it, writing at its
//! end, reading, lines. The class is a script's; `adopt` puts these natives in the place of its methods, which carry on
//! everything else.

use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::native::{Arguments, ModuleRow, NativeRow, Role};
use taipan_vm::object::{read_slot, write_slot};
use taipan_vm::types::str::Str;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{adopt, wanted};

/// The module `_string_io`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_string_io",
    doc: "The quick half of io.StringIO.",
    functions: &[NativeRow::function("adopt", "($module, cls, /)", take, "")],
    types: &[],
    fill: None,
    script: None,
};

static ROWS: &[NativeRow] = &[
    NativeRow::open(
        "__init__",
        "($self, /, initial_value='', newline='\\n')",
        Role::Wrapper,
        "Initialize self.  See help(type(self)) for accurate signature.",
    )
    .or_script(init, "__init__"),
    NativeRow::open(
        "write",
        "($self, s, /)",
        Role::Method,
        "Write string to file.\n\nReturns the number of characters written, which is always equal to\n\
     the length of the string.",
    )
    .or_script(write, "write"),
    NativeRow::open("getvalue", "($self, /)", Role::Method, "Retrieve the entire contents of the object.")
        .or_script(get_value, "getvalue"),
    NativeRow::open(
        "read",
        "($self, size=-1, /)",
        Role::Method,
        "Read at most size characters, returned as a string.\n\nIf the argument is negative or omitted, read until \
         EOF\nis reached. Return an empty string at EOF.",
    )
    .or_script(read, "read"),
    NativeRow::open(
        "readline",
        "($self, size=-1, /)",
        Role::Method,
        "Read until newline or EOF.\n\nReturns an empty string if EOF is hit immediately.",
    )
    .or_script(read_line, "readline"),
    NativeRow::open("__next__", "($self, /)", Role::Wrapper, "Implement next(self).")
        .or_script(next, "__next__"),
    NativeRow::open(
        "seek",
        "($self, pos, whence=0, /)",
        Role::Method,
        "Change stream position.\n\nSeek to character offset pos relative to position indicated by whence:\n    \
         0  Start of stream (the default).  pos should be >= 0;\n    1  Current position - pos must be 0;\n    \
         2  End of stream - pos must be 0.\nReturns the new absolute position.",
    )
    .or_script(seek, "seek"),
    NativeRow::open("tell", "($self, /)", Role::Method, "Tell the current file position.")
        .or_script(tell, "tell"),
];

// Slots lie in the order of their names.
const CLOSED: usize = 0;
const DECODER: usize = 1;
const LENGTH: usize = 2;
const PARTS: usize = 3;
/// True while it is open and newlines are written as they are.
const IS_PLAIN: usize = 4;
const POSITION: usize = 5;
const READ_NEWLINE: usize = 6;
const READ_TRANSLATE: usize = 7;
const READ_UNIVERSAL: usize = 8;
const WRITE_NEWLINE: usize = 9;

/// What the class is kept as.
const CLASS: &str = "_io.StringIO";

fn take(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = wanted(cx, arguments, 0)?;
    adopt(cx, class, ROWS)?;
    cx.keep(CLASS, class.clone());
    Ok(Value::NONE)
}

fn write(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (own, text) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    let Some(plain) = plain(own).filter(|plain| plain.length == plain.position) else { return Ok(None) };
    let parts = read_slot(own, PARTS);
    if !parts.is_kind(Kind::List) || !cx.is_exact_str(text) {
        return Ok(None);
    }
    let count = text.get::<Str>(cx).map_or(0, Str::len);
    if count > 0 {
        let end = super::support::size(cx, plain.length + count)?;
        cx.list_push(&parts, text.clone())?;
        write_slot(cx, own, LENGTH, end.clone())?;
        write_slot(cx, own, POSITION, end)?;
    }
    super::support::size(cx, count).map(Some)
}

fn init(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = wanted(cx, arguments, 0)?;
    let newline = match arguments.given(2) {
        None => cx.latin_1(b'\n'),
        Some(newline) if cx.is_exact_str(newline) && cx.text_of(newline) == "\n" => newline.clone(),
        Some(_) => return Ok(None),
    };
    let first = arguments.given(1).filter(|text| !text.is_none());
    let count = match first {
        None => 0,
        Some(text) if cx.is_exact_str(text) => text.get::<Str>(cx).map_or(0, Str::len),
        Some(_) => return Ok(None),
    };
    let parts = match first {
        Some(text) if count > 0 => cx.list(std::slice::from_ref(text))?,
        Some(_) | None => cx.list(&[])?,
    };
    let length = Value::small_int(i64::try_from(count).unwrap_or(0));
    for (slot, value) in [
        (CLOSED, Value::FALSE),
        (DECODER, Value::NONE),
        (LENGTH, length),
        (PARTS, parts),
        (IS_PLAIN, Value::TRUE),
        (POSITION, Value::small_int(0)),
        (READ_NEWLINE, newline),
        (READ_TRANSLATE, Value::FALSE),
        (READ_UNIVERSAL, Value::FALSE),
        (WRITE_NEWLINE, Value::NONE),
    ] {
        drop(write_slot(cx, own, slot, value)?);
    }
    Ok(Some(Value::NONE))
}

/// An open stream that leaves newlines as they are.
struct Plain {
    length: usize,
    position: usize,
}

fn plain(own: &Value) -> Option<Plain> {
    if !read_slot(own, IS_PLAIN).is(&Value::TRUE) {
        return None;
    }
    let number = |slot| read_slot(own, slot).as_small_int().and_then(|number| usize::try_from(number).ok());
    Some(Plain { length: number(LENGTH)?, position: number(POSITION)? })
}

fn set_position(cx: &mut Cx, own: &Value, position: usize) -> Answer<()> {
    let position = super::support::size(cx, position)?;
    write_slot(cx, own, POSITION, position).map(drop)
}

/// All of the text, which the stream holds in one piece from here on.
fn whole(cx: &mut Cx, own: &Value) -> Answer<Option<Value>> {
    let parts = read_slot(own, PARTS);
    if !parts.is_kind(Kind::List) {
        return Ok(None);
    }
    if let [only] = cx.list_items(&parts) {
        return Ok(Some(only.clone()));
    }
    let pieces = cx.list_items(&parts).to_vec();
    cx.charge(pieces.len())?;
    let empty = cx.str("")?;
    let joined = cx.str_join(&empty, &pieces)?;
    drop(cx.list_splice(&parts, 0, usize::MAX, vec![joined.clone()])?);
    Ok(Some(joined))
}

fn get_value(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = wanted(cx, arguments, 0)?;
    if plain(own).is_some() { whole(cx, own) } else { Ok(None) }
}

/// How many characters are wanted; all for None and what is negative. None: the script must see.
fn wanted_size(arguments: &[Value]) -> Option<usize> {
    match arguments.given(1) {
        None => Some(usize::MAX),
        Some(size) if size.is_none() => Some(usize::MAX),
        Some(size) => size.as_small_int().map(|size| usize::try_from(size).unwrap_or(usize::MAX)),
    }
}

/// Gives the text from the position to an end, and goes there.
fn taken(cx: &mut Cx, own: &Value, text: &Value, start: usize, end: usize) -> Answer<Option<Value>> {
    set_position(cx, own, end)?;
    cx.charge((end - start) / 16)?;
    if start == 0 && text.get::<Str>(cx).is_some_and(|text| text.len() <= end) {
        return Ok(Some(text.clone()));
    }
    cx.str_slice(text, start, end).map(Some)
}

fn read(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = wanted(cx, arguments, 0)?;
    let (Some(plain), Some(size)) = (plain(own), wanted_size(arguments)) else { return Ok(None) };
    if plain.position >= plain.length {
        return cx.str("").map(Some);
    }
    let Some(text) = whole(cx, own)? else { return Ok(None) };
    let end = plain.length.min(plain.position.saturating_add(size));
    taken(cx, own, &text, plain.position, end)
}

fn read_line(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = wanted(cx, arguments, 0)?;
    let (Some(plain), Some(size)) = (plain(own), wanted_size(arguments)) else { return Ok(None) };
    if plain.position >= plain.length {
        return cx.str("").map(Some);
    }
    let Some(text) = whole(cx, own)? else { return Ok(None) };
    let start = plain.position;
    let found = text.get::<Str>(cx).and_then(|text| super::support::line_length(text, start));
    let end = found.map_or(plain.length, |count| start + count).min(start.saturating_add(size));
    taken(cx, own, &text, start, end)
}

/// The next line. At the end, the script says so.
fn next(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = wanted(cx, arguments, 0)?;
    let is_exact = cx.kept(CLASS).is_some_and(|class| cx.is_exact(own, &class));
    if !is_exact || plain(own).is_none_or(|plain| plain.position >= plain.length) {
        return Ok(None);
    }
    read_line(cx, &arguments[..1])
}

fn seek(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (own, position) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    let from_start = arguments.given(2).is_none_or(|whence| whence.as_small_int() == Some(0));
    let place = position.as_small_int().and_then(|place| usize::try_from(place).ok());
    let (Some(_), Some(place), true) = (plain(own), place, from_start) else { return Ok(None) };
    set_position(cx, own, place)?;
    Ok(Some(position.clone()))
}

fn tell(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = wanted(cx, arguments, 0)?;
    Ok(plain(own).map(|_| read_slot(own, POSITION)))
}
