//! `_codec_registry`: the one place where codecs and error handlers of scripts are kept. The natives behind
//! `str.encode` and `bytes.decode` look there, and the module `_codecs` writes there. Beside it lies what `_codecs`
//! needs of the codecs of the VM: their names, and decoding piece by piece.

use taipan_vm::error::Answer;
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::protocol::text::str_of_buf;
use taipan_vm::text::codecs::{self, Decoder, Handler, Progress};
use taipan_vm::text::units::TextBuf;
use taipan_vm::types::str::convert::{codec_registry, unicode_error};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{flag, size, size_argument, wanted};

/// The module `_codec_registry`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_codec_registry",
    doc: "What scripts have registered, and the codecs of the VM.",
    functions: &[
        NativeRow::function(
            "parts",
            "($module, /)",
            |cx, _| codec_registry(cx),
            "A list of search functions, a dict of codecs found, a dict of error handlers.",
        ),
        NativeRow::function(
            "normalize",
            "($module, name, /)",
            normalize,
            "The form of an encoding's name that search functions get.",
        ),
        NativeRow::function("name_of", "($module, name, /)", name_of, "The name of a native codec, or None."),
        NativeRow::function("names", "($module, /)", names, "The native codecs: each spelling and its name."),
        NativeRow::function(
            "decode_part",
            "($module, data, encoding, start, final, errors=None, /)",
            decode_part,
            "Decode from a position; return the text, the position reached, and the problem met or None.  With \
             errors, problems are mended as that native handler does; None for other handlers.",
        ),
    ],
    types: &[],
    fill: None,
    script: None,
};

fn normalize(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let name = wanted(cx, arguments, 0)?;
    let name = cx.text_of(name);
    cx.str(&codecs::normalize(&name))
}

fn name_of(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let name = wanted(cx, arguments, 0)?;
    let name = cx.text_of(name);
    match codecs::lookup(&name) {
        Some(codec) => cx.str(codec.name()),
        None => Ok(Value::NONE),
    }
}

fn names(cx: &mut Cx, _: &[Value]) -> Answer {
    let all = cx.dict()?;
    for (alias, name) in codecs::names() {
        let name = cx.str(name)?;
        cx.dict_set_text(&all, alias, name)?;
    }
    Ok(all)
}

fn decode_part(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (data, encoding) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    let (start, last) = (wanted(cx, arguments, 2)?, wanted(cx, arguments, 3)?);
    let start = usize::try_from(size_argument(cx, start)?).unwrap_or(0);
    let last = flag(cx, Some(last), false);
    let bytes = cx.bytes_like(data)?;
    let name = cx.text_of(encoding);
    let Some(codec) = codecs::lookup(&name) else {
        return Err(cx.value_error("no such native codec"));
    };
    let handler = match arguments.get(4).filter(|errors| !errors.is_none() && !errors.is_unset()) {
        None => None,
        Some(errors) => match Handler::by_name(&cx.text_of(errors)) {
            Some(handler) => Some(handler),
            None => return Ok(Value::NONE),
        },
    };
    cx.charge(bytes.len())?;
    let mut decoder = Decoder::new(codec);
    let mut text = TextBuf::new();
    let progress = match handler {
        None => decoder.run(&bytes, start, last, &mut text),
        Some(handler) => match codecs::decode_part(&mut decoder, &bytes, last, handler, &mut text) {
            Ok(consumed) => Progress::Done { consumed },
            Err(problem) => Progress::Stopped(problem),
        },
    };
    let (reached, problem) = match progress {
        Progress::Done { consumed } => (consumed, Value::NONE),
        Progress::Stopped(problem) => {
            let class = cx.exceptions().unicode_decode_error.clone();
            let object = cx.bytes(&bytes)?;
            (problem.start, unicode_error(cx, &class, &object, &problem)?)
        }
    };
    let text = str_of_buf(cx, text)?;
    let reached = size(cx, reached)?;
    cx.tuple_from([text, reached, problem])
}
