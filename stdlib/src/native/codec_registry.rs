//! `_codec_registry`: the one place where codecs and error handlers of scripts are kept. The natives behind
//! `str.encode` and `bytes.decode` look there, and the module `codecs` writes there.

use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::types::str::convert::codec_registry;

/// The module `_codec_registry`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_codec_registry",
    doc: "What scripts have registered.",
    functions: &[NativeRow::function(
        "parts",
        "($module, /)",
        |cx, _| codec_registry(cx),
        "A list of search functions, a dict of codecs found, a dict of error handlers.",
    )],
    types: &[],
    fill: None,
    script: None,
};
