//! `str(object)`, `str(bytes, encoding, errors)`, `str.encode` and `bytes.decode`.

use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::native::{Arguments, NativeRow, Role};
use crate::object::set_own_attribute;
use crate::protocol::text::{afford_text, quick_str, str_of_buf, text};
use crate::text::codecs::{self, Codec, Handler, Problem};
use crate::types::exception::Exception;
use crate::types::str::Str;
use crate::value::Value;
use crate::vm::Cx;

/// `str(object)`
pub static CALL: NativeRow =
    NativeRow::open("str", "(object='', encoding='utf-8', errors='strict')", Role::Static, "")
        .or_script(build, "str_call");

fn build(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (encoding, errors) = (arguments.given(1), arguments.given(2));
    let Some(object) = arguments.given(0) else { return Ok(Some(cx.empty_str())) };
    if encoding.is_none() && errors.is_none() {
        return quick_str(cx, object);
    }
    for (argument, name) in [(encoding, "encoding"), (errors, "errors")] {
        if let Some(argument) = argument {
            need_str(cx, argument, "str", name)?;
        }
    }
    if object.is_kind(Kind::Str) {
        return Err(cx.type_error("decoding str is not supported"));
    }
    if !cx.exports_bytes(object) {
        let text = format!("decoding to str: need a bytes-like object, {} found", cx.type_name(object));
        return Err(cx.type_error(&text));
    }
    decode(cx, object, encoding, errors)
}

/// `str.__new__`
pub fn new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(made) = build(cx, &arguments[1..])? else { return Ok(None) };
    if arguments[0].is(&cx.types().str) {
        return Ok(Some(made));
    }
    cx.str_subclass(&arguments[0], &made).map(Some)
}

fn need_str(cx: &mut Cx, argument: &Value, function: &str, name: &str) -> Answer<()> {
    if !argument.is_kind(Kind::Str) {
        let text = format!("{function}() argument '{name}' must be str, not {}", cx.type_name(argument));
        return Err(cx.type_error(&text));
    }
    if text(cx, argument).any(|point| point == 0) {
        return Err(cx.value_error("embedded null character"));
    }
    Ok(())
}

/// The codec and handler that two arguments name. None: a script's registry must be asked for the codec.
fn choose(cx: &mut Cx, encoding: Option<&Value>, errors: Option<&Value>) -> Option<(Codec, Option<Handler>)> {
    let codec = match encoding {
        None => Codec::Utf8,
        Some(encoding) if encoding.get::<Str>(cx).and_then(Str::as_ascii) == Some("utf-8") => Codec::Utf8,
        Some(encoding) => codecs::lookup(&cx.text_of(encoding))?,
    };
    let handler = match errors {
        None => Some(Handler::Strict),
        Some(errors) => Handler::by_name(&cx.text_of(errors)),
    };
    Some((codec, handler))
}

/// `str.encode`
pub fn encode_method(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    for (at, name) in [(1, "encoding"), (2, "errors")] {
        if let Some(argument) = arguments.given(at) {
            need_str(cx, argument, "encode", name)?;
        }
    }
    encode(cx, &arguments[0], arguments.given(1), arguments.given(2))
}

/// `bytes.decode` and `bytearray.decode`
pub fn decode_method(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    for (at, name) in [(1, "encoding"), (2, "errors")] {
        if let Some(argument) = arguments.given(at) {
            need_str(cx, argument, "decode", name)?;
        }
    }
    decode(cx, &arguments[0], arguments.given(1), arguments.given(2))
}

/// A str as bytes. None: a codec or handler that scripts have registered must do it.
pub fn encode(
    cx: &mut Cx,
    own: &Value,
    encoding: Option<&Value>,
    errors: Option<&Value>,
) -> Answer<Option<Value>> {
    let length = text(cx, own).len();
    let Some((codec, handler)) = choose(cx, encoding, errors) else { return Ok(None) };
    afford_text(cx, length as u64 * 2)?;
    // a handler that is not known is an error only when it is needed
    match codecs::encode(codec, text(cx, own), handler.unwrap_or(Handler::Strict)) {
        Ok(bytes) => cx.bytes(&bytes).map(Some),
        Err(_) if handler.is_none() => Ok(None),
        Err(problem) => {
            let note = note_of(cx, "encoding", encoding);
            Err(encode_error(cx, own, &problem, note))
        }
    }
}

/// Bytes as a str. None: a codec or handler that scripts have registered must do it.
pub fn decode(
    cx: &mut Cx,
    own: &Value,
    encoding: Option<&Value>,
    errors: Option<&Value>,
) -> Answer<Option<Value>> {
    let Some((codec, handler)) = choose(cx, encoding, errors) else { return Ok(None) };
    let copy;
    let bytes = match cx.buffer(own) {
        Some(bytes) => bytes,
        None => {
            copy = cx.bytes_like(own)?;
            &copy
        }
    };
    let length = bytes.len();
    if bytes.is_ascii() && matches!(codec, Codec::Utf8 | Codec::Ascii | Codec::Latin1) {
        let bytes = bytes.to_vec();
        afford_text(cx, length as u64)?;
        return cx.str_from_bytes(&bytes, true).map(Some);
    }
    let decoded = codecs::decode(codec, bytes, handler.unwrap_or(Handler::Strict));
    afford_text(cx, length as u64)?;
    match decoded {
        Ok(text) => str_of_buf(cx, text).map(Some),
        Err(_) if handler.is_none() => Ok(None),
        Err(_) if handler.is_some_and(Handler::encodes_only) => {
            Err(cx.type_error(codecs::handlers::ENCODES_ONLY))
        }
        Err(problem) => {
            let note = note_of(cx, "decoding", encoding);
            Err(decode_error(cx, own, &problem, note))
        }
    }
}

/// Spellings that name a codec without the registry.
const DIRECT: &[&str] = &[
    "utf_8",
    "utf8",
    "utf_16",
    "utf_32",
    "ascii",
    "us_ascii",
    "latin1",
    "latin_1",
    "iso_8859_1",
    "iso8859_1",
];

/// What is noted on an error of a codec that the registry knows: which one it was.
fn note_of(cx: &mut Cx, doing: &str, encoding: Option<&Value>) -> Option<String> {
    let name = cx.text_of(encoding?);
    let is_direct = DIRECT.contains(&codecs::normalize(&name).as_str());
    (!is_direct).then(|| format!("{doing} with '{name}' codec failed"))
}

/// Raises an exception, with a note.
fn raise_noted(cx: &mut Cx, exception: Value, note: Option<String>) -> Raised {
    let noted = note.map_or(Ok(()), |note| {
        let note = cx.str(&note)?;
        let notes = cx.list(&[note])?;
        let key = cx.names().__notes__.clone();
        set_own_attribute(cx, &exception, &key, notes).map(|_| ())
    });
    match noted {
        Ok(()) => cx.raise(exception),
        Err(raised) => raised,
    }
}

/// Raises UnicodeEncodeError.
#[cold]
fn encode_error(cx: &mut Cx, object: &Value, problem: &Problem, note: Option<String>) -> Raised {
    let class = cx.exceptions().unicode_encode_error.clone();
    match unicode_error(cx, &class, object, problem) {
        Ok(exception) => raise_noted(cx, exception, note),
        Err(raised) => raised,
    }
}

/// Raises UnicodeDecodeError.
#[cold]
fn decode_error(cx: &mut Cx, object: &Value, problem: &Problem, note: Option<String>) -> Raised {
    let class = cx.exceptions().unicode_decode_error.clone();
    let made = cx.bytes_like(object).and_then(|bytes| {
        let object = if object.is_kind(Kind::Bytes) { object.clone() } else { cx.bytes(&bytes)? };
        unicode_error(cx, &class, &object, problem)
    });
    match made {
        Ok(exception) => raise_noted(cx, exception, note),
        Err(raised) => raised,
    }
}

/// The exception for a problem: its five arguments are its fields too.
pub fn unicode_error(cx: &mut Cx, class: &Value, object: &Value, problem: &Problem) -> Answer {
    let fields = vec![
        cx.str(problem.encoding)?,
        object.clone(),
        Value::small_int(problem.start as i64),
        Value::small_int(problem.end as i64),
        cx.str(&problem.reason)?,
    ];
    let exception = cx.exception(class, &fields)?;
    if let Some(payload) = exception.get_mut::<Exception>(cx) {
        payload.fields = fields;
    }
    Ok(exception)
}

/// Where scripts' codecs and error handlers are kept: a list of search functions, a dict of codecs found, a
/// dict of handlers by name.
const REGISTRY: &str = "codecs.registry";

/// The registry of codecs and error handlers of scripts: a tuple of search functions (a list), codecs found
/// (a dict), handlers (a dict).
pub fn codec_registry(cx: &mut Cx) -> Answer {
    if let Some(registry) = cx.kept(REGISTRY) {
        return Ok(registry);
    }
    let parts = [cx.list(&[])?, cx.dict()?, cx.dict()?];
    let registry = cx.tuple_from(parts)?;
    cx.keep(REGISTRY, registry.clone());
    Ok(registry)
}

/// The prelude's natives: the registry, and runs of a codec up to the next problem.
pub static ROWS: &[NativeRow] = &[
    NativeRow::function(
        "_codec_registry",
        "($module, /)",
        |cx, _| codec_registry(cx),
        "What scripts have registered.",
    ),
    NativeRow::function(
        "_encode_run",
        "($module, text, encoding, start, /)",
        encode_run,
        "Bytes from a position up to the next problem, and that as an exception or None; None for an unknown codec.",
    ),
    NativeRow::function(
        "_decode_run",
        "($module, data, encoding, start, /)",
        decode_run,
        "Text from a position up to the next problem, and that as an exception or None; None for an unknown codec.",
    ),
    NativeRow::function(
        "_known_handler",
        "($module, name, /)",
        |cx, a| Ok(Value::bool(Handler::by_name(&cx.text_of(&a[0])).is_some())),
        "Whether an error handler is built in.",
    ),
];

fn encode_run(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let own = &arguments[0];
    let Some(codec) = codecs::lookup(&cx.text_of(&arguments[1])) else { return Ok(Value::NONE) };
    let start = arguments[2].as_small_int().and_then(|start| usize::try_from(start).ok()).unwrap_or(0);
    let length = text(cx, own).len();
    afford_text(cx, length as u64)?;
    let mut encoder = codecs::Encoder::new(codec);
    encoder.fresh = start == 0;
    let mut bytes = Vec::new();
    let problem = match encoder.run(text(cx, own), start, &mut bytes) {
        codecs::Progress::Done { .. } => Value::NONE,
        codecs::Progress::Stopped(problem) => {
            let class = cx.exceptions().unicode_encode_error.clone();
            unicode_error(cx, &class, own, &problem)?
        }
    };
    let bytes = cx.bytes(&bytes)?;
    cx.tuple_from([bytes, problem])
}

fn decode_run(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let own = &arguments[0];
    let Some(codec) = codecs::lookup(&cx.text_of(&arguments[1])) else { return Ok(Value::NONE) };
    let start = arguments[2].as_small_int().and_then(|start| usize::try_from(start).ok()).unwrap_or(0);
    let bytes = cx.bytes_like(own)?;
    let mut decoder = codecs::Decoder::new(codec);
    let mut text = crate::text::units::TextBuf::new();
    let problem = match decoder.run(&bytes, start, true, &mut text) {
        codecs::Progress::Done { .. } => Value::NONE,
        codecs::Progress::Stopped(problem) => {
            let class = cx.exceptions().unicode_decode_error.clone();
            let object = cx.bytes(&bytes)?;
            unicode_error(cx, &class, &object, &problem)?
        }
    };
    let text = str_of_buf(cx, text)?;
    cx.tuple_from([text, problem])
}
