//! `_streams`: what is mostly done with files, lines read and pieces written, as long as it comes from or goes to the
//! memory of a stream. The classes are scripts (`_io_buffered`, `_io_text`), whose methods carry on everything else:
//! what fills or empties that memory, odd encodings and newlines, streams of other kinds.

use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::native::{Arguments, ModuleRow, NativeRow, Role};
use taipan_vm::object::{read_slot, write_slot};
use taipan_vm::text::search;
use taipan_vm::text::units::Text;
use taipan_vm::types::str::Str;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{adopt, line_length, size, wanted};

/// The module `_streams`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_streams",
    doc: "The quick halves of the streams of io.",
    functions: &[
        NativeRow::function("adopt_reader", "($module, cls, /)", take_reader, ""),
        NativeRow::function("adopt_writer", "($module, cls, /)", take_writer, ""),
        NativeRow::function("adopt_text", "($module, cls, /)", take_text, ""),
    ],
    types: &[],
    fill: None,
    script: None,
};

const READLINE: &str = "Read and return a line from the stream.\n\n\
                        If size is specified, at most size bytes will be read.";

static READER: &[NativeRow] = &[
    NativeRow::open("readline", "($self, size=-1, /)", Role::Method, READLINE)
        .or_script(read_bytes, "readline"),
    NativeRow::open("__next__", "($self, /)", Role::Wrapper, "Implement next(self).")
        .or_script(next_bytes, "__next__"),
];

static WRITER: &[NativeRow] = &[NativeRow::open(
    "write",
    "($self, buffer, /)",
    Role::Method,
    "Write buffer b to the IO stream.\n\nReturn the number of bytes written, which is always\n\
     the length of b in bytes.",
)
.or_script(write_bytes, "write")];

static TEXT: &[NativeRow] = &[
    NativeRow::open("readline", "($self, size=-1, /)", Role::Method, "Read until newline or EOF.")
        .or_script(read_text, "readline"),
    NativeRow::open("__next__", "($self, /)", Role::Wrapper, "Implement next(self).")
        .or_script(next_text, "__next__"),
    NativeRow::open(
        "write",
        "($self, text, /)",
        Role::Method,
        "Write string s to stream.\n\nReturn the number of characters written.",
    )
    .or_script(write_text, "write"),
];

/// The slots of a buffered stream; they lie in the order of their names.
mod buffered {
    pub const IS_EXACT: usize = 0;
    pub const IS_FILE: usize = 1;
    pub const RAW: usize = 2;
    pub const READ_BUFFER: usize = 3;
    pub const READ_POSITION: usize = 4;
    pub const WRITE_BUFFER: usize = 5;
    pub const WRITE_LIMIT: usize = 6;
}

/// The slots of a `TextIOWrapper`.
mod text {
    pub const BUFFER: usize = 0;
    pub const DECODED: usize = 1;
    pub const USED: usize = 2;
    pub const PENDING: usize = 3;
    pub const QUICK_LINES: usize = 4;
    pub const QUICK_WRITE: usize = 5;
}

const NEWLINE: Text = Text::Ascii("\n");
/// The slot of a `FileIO`.
const DESCRIPTOR: usize = 0;
/// Lines end at `\n`; `readline()` may take them from the text at hand.
const READS: i64 = 1;
/// An iteration may do so too.
const ITERATES: i64 = 2;
/// Text of ASCII is encoded as it is, and goes to a file.
const WRITES_ASCII: i64 = 1;
/// So does other text, as UTF-8.
const WRITES_UTF_8: i64 = 2;
/// As much text waits to be given to the buffer.
const CHUNK: usize = 8192;

fn take_reader(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = wanted(cx, arguments, 0)?;
    adopt(cx, class, READER).map(|()| Value::NONE)
}

fn take_writer(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = wanted(cx, arguments, 0)?;
    adopt(cx, class, WRITER).map(|()| Value::NONE)
}

fn take_text(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = wanted(cx, arguments, 0)?;
    adopt(cx, class, TEXT).map(|()| Value::NONE)
}

/// Whether a buffered stream has a file that is open.
fn is_open(stream: &Value) -> bool {
    if !stream.is_kind(Kind::Instance) || !read_slot(stream, buffered::IS_FILE).is(&Value::TRUE) {
        return false;
    }
    let raw = read_slot(stream, buffered::RAW);
    raw.is_kind(Kind::Instance)
        && read_slot(&raw, DESCRIPTOR).as_small_int().is_some_and(|descriptor| descriptor >= 0)
}

// -- bytes

fn read_bytes(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if arguments.given(1).is_some_and(|size| size.as_small_int() != Some(-1)) {
        return Ok(None);
    }
    let own = wanted(cx, arguments, 0)?;
    line_of_bytes(cx, own)
}

fn next_bytes(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = wanted(cx, arguments, 0)?;
    if read_slot(own, buffered::IS_EXACT).is(&Value::TRUE) { line_of_bytes(cx, own) } else { Ok(None) }
}

/// The next line, if all of it is in the buffer.
fn line_of_bytes(cx: &mut Cx, own: &Value) -> Answer<Option<Value>> {
    let held = read_slot(own, buffered::READ_BUFFER);
    let position = read_slot(own, buffered::READ_POSITION).as_small_int();
    let Some(start) = position.and_then(|position| usize::try_from(position).ok()) else { return Ok(None) };
    if !cx.is_exact(&held, &cx.types().bytes) || !is_open(own) {
        return Ok(None);
    }
    let rest = cx.buffer(&held).and_then(|bytes| bytes.get(start..)).unwrap_or_default();
    let Some(found) = search::find(Text::One(rest), NEWLINE) else { return Ok(None) };
    let end = start + found + 1;
    let line = cx.bytes_part(&held, start, end)?;
    let end = size(cx, end)?;
    write_slot(cx, own, buffered::READ_POSITION, end)?;
    Ok(Some(line))
}

fn write_bytes(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (own, data) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    let limit = read_slot(own, buffered::WRITE_LIMIT).as_small_int().unwrap_or(0);
    let waiting = read_slot(own, buffered::WRITE_BUFFER);
    if !cx.is_exact(data, &cx.types().bytes) || !waiting.is_kind(Kind::ByteArray) || !is_open(own) {
        return Ok(None);
    }
    let count = cx.buffer(data).map_or(0, <[u8]>::len);
    if !fits(cx, &waiting, count, usize::try_from(limit).unwrap_or(0)) {
        return Ok(None);
    }
    let data = cx.buffer_copy(data).unwrap_or_default();
    cx.byte_array_append(&waiting, &data)?;
    size(cx, count).map(Some)
}

/// Whether a bytearray stays within a limit with so many bytes more.
fn fits(cx: &Cx, waiting: &Value, count: usize, limit: usize) -> bool {
    cx.buffer(waiting).is_some_and(|bytes| bytes.len() + count <= limit)
}

// -- text

fn read_text(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if arguments.given(1).is_some_and(|size| size.as_small_int() != Some(-1)) {
        return Ok(None);
    }
    let own = wanted(cx, arguments, 0)?;
    line_of_text(cx, own, READS)
}

fn next_text(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = wanted(cx, arguments, 0)?;
    line_of_text(cx, own, ITERATES)
}

/// The next line, if all of it is in the text at hand.
fn line_of_text(cx: &mut Cx, own: &Value, needed: i64) -> Answer<Option<Value>> {
    if read_slot(own, text::QUICK_LINES).as_small_int().is_none_or(|quick| quick < needed) {
        return Ok(None);
    }
    let decoded = read_slot(own, text::DECODED);
    let used = read_slot(own, text::USED).as_small_int().and_then(|used| usize::try_from(used).ok());
    let Some(start) = used else { return Ok(None) };
    if !cx.is_exact_str(&decoded) || !is_open(&read_slot(own, text::BUFFER)) {
        return Ok(None);
    }
    let Some(count) = decoded.get::<Str>(cx).and_then(|held| line_length(held, start)) else {
        return Ok(None);
    };
    let end = start + count;
    let line = cx.str_slice(&decoded, start, end)?;
    let end = size(cx, end)?;
    write_slot(cx, own, text::USED, end)?;
    Ok(Some(line))
}

fn write_text(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (own, written) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    let quick = read_slot(own, text::QUICK_WRITE).as_small_int().unwrap_or(0);
    let pending = read_slot(own, text::PENDING);
    if quick < WRITES_ASCII || !cx.is_exact_str(written) || !pending.is_kind(Kind::ByteArray) {
        return Ok(None);
    }
    let Some(content) = written.get::<Str>(cx) else { return Ok(None) };
    let length = content.len();
    if length >= CHUNK || content.as_ascii().is_none() && quick < WRITES_UTF_8 {
        return Ok(None);
    }
    let Some(encoded) = content.to_utf8() else { return Ok(None) };
    // a piece that makes it a chunk is given to the buffer with the others
    if !fits(cx, &pending, encoded.len(), CHUNK - 1) || !is_open(&read_slot(own, text::BUFFER)) {
        return Ok(None);
    }
    cx.byte_array_append(&pending, encoded.as_bytes())?;
    size(cx, length).map(Some)
}
