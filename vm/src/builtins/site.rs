//! What an interactive user is offered among the builtins: `exit`, `quit`, `help` and the three notices.

use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{NativeRow, Role, TypeRow};
use crate::object::{ClassFlags, allocate_instance, set_own_attribute};
use crate::types::object::attributes::DICT_ROW;
use crate::vm::Cx;

/// A class of `_sitebuiltins`, whose objects are called and printed by these rows.
const fn class(name: &'static str, doc: &'static str, methods: &'static [NativeRow]) -> TypeRow {
    TypeRow {
        name,
        module: "_sitebuiltins",
        doc,
        kind: Kind::Instance,
        flags: ClassFlags::SUBCLASSABLE | ClassFlags::HAS_DICT | ClassFlags::WEAK,
        methods,
        properties: &[DICT_ROW],
        ..TypeRow::DEFAULT
    }
}

const fn call(signature: &'static str, script: &'static str) -> NativeRow {
    NativeRow::open("__call__", signature, Role::Wrapper, "").script(script)
}

const fn repr(script: &'static str) -> NativeRow {
    NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "").script(script)
}

static QUITTER: TypeRow = class(
    "Quitter",
    TypeRow::DEFAULT.doc,
    &[call("($self, code=None)", "quitter_call"), repr("quitter_repr")],
);

static PRINTER: TypeRow = class(
    "_Printer",
    "interactive prompt objects for printing the license text, a list of\ncontributors and the copyright notice.",
    &[call("($self, /)", "notice_call"), repr("notice_repr")],
);

static HELPER: TypeRow = class(
    "_Helper",
    "Define the builtin 'help'.\n\nhelp(thing) prints what is known of an object; help() begins a dialogue.",
    &[call("($self, /, *args, **kwds)", "helper_call"), repr("helper_repr")],
);

/// Names with their class and the text that an instance keeps.
static OBJECTS: &[(&str, &TypeRow, &str)] = &[
    ("exit", &QUITTER, "Ctrl-D (i.e. EOF)"),
    ("quit", &QUITTER, "Ctrl-D (i.e. EOF)"),
    ("help", &HELPER, ""),
    ("copyright", &PRINTER, "Copyright (c) the Taipan developers.\nAll Rights Reserved."),
    (
        "credits",
        &PRINTER,
        "Thanks to everyone who has worked on the Python language, its tests and its documentation.",
    ),
    (
        "license",
        &PRINTER,
        "Taipan is offered under the MIT license or the Apache License, Version 2.0, as you choose.",
    ),
];

/// Puts them into the namespace of `builtins`.
pub(super) fn install(cx: &mut Cx) -> Answer<()> {
    let namespace = cx.vm().builtins.clone();
    for (name, row, text) in OBJECTS {
        let class = cx.builtin_class(row)?;
        let object = allocate_instance(cx, &class)?;
        let keys = if row.name == QUITTER.name { ["name", "eof"] } else { ["_name", "_text"] };
        for (key, value) in keys.into_iter().zip([*name, *text]) {
            let (key, value) = (cx.intern(key)?, cx.intern(value)?);
            set_own_attribute(cx, &object, &key, value)?;
        }
        cx.dict_set_text(&namespace, name, object)?;
    }
    Ok(())
}
