//! What scripts can do with a standard stream.

use super::{Buffering, Stream};
use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::native::{Arguments, GetSetRow, NativeRow};
use crate::value::Value;
use crate::vm::Cx;

pub(super) static METHODS: &[NativeRow] = &[
    NativeRow::method(
        "write",
        "($self, text, /)",
        write,
        "Write string s to stream.\n\nReturn the number of characters written\n(which is always equal to the length of the string).",
    ),
    NativeRow::open(
        "writelines",
        "($self, lines, /)",
        crate::native::Role::Method,
        "Write a list of lines to stream.",
    )
    .script("stream_writelines"),
    NativeRow::method(
        "flush",
        "($self, /)",
        flush,
        "Flush write buffers, if applicable.\n\nThis is not implemented for read-only and non-blocking streams.",
    ),
    NativeRow::method("fileno", "($self, /)", fileno, "Return underlying file descriptor if one exists."),
    NativeRow::method("isatty", "($self, /)", isatty, "Return whether this is an 'interactive' stream."),
    NativeRow::method("readable", "($self, /)", readable, "Return whether object was opened for reading."),
    NativeRow::method("writable", "($self, /)", writable, "Return whether object was opened for writing."),
    NativeRow::method("seekable", "($self, /)", seekable, "Return whether object supports random access."),
    NativeRow::method("close", "($self, /)", close, "Flush and close the IO object."),
    NativeRow::method("read", "($self, size=-1, /)", read, "Read at most size characters from stream."),
    NativeRow::method("readline", "($self, size=-1, /)", readline, "Read until newline or EOF."),
    NativeRow::method(
        "readlines",
        "($self, hint=-1, /)",
        readlines,
        "Return a list of lines from the stream.",
    ),
    NativeRow::method(
        "reconfigure",
        "($self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)",
        reconfigure,
        "Reconfigure the text stream with new parameters.",
    ),
    NativeRow::special("__iter__", "($self, /)", itself, "Implement iter(self)."),
    NativeRow::special("__next__", "($self, /)", next, "Implement next(self)."),
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::method("__enter__", "($self, /)", itself, ""),
    NativeRow::method("__exit__", "($self, *args)", close, ""),
];

pub(super) static PROPERTIES: &[GetSetRow] = &[
    GetSetRow { name: "encoding", get: |cx, _| cx.str("utf-8"), set: None, doc: "" },
    GetSetRow { name: "errors", get: errors, set: None, doc: "" },
    GetSetRow { name: "name", get: name, set: None, doc: "" },
    GetSetRow {
        name: "mode",
        get: |cx, own| {
            let mode = if number(cx, own)? == 0 { "r" } else { "w" };
            cx.str(mode)
        },
        set: None,
        doc: "",
    },
    GetSetRow { name: "newlines", get: |_, _| Ok(Value::NONE), set: None, doc: "" },
    GetSetRow {
        name: "closed",
        get: |cx, own| Ok(Value::bool(own.opaque::<Stream>(cx).is_some_and(|own| own.closed))),
        set: None,
        doc: "",
    },
    GetSetRow {
        name: "line_buffering",
        get: |cx, own| {
            Ok(Value::bool(own.opaque::<Stream>(cx).is_some_and(|own| own.buffering == Buffering::Line)))
        },
        set: None,
        doc: "",
    },
    GetSetRow { name: "write_through", get: |_, _| Ok(Value::FALSE), set: None, doc: "" },
    GetSetRow { name: "buffer", get: buffer, set: None, doc: "The bytes below the text." },
];

fn own<'a>(cx: &'a mut Cx, arguments: &'a [Value]) -> Answer<&'a mut Stream> {
    let cx: *mut Cx = cx;
    // SAFETY: of the two uses of the token only one is alive at a time: the second one is for the error.
    let found = arguments.first().and_then(|stream| stream.opaque_mut::<Stream>(unsafe { &mut *cx }));
    // SAFETY: as above.
    found.ok_or_else(|| unsafe { &mut *cx }.type_error("a standard stream was expected"))
}

fn number(cx: &mut Cx, stream: &Value) -> Answer<i32> {
    Ok(own(cx, std::slice::from_ref(stream))?.number)
}

fn errors(cx: &mut Cx, stream: &Value) -> Answer {
    let errors = own(cx, std::slice::from_ref(stream))?.errors;
    cx.str(errors)
}

fn name(cx: &mut Cx, stream: &Value) -> Answer {
    let number = number(cx, stream)?;
    cx.str(["<stdin>", "<stdout>", "<stderr>"].get(number as usize).copied().unwrap_or("?"))
}

/// `buffer` is made by `io` through `sys`.
fn buffer(cx: &mut Cx, stream: &Value) -> Answer {
    let known = own(cx, std::slice::from_ref(stream))?.buffer.clone();
    if !known.is_unset() {
        return Ok(known);
    }
    cx.flush_stream(stream)?;
    let number = number(cx, stream)?;
    let mode = cx.str(if number == 0 { "rb" } else { "wb" })?;
    let io = cx.import("io")?;
    let namespace = cx.module_namespace(&io);
    let Some(open) = cx.dict_get_text(&namespace, "open")? else {
        return Err(cx.attribute_error("'TextIOWrapper' object has no attribute 'buffer'"));
    };
    let none = Value::NONE;
    let arguments = [
        Value::small_int(number.into()),
        mode,
        Value::small_int(if number == 0 { -1 } else { 0 }),
        none.clone(),
        none.clone(),
        none,
        Value::FALSE,
    ];
    let made = cx.call_nested(&open, &arguments)?;
    own(cx, std::slice::from_ref(stream))?.buffer = made.clone();
    Ok(made)
}

fn write(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let [stream, text, ..] = arguments else {
        return Err(cx.type_error("write() takes exactly one argument"));
    };
    if !text.is_kind(Kind::Str) {
        let text = format!("write() argument must be str, not {}", cx.type_name(text));
        return Err(cx.type_error(&text));
    }
    cx.write_stream(stream, text)?;
    let length = text.get::<crate::types::str::Str>(cx).map_or(0, |text| text.len());
    cx.int(length as i64)
}

fn flush(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if own(cx, arguments)?.closed {
        return Err(cx.value_error("I/O operation on closed file."));
    }
    if let Some(stream) = arguments.first() {
        cx.flush_stream(stream)?;
    }
    Ok(Value::NONE)
}

fn fileno(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let number = own(cx, arguments)?.number;
    cx.int(number.into())
}

fn isatty(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let number = own(cx, arguments)?.number;
    Ok(Value::bool(cx.host().is_terminal(number)))
}

fn readable(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::bool(own(cx, arguments)?.number == 0))
}

fn writable(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::bool(own(cx, arguments)?.number != 0))
}

fn seekable(_: &mut Cx, _: &[Value]) -> Answer {
    Ok(Value::FALSE)
}

fn close(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if let Some(stream) = arguments.first() {
        cx.flush_stream(stream)?;
    }
    own(cx, arguments)?.closed = true;
    Ok(Value::NONE)
}

fn itself(_: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(arguments.first().cloned().unwrap_or(Value::NONE))
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let number = own(cx, arguments)?.number;
    let name = ["<stdin>", "<stdout>", "<stderr>"].get(number as usize).copied().unwrap_or("?");
    let mode = if number == 0 { "r" } else { "w" };
    cx.str(&format!("<_io.TextIOWrapper name='{name}' mode='{mode}' encoding='utf-8'>"))
}

fn reconfigure(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let line =
        arguments.given(4).filter(|value| !value.is_none()).map(|value| value.bits() == Value::TRUE.bits());
    let through = arguments.given(5).is_some_and(|value| value.bits() == Value::TRUE.bits());
    let errors = arguments.given(2).filter(|value| value.is_kind(Kind::Str)).map(|value| cx.text_of(value));
    if let Some(stream) = arguments.first() {
        cx.flush_stream(stream)?;
    }
    let own = own(cx, arguments)?;
    match line {
        Some(true) => own.buffering = Buffering::Line,
        Some(false) => own.buffering = Buffering::Block,
        None => {}
    }
    if through {
        own.buffering = Buffering::None;
    }
    match errors.as_deref() {
        Some("strict") => own.errors = "strict",
        Some("surrogateescape") => own.errors = "surrogateescape",
        Some("backslashreplace" | "replace" | "ignore") => own.errors = "backslashreplace",
        Some(_) | None => {}
    }
    Ok(Value::NONE)
}

// -- reading

/// Reads more input. False: it has ended.
fn fill(cx: &mut Cx, arguments: &[Value]) -> Answer<bool> {
    let stream = own(cx, arguments)?;
    if stream.closed {
        return Err(cx.value_error("I/O operation on closed file."));
    }
    if stream.number != 0 {
        return Err(cx.unsupported("not readable"));
    }
    cx.flush_standard();
    let mut chunk = [0u8; 8192];
    let count = loop {
        match cx.host().read(&mut chunk) {
            Ok(count) => break count,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => cx.attend_signals()?,
            Err(error) => return Err(cx.os_error(&error, None)),
        }
    };
    let stream = own(cx, arguments)?;
    stream.pending.extend_from_slice(chunk.get(..count).unwrap_or(&[]));
    Ok(count > 0)
}

/// Takes this many bytes of the input read ahead as text; `\r\n` and `\r` become `\n`.
fn take(cx: &mut Cx, arguments: &[Value], count: usize) -> Answer {
    let stream = own(cx, arguments)?;
    let rest = stream.pending.split_off(count.min(stream.pending.len()));
    let bytes = std::mem::replace(&mut stream.pending, rest);
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text.to_string(),
        Err(_) => return cx.system_str(&bytes),
    };
    if text.contains('\r') { cx.str(&text.replace("\r\n", "\n").replace('\r', "\n")) } else { cx.str(&text) }
}

fn wanted(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<usize>> {
    match arguments.given(1) {
        None => Ok(None),
        Some(value) if value.is_none() => Ok(None),
        Some(value) => match cx.as_i64(value) {
            Some(count) => Ok(usize::try_from(count).ok()),
            None => {
                let text = format!("argument should be integer or None, not {}", cx.quoted_type_name(value));
                Err(cx.type_error(&text))
            }
        },
    }
}

/// The number of bytes of the first `count` characters, if they are there.
fn bytes_of_characters(pending: &[u8], count: usize) -> Option<usize> {
    let starts = pending.iter().enumerate().filter(|(_, byte)| *byte & 0xC0 != 0x80).map(|(at, _)| at);
    let mut starts = starts;
    starts.nth(count)
}

fn read(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let count = wanted(cx, arguments)?;
    loop {
        if let Some(count) = count
            && let Some(bytes) = bytes_of_characters(&own(cx, arguments)?.pending, count)
        {
            return take(cx, arguments, bytes);
        }
        if !fill(cx, arguments)? {
            return take(cx, arguments, usize::MAX);
        }
    }
}

fn line(cx: &mut Cx, arguments: &[Value], most: Option<usize>) -> Answer {
    loop {
        let pending = &own(cx, arguments)?.pending;
        let end = pending.iter().position(|&byte| byte == b'\n').map(|at| at + 1);
        let cut = most.and_then(|most| bytes_of_characters(pending, most));
        match (end, cut) {
            (Some(end), Some(cut)) => return take(cx, arguments, end.min(cut)),
            (Some(end), None) => return take(cx, arguments, end),
            (None, Some(cut)) => return take(cx, arguments, cut),
            (None, None) => {}
        }
        if !fill(cx, arguments)? {
            return take(cx, arguments, usize::MAX);
        }
    }
}

fn readline(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let most = wanted(cx, arguments)?;
    line(cx, arguments, most)
}

fn is_empty(cx: &Cx, text: &Value) -> bool {
    text.get::<crate::types::str::Str>(cx).is_none_or(|text| text.is_empty())
}

fn readlines(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let list = cx.list(&[])?;
    loop {
        let text = line(cx, arguments, None)?;
        if is_empty(cx, &text) {
            return Ok(list);
        }
        cx.list_push(&list, text)?;
    }
}

fn next(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let text = line(cx, arguments, None)?;
    if is_empty(cx, &text) { Err(cx.stop_iteration(Value::UNSET)) } else { Ok(text) }
}

impl Cx {
    /// Lets everything out that `sys.stdout` and `sys.stderr` have kept back, as far as they are native.
    pub fn flush_standard(&mut self) {
        let sys = self.sys();
        if sys.is_unset() {
            return;
        }
        for name in ["stdout", "stderr"] {
            if let Ok(Some(stream)) = self.dict_get_text(&sys, name) {
                let kept = std::mem::take(&mut self.vm().raised);
                if let Err(Raised) = self.flush_stream(&stream) {
                    drop(self.take_raised());
                }
                self.vm().raised = kept;
            }
        }
    }
}
