//! What an interactive user is offered among the builtins: `exit`, `quit`, `help` and the three notices.

use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{NativeRow, Role, TypeRow};
use crate::object::{ClassFlags, allocate_instance, set_own_attribute};
use crate::types::object::attributes::DICT_ROW;
use crate::vm::Cx;

static QUITTER: TypeRow = TypeRow {
    name: "Quitter",
    module: "_sitebuiltins",
    kind: Kind::Instance,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::HAS_DICT | ClassFlags::WEAK,
    methods: &[
        NativeRow::open("__call__", "($self, code=None)", Role::Wrapper, "").script("quitter_call"),
        NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "").script("quitter_repr"),
    ],
    properties: &[DICT_ROW],
    ..TypeRow::DEFAULT
};

static PRINTER: TypeRow = TypeRow {
    name: "_Printer",
    module: "_sitebuiltins",
    doc: "interactive prompt objects for printing the license text, a list of\ncontributors and the copyright notice.",
    kind: Kind::Instance,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::HAS_DICT | ClassFlags::WEAK,
    methods: &[
        NativeRow::open("__call__", "($self, /)", Role::Wrapper, "").script("notice_call"),
        NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "").script("notice_repr"),
    ],
    properties: &[DICT_ROW],
    ..TypeRow::DEFAULT
};

static HELPER: TypeRow = TypeRow {
    name: "_Helper",
    module: "_sitebuiltins",
    doc: "Define the builtin 'help'.\n\nhelp(thing) prints what is known of an object; help() begins a dialogue.",
    kind: Kind::Instance,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::HAS_DICT | ClassFlags::WEAK,
    methods: &[
        NativeRow::open("__call__", "($self, /, *args, **kwds)", Role::Wrapper, "").script("helper_call"),
        NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "").script("helper_repr"),
    ],
    properties: &[DICT_ROW],
    ..TypeRow::DEFAULT
};

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
