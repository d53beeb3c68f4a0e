//! Constructors, methods and attributes of exceptions. `fields` of the payload holds what particular classes
//! add, each at its index in the table of its class below.

use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{Arguments, GetSetRow, Native, NativeRow, Role, read_only};
use crate::types::exception::{self, Exception};
use crate::types::str::Str;
use crate::value::Value;
use crate::vm::Cx;

const INIT_DOC: &str = "Initialize self.  See help(type(self)) for accurate signature.";

/// Rows of `BaseException`.
pub static METHODS: &[NativeRow] = &[
    NativeRow::constructor("($type, *args, **kwargs)", new),
    NativeRow::special("__init__", "($self, *args, **kwargs)", init, INIT_DOC),
    NativeRow::open("__str__", "($self, /)", Role::Wrapper, "").or_script(str, "exception_str"),
    NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "").script("exception_repr"),
    NativeRow::method(
        "with_traceback",
        "($self, tb, /)",
        with_traceback,
        "Set self.__traceback__ to tb and return self.",
    ),
    NativeRow::open("add_note", "($self, note, /)", Role::Method, "Add a note to the exception")
        .script("exception_add_note"),
    NativeRow::open("__reduce__", "($self, /)", Role::Method, "Helper for pickle.")
        .script("exception_reduce"),
    NativeRow::open("__setstate__", "($self, object, /)", Role::Method, "Helper for pickle.")
        .script("exception_set_state"),
];

/// Computed attributes of `BaseException`.
pub static PROPERTIES: &[GetSetRow] = &[
    crate::types::object::attributes::DICT_ROW,
    GetSetRow { name: "args", get: args, set: Some(set_args), doc: "" },
    GetSetRow { name: "__traceback__", get: traceback, set: Some(set_traceback), doc: "" },
    GetSetRow { name: "__context__", get: context, set: Some(set_context), doc: "exception context" },
    GetSetRow { name: "__cause__", get: cause, set: Some(set_cause), doc: "exception cause" },
    GetSetRow { name: "__suppress_context__", get: suppress, set: Some(set_suppress), doc: "" },
];

fn own<'a>(cx: &'a mut Cx, value: &'a Value) -> Answer<&'a mut Exception> {
    let vm = cx.vm;
    match value.get_mut::<Exception>(cx) {
        Some(payload) => Ok(payload),
        // SAFETY: the token lives inside its VM; the failed borrow above has ended.
        None => Err(unsafe { (*vm).cx.type_error("an exception was expected") }),
    }
}

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    cx.new_object(&arguments[0], Exception::new(arguments[1].clone()))
}

fn no_keywords(cx: &mut Cx, arguments: &[Value]) -> Answer<()> {
    if arguments.given(2).is_some() {
        let name = cx.short_type_name(&arguments[0]);
        return Err(cx.type_error(&format!("{name}() takes no keyword arguments")));
    }
    Ok(())
}

fn init(cx: &mut Cx, arguments: &[Value]) -> Answer {
    no_keywords(cx, arguments)?;
    set_positional(cx, &arguments[0], arguments[1].clone())
}

fn set_positional(cx: &mut Cx, object: &Value, positional: Value) -> Answer {
    let old = std::mem::replace(&mut own(cx, object)?.arguments, positional);
    drop(old);
    Ok(Value::NONE)
}

fn str(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let positional = own(cx, &arguments[0])?.arguments.clone();
    let items = cx.tuple_items(&positional);
    match items {
        [] => Ok(Some(cx.empty_str())),
        [text] if text.get::<Str>(cx).is_some() && cx.is_exact_str(text) => Ok(Some(text.clone())),
        _ => Ok(None),
    }
}

fn with_traceback(cx: &mut Cx, arguments: &[Value]) -> Answer {
    set_traceback(cx, &arguments[0], Some(arguments[1].clone()))?;
    Ok(arguments[0].clone())
}

fn args(cx: &mut Cx, object: &Value) -> Answer {
    Ok(own(cx, object)?.arguments.clone())
}

fn set_args(cx: &mut Cx, object: &Value, value: Option<Value>) -> Answer<()> {
    let Some(value) = value else { return Err(cx.type_error("args may not be deleted")) };
    let items: Vec<Value> = match crate::types::iterator::of_builtin(cx, &value)? {
        Some(iterator) if iterator.is_kind(Kind::Iterator) => {
            let mut items = Vec::new();
            while let Some(item) = crate::types::iterator::step(cx, &iterator)? {
                items.push(item);
            }
            items
        }
        _ => {
            let text = format!("{} object is not iterable", cx.quoted_type_name(&value));
            return Err(cx.type_error(&text));
        }
    };
    let tuple = cx.tuple_from(items)?;
    set_positional(cx, object, tuple).map(drop)
}

fn traceback(cx: &mut Cx, object: &Value) -> Answer {
    Ok(own(cx, object)?.traceback.clone())
}

fn set_traceback(cx: &mut Cx, object: &Value, value: Option<Value>) -> Answer<()> {
    let Some(value) = value else { return Err(cx.type_error("__traceback__ may not be deleted")) };
    if !value.is_none() && !value.is_kind(Kind::Traceback) {
        return Err(cx.type_error("__traceback__ must be a traceback or None"));
    }
    let old = std::mem::replace(&mut own(cx, object)?.traceback, value);
    drop(old);
    Ok(())
}

fn checked_link(cx: &mut Cx, value: Option<Value>, what: &str) -> Answer {
    let Some(value) = value else { return Err(cx.type_error(&format!("__{what}__ may not be deleted"))) };
    if !value.is_none() && !value.is_kind(Kind::Exception) {
        let text = format!("exception {what} must be None or derive from BaseException");
        return Err(cx.type_error(&text));
    }
    Ok(value)
}

fn context(cx: &mut Cx, object: &Value) -> Answer {
    Ok(own(cx, object)?.context.clone())
}

fn set_context(cx: &mut Cx, object: &Value, value: Option<Value>) -> Answer<()> {
    let value = checked_link(cx, value, "context")?;
    let old = std::mem::replace(&mut own(cx, object)?.context, value);
    drop(old);
    Ok(())
}

fn cause(cx: &mut Cx, object: &Value) -> Answer {
    Ok(own(cx, object)?.cause.clone())
}

fn set_cause(cx: &mut Cx, object: &Value, value: Option<Value>) -> Answer<()> {
    let value = checked_link(cx, value, "cause")?;
    let payload = own(cx, object)?;
    payload.suppress_context = true;
    let old = std::mem::replace(&mut payload.cause, value);
    drop(old);
    Ok(())
}

fn suppress(cx: &mut Cx, object: &Value) -> Answer {
    Ok(Value::bool(own(cx, object)?.suppress_context))
}

fn set_suppress(cx: &mut Cx, object: &Value, value: Option<Value>) -> Answer<()> {
    match value {
        Some(value) if value.bits().is_bool() => {
            own(cx, object)?.suppress_context = value.is(&Value::TRUE);
            Ok(())
        }
        Some(_) => Err(cx.type_error("attribute value type must be bool")),
        None => Err(cx.type_error("can't delete numeric/char attribute")),
    }
}

// -- fields of particular classes

fn field(cx: &mut Cx, object: &Value, index: usize) -> Answer {
    Ok(own(cx, object)?.fields.get(index).cloned().unwrap_or(Value::NONE))
}

/// How much a write has done that would have blocked; an attribute only of what was told.
fn written(cx: &mut Cx, object: &Value) -> Answer {
    match own(cx, object)?.fields.get(WRITTEN) {
        Some(count) if !count.is_none() => Ok(count.clone()),
        Some(_) | None => {
            let class = cx.exceptions().attribute_error.clone();
            Err(cx.raise_text(&class, "characters_written"))
        }
    }
}

fn set_written(cx: &mut Cx, object: &Value, value: Option<Value>) -> Answer<()> {
    let Some(value) = value else {
        written(cx, object)?;
        return set_field(cx, object, WRITTEN, Value::NONE);
    };
    if cx.as_i64(&value).is_none() {
        let text = format!("{} object cannot be interpreted as an integer", cx.quoted_type_name(&value));
        return Err(cx.type_error(&text));
    }
    set_field(cx, object, WRITTEN, value)
}

const WRITTEN: usize = 4;

/// Sets a field of an exception by its index in the table of its class.
pub fn set_field(cx: &mut Cx, object: &Value, index: usize, value: Value) -> Answer<()> {
    let fields = &mut own(cx, object)?.fields;
    while fields.len() <= index {
        fields.push(Value::NONE);
    }
    let old = std::mem::replace(&mut fields[index], value);
    drop(old);
    Ok(())
}

macro_rules! field_row {
    ($name:literal, $index:literal, $doc:literal) => {
        GetSetRow {
            name: $name,
            get: |cx, object| field(cx, object, $index),
            set: Some(|cx, object, value| set_field(cx, object, $index, value.unwrap_or(Value::NONE))),
            doc: $doc,
        }
    };
}

macro_rules! fields {
    ($($table:ident { $($name:literal $index:literal $doc:literal,)+ })+) => {
        $(static $table: &[GetSetRow] = &[$(field_row!($name, $index, $doc),)+];)+
    };
}

fields! {
    STOP_ITERATION { "value" 0 "generator return value", }
    SYSTEM_EXIT { "code" 0 "exception code", }
    IMPORT_ERROR {
        "name" 0 "module name", "path" 1 "module path", "name_from" 2 "name imported from module",
        "msg" 3 "exception message",
    }
    ATTRIBUTE_ERROR { "name" 0 "attribute name", "obj" 1 "object", }
    NAME_ERROR { "name" 0 "name", }
    SYNTAX_ERROR {
        "msg" 0 "exception msg", "filename" 1 "exception filename", "lineno" 2 "exception lineno",
        "offset" 3 "exception offset", "text" 4 "exception text", "end_lineno" 5 "exception end lineno",
        "end_offset" 6 "exception end offset", "print_file_and_line" 7 "exception print_file_and_line",
        "_metadata" 8 "exception private metadata",
    }
    UNICODE_ERROR {
        "encoding" 0 "exception encoding", "object" 1 "exception object", "start" 2 "exception start",
        "end" 3 "exception end", "reason" 4 "exception reason",
    }
}

/// A field that only its class's `__new__` sets.
macro_rules! fixed_field_row {
    ($name:literal, $index:literal, $doc:literal) => {
        GetSetRow {
            name: $name,
            get: |cx, object| field(cx, object, $index),
            set: Some(read_only),
            doc: $doc,
        }
    };
}

static GROUP: &[GetSetRow] = &[
    fixed_field_row!("message", 0, "exception message"),
    fixed_field_row!("exceptions", 1, "nested exceptions"),
];

static OS_ERROR: &[GetSetRow] = &[
    field_row!("errno", 0, "POSIX exception code"),
    field_row!("strerror", 1, "exception strerror"),
    field_row!("filename", 2, "exception filename"),
    field_row!("filename2", 3, "second exception filename"),
    GetSetRow { name: "characters_written", get: written, set: Some(set_written), doc: "" },
];

macro_rules! init_row {
    ($signature:literal, $function:ident) => {
        &[NativeRow::special("__init__", $signature, $function, INIT_DOC)]
    };
}

/// What particular classes add to those they derive from.
type Extension = (&'static crate::native::TypeRow, &'static [NativeRow], &'static [GetSetRow]);

static EXTENSIONS: &[Extension] = &[
    (&exception::STOP_ITERATION, init_row!("($self, *args, **kwargs)", init_first), STOP_ITERATION),
    (&exception::SYSTEM_EXIT, init_row!("($self, *args, **kwargs)", init_code), SYSTEM_EXIT),
    (
        &exception::IMPORT_ERROR,
        &[
            NativeRow::special(
                "__init__",
                "($self, *args, name=None, path=None, name_from=None)",
                init_import,
                INIT_DOC,
            ),
            NativeRow::open("__str__", "($self, /)", Role::Wrapper, "")
                .or_script(message_str, "exception_str"),
        ],
        IMPORT_ERROR,
    ),
    (
        &exception::ATTRIBUTE_ERROR,
        init_row!("($self, *args, name=None, obj=None)", init_attribute),
        ATTRIBUTE_ERROR,
    ),
    (&exception::NAME_ERROR, init_row!("($self, *args, name=None)", init_name), NAME_ERROR),
    (
        &exception::KEY_ERROR,
        &[NativeRow::open("__str__", "($self, /)", Role::Wrapper, "").script("key_error_str")],
        &[],
    ),
    (
        &exception::OS_ERROR,
        &[
            NativeRow::constructor("($type, *args, **kwargs)", new_os),
            NativeRow::special("__init__", "($self, *args, **kwargs)", init_os, INIT_DOC),
            NativeRow::open("__str__", "($self, /)", Role::Wrapper, "").script("os_error_str"),
        ],
        OS_ERROR,
    ),
    (
        &exception::SYNTAX_ERROR,
        &[
            NativeRow::open("__init__", "($self, *args)", Role::Wrapper, INIT_DOC)
                .script("syntax_error_init"),
            NativeRow::open("__str__", "($self, /)", Role::Wrapper, "").script("syntax_error_str"),
        ],
        SYNTAX_ERROR,
    ),
    (
        &exception::UNICODE_DECODE_ERROR,
        &[
            NativeRow::special(
                "__init__",
                "($self, encoding, object, start, end, reason, /)",
                init_decode,
                INIT_DOC,
            ),
            NativeRow::open("__str__", "($self, /)", Role::Wrapper, "").script("decode_error_str"),
        ],
        UNICODE_ERROR,
    ),
    (
        &exception::UNICODE_ENCODE_ERROR,
        &[
            NativeRow::special(
                "__init__",
                "($self, encoding, object, start, end, reason, /)",
                init_encode,
                INIT_DOC,
            ),
            NativeRow::open("__str__", "($self, /)", Role::Wrapper, "").script("encode_error_str"),
        ],
        UNICODE_ERROR,
    ),
    (
        &exception::UNICODE_TRANSLATE_ERROR,
        &[
            NativeRow::special(
                "__init__",
                "($self, object, start, end, reason, /)",
                init_translate,
                INIT_DOC,
            ),
            NativeRow::open("__str__", "($self, /)", Role::Wrapper, "").script("translate_error_str"),
        ],
        UNICODE_ERROR,
    ),
    (
        &exception::BASE_EXCEPTION_GROUP,
        &[
            NativeRow::open("__new__", "($type, *args)", Role::New, "Create a group.")
                .script("exception_group_new"),
            NativeRow::special("__init__", "($self, *args, **kwargs)", init, INIT_DOC),
            NativeRow::open("__str__", "($self, /)", Role::Wrapper, "").script("exception_group_str"),
            NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "").script("exception_group_repr"),
            NativeRow::open(
                "derive",
                "($self, excs, /)",
                Role::Method,
                "A group of the same kind with other exceptions.",
            )
            .script("exception_group_derive"),
            NativeRow::open(
                "split",
                "($self, matcher_value, /)",
                Role::Method,
                "The matching part and the rest.",
            )
            .script("exception_group_split"),
            NativeRow::open("subgroup", "($self, matcher_value, /)", Role::Method, "The matching part.")
                .script("exception_group_subgroup"),
            NativeRow::open("__class_getitem__", "($type, object, /)", Role::Class, "See PEP 585")
                .script("generic_class_getitem"),
        ],
        GROUP,
    ),
];

/// Gives the classes their own rows. `ExceptionGroup`, which has two bases, is made by `finish_hierarchy`.
pub(super) fn extend(cx: &mut Cx) -> Answer<()> {
    for (row, methods, properties) in EXTENSIONS {
        let class = cx.builtin_class(row)?;
        cx.add_rows(&class, methods, properties)?;
    }
    Ok(())
}

fn first(cx: &Cx, positional: &Value) -> Value {
    cx.tuple_items(positional).first().cloned().unwrap_or(Value::NONE)
}

fn init_first(cx: &mut Cx, arguments: &[Value]) -> Answer {
    init(cx, arguments)?;
    let value = first(cx, &arguments[1]);
    set_field(cx, &arguments[0], 0, value)?;
    Ok(Value::NONE)
}

fn init_code(cx: &mut Cx, arguments: &[Value]) -> Answer {
    init(cx, arguments)?;
    let code = match cx.tuple_items(&arguments[1]) {
        [] => Value::NONE,
        [one] => one.clone(),
        _ => arguments[1].clone(),
    };
    set_field(cx, &arguments[0], 0, code)?;
    Ok(Value::NONE)
}

fn init_import(cx: &mut Cx, arguments: &[Value]) -> Answer {
    set_positional(cx, &arguments[0], arguments[1].clone())?;
    for index in 0..3 {
        let value = arguments.given(2 + index).cloned().unwrap_or(Value::NONE);
        set_field(cx, &arguments[0], index, value)?;
    }
    let message = match cx.tuple_items(&arguments[1]) {
        [one] => one.clone(),
        _ => Value::NONE,
    };
    set_field(cx, &arguments[0], 3, message)?;
    Ok(Value::NONE)
}

fn message_str(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let message = field(cx, &arguments[0], 3)?;
    if cx.is_exact_str(&message) { Ok(Some(message)) } else { str(cx, arguments) }
}

fn init_attribute(cx: &mut Cx, arguments: &[Value]) -> Answer {
    set_positional(cx, &arguments[0], arguments[1].clone())?;
    for index in 0..2 {
        let value = arguments.given(2 + index).cloned().unwrap_or(Value::NONE);
        set_field(cx, &arguments[0], index, value)?;
    }
    Ok(Value::NONE)
}

fn init_name(cx: &mut Cx, arguments: &[Value]) -> Answer {
    set_positional(cx, &arguments[0], arguments[1].clone())?;
    let name = arguments.given(2).cloned().unwrap_or(Value::NONE);
    set_field(cx, &arguments[0], 0, name)?;
    Ok(Value::NONE)
}

fn new_os(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let mut class = arguments[0].clone();
    let items = cx.tuple_items(&arguments[1]).to_vec();
    if class.is(&cx.exceptions().os_error)
        && items.len() >= 2
        && let Some(number) = cx.as_i64(&items[0]).and_then(|number| i32::try_from(number).ok())
    {
        class = cx.os_error_class(number);
    }
    if os_parts(cx, &class) == Part::Init {
        let none = cx.tuple(&[])?;
        return cx.new_object(&class, Exception::new(none));
    }
    let object = cx.new_object(&class, Exception::new(arguments[1].clone()))?;
    fill_os(cx, &object, &items)?;
    Ok(object)
}

/// Which of the two methods of `OSError` reads the arguments: `__new__`, or `__init__` where a subclass has
/// only that of its own. One that has only a `__new__` of its own says itself what it hands on.
#[derive(PartialEq, Eq)]
enum Part {
    New,
    Init,
    Both,
}

fn os_parts(cx: &mut Cx, class: &Value) -> Part {
    let names = cx.names();
    let is_scripts = |cx: &mut Cx, name: &Value| {
        cx.find_in_class(class, name).is_some_and(|found| found.get::<Native>(cx).is_none())
    };
    match (is_scripts(cx, &names.__new__), is_scripts(cx, &names.__init__)) {
        (true, false) => Part::New,
        (false, true) => Part::Init,
        (true, true) | (false, false) => Part::Both,
    }
}

fn fill_os(cx: &mut Cx, object: &Value, items: &[Value]) -> Answer<()> {
    if !(2..=5).contains(&items.len()) {
        return Ok(());
    }
    set_field(cx, object, 0, items[0].clone())?;
    set_field(cx, object, 1, items[1].clone())?;
    let counts = cx.is_instance(object, &cx.exceptions().blocking_io_error.clone());
    if let Some(count) = items.get(2).filter(|count| counts && cx.as_i64(count).is_some()).cloned() {
        return set_field(cx, object, WRITTEN, count);
    }
    if let Some(name) = items.get(2) {
        set_field(cx, object, 2, name.clone())?;
        if let Some(other) = items.get(4) {
            set_field(cx, object, 3, other.clone())?;
        }
        let short = cx.tuple(&items[..2])?;
        set_positional(cx, object, short)?;
    }
    Ok(())
}

fn init_os(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = cx.class_of(&arguments[0]);
    if os_parts(cx, &class) == Part::New {
        return Ok(Value::NONE);
    }
    no_keywords(cx, arguments)?;
    let items = cx.tuple_items(&arguments[1]).to_vec();
    set_positional(cx, &arguments[0], arguments[1].clone())?;
    fill_os(cx, &arguments[0], &items)?;
    Ok(Value::NONE)
}

fn check_argument(cx: &mut Cx, value: &Value, number: usize, kinds: &[Kind], what: &str) -> Answer<()> {
    let fits = match value.kind() {
        Some(kind) => kinds.contains(&kind),
        None => kinds.contains(&Kind::BigInt) && cx.as_int(value).is_some(),
    };
    if fits {
        return Ok(());
    }
    let text = if what == "int" {
        format!("{} object cannot be interpreted as an integer", cx.quoted_type_name(value))
    } else {
        format!("argument {number} must be {what}, not {}", cx.type_name(value))
    };
    Err(cx.type_error(&text))
}

fn init_unicode(cx: &mut Cx, arguments: &[Value], bytes: bool) -> Answer {
    check_argument(cx, &arguments[1], 1, &[Kind::Str], "str")?;
    if bytes {
        let kinds = [Kind::Bytes, Kind::ByteArray, Kind::MemoryView];
        check_argument(cx, &arguments[2], 2, &kinds, "a bytes-like object")?;
    } else {
        check_argument(cx, &arguments[2], 2, &[Kind::Str], "str")?;
    }
    for index in [3, 4] {
        check_argument(cx, &arguments[index], index, &[Kind::BigInt], "int")?;
    }
    check_argument(cx, &arguments[5], 5, &[Kind::Str], "str")?;
    let positional = cx.tuple(&arguments[1..6])?;
    set_positional(cx, &arguments[0], positional)?;
    for index in 0..5 {
        set_field(cx, &arguments[0], index, arguments[1 + index].clone())?;
    }
    if bytes && !arguments[2].is_kind(Kind::Bytes) {
        // the bytes as they are now
        let copy = cx.buffer(&arguments[2]).unwrap_or_default().to_vec();
        let copy = cx.bytes(&copy)?;
        set_field(cx, &arguments[0], 1, copy)?;
    }
    Ok(Value::NONE)
}

fn init_decode(cx: &mut Cx, arguments: &[Value]) -> Answer {
    init_unicode(cx, arguments, true)
}

fn init_encode(cx: &mut Cx, arguments: &[Value]) -> Answer {
    init_unicode(cx, arguments, false)
}

fn init_translate(cx: &mut Cx, arguments: &[Value]) -> Answer {
    check_argument(cx, &arguments[1], 1, &[Kind::Str], "str")?;
    for index in [2, 3] {
        check_argument(cx, &arguments[index], index, &[Kind::BigInt], "int")?;
    }
    check_argument(cx, &arguments[4], 4, &[Kind::Str], "str")?;
    let positional = cx.tuple(&arguments[1..5])?;
    set_positional(cx, &arguments[0], positional)?;
    for index in 0..4 {
        set_field(cx, &arguments[0], 1 + index, arguments[1 + index].clone())?;
    }
    Ok(Value::NONE)
}

/// Natives that the script halves of exceptions use.
pub static PRELUDE_ROWS: &[NativeRow] = &[NativeRow::function(
    "_make_group",
    "(cls, message, exceptions, /)",
    make_group,
    "An exception group of checked parts.",
)];

fn make_group(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let positional = cx.tuple(&[arguments[1].clone(), arguments[2].clone()])?;
    let object = cx.new_object(&arguments[0], Exception::new(positional))?;
    let exceptions = arguments[2].clone();
    let tuple = if exceptions.is_kind(Kind::List) {
        let items = cx.list_items(&exceptions).to_vec();
        cx.tuple_from(items)?
    } else {
        exceptions
    };
    set_field(cx, &object, 0, arguments[1].clone())?;
    set_field(cx, &object, 1, tuple)?;
    Ok(object)
}
