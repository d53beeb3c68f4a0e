//! The base of `functools.partial`: a callable with some of its arguments. It stands here because a call of it
//! is a call of its function: `interp::invoke` puts the arguments together, and no frame is made.

use smallvec::SmallVec;

use crate::error::Answer;
use crate::native::{Arguments, Event, GetSetRow, NativeRow, Outcome, Role, TypeRow};
use crate::object::ClassFlags;
use crate::types::opaque::Object;
use crate::value::Value;
use crate::vm::Cx;

/// The struct behind it.
pub struct Partial {
    function: Value,
    /// A tuple.
    arguments: Value,
    /// A dict.
    keywords: Value,
    /// Places among the arguments that the first ones given later fill.
    free: Vec<usize>,
}

impl Object for Partial {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.arguments);
        visit(&self.keywords);
    }
    fn clear(&mut self) {
        self.function = Value::NONE;
        self.arguments = Value::NONE;
        self.keywords = Value::NONE;
        self.free.clear();
    }
}

const CREATE: &str = "Create and return a new object.  See help(type) for accurate signature.";

/// The class.
pub static TYPE: TypeRow = TypeRow {
    name: "_Partial",
    module: "_functools",
    doc: "A function with some of its arguments.",
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::WEAK,
    methods: &[
        NativeRow::constructor("($type, function, arguments, keywords, free, /)", new).doc(CREATE),
        CALL,
        NativeRow::method(
            "_set",
            "($self, function, arguments, keywords, free, /)",
            set,
            "Take another function and other arguments.",
        ),
    ],
    properties: &[
        GetSetRow {
            name: "func",
            get: |cx, own| Ok(part(cx, own, |partial| &partial.function)),
            set: None,
            doc: "function object to use in future partial calls",
        },
        GetSetRow {
            name: "args",
            get: |cx, own| Ok(part(cx, own, |partial| &partial.arguments)),
            set: None,
            doc: "tuple of arguments to future partial calls",
        },
        GetSetRow {
            name: "keywords",
            get: |cx, own| Ok(part(cx, own, |partial| &partial.keywords)),
            set: None,
            doc: "dictionary of keyword arguments to future partial calls",
        },
    ],
    ..TypeRow::DEFAULT
};

/// `__call__`, which the interpreter knows.
const CALL: NativeRow =
    NativeRow::open("__call__", "($self, /, *args, **kwargs)", Role::Wrapper, "").resumable(call);

fn part(cx: &mut Cx, own: &Value, field: fn(&Partial) -> &Value) -> Value {
    own.opaque::<Partial>(cx).map_or(Value::NONE, |partial| field(partial).clone())
}

fn made(cx: &mut Cx, arguments: &[Value]) -> Answer<Partial> {
    let [function, stored, keywords, free] = arguments else {
        return Err(cx.system_error("a native lacks its arguments"));
    };
    let free = cx.tuple_items(free).iter().filter_map(Value::as_small_int);
    Ok(Partial {
        function: function.clone(),
        arguments: stored.clone(),
        keywords: keywords.clone(),
        free: free.filter_map(|place| usize::try_from(place).ok()).collect(),
    })
}

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let partial = made(cx, arguments.get(1..).unwrap_or_default())?;
    let class = arguments[0].clone();
    cx.opaque(&class, partial)
}

fn set(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let partial = made(cx, arguments.get(1..).unwrap_or_default())?;
    if let Some(own) = arguments[0].opaque_mut::<Partial>(cx) {
        let old = std::mem::replace(own, partial);
        drop(old);
    }
    Ok(Value::NONE)
}

/// A call put together: what is called, its arguments, the names of the last ones.
pub(crate) type Whole = (Value, SmallVec<[Value; 4]>, Vec<Value>);

/// Whether a `__call__` is that of this class.
pub(crate) fn is_own_call(row: &NativeRow) -> bool {
    matches!(row.call, crate::native::NativeCall::Resumable(step) if std::ptr::fn_addr_eq(step, call as crate::native::ResumableFn))
}

/// The call that a call of `partial` stands for. None: it is none.
pub(crate) fn whole_call(
    cx: &mut Cx,
    partial: &Value,
    given: &[Value],
    keywords: &[Value],
) -> Answer<Option<Whole>> {
    let Some(own) = partial.opaque::<Partial>(cx) else { return Ok(None) };
    let (function, stored, named_before) =
        (own.function.clone(), own.arguments.clone(), own.keywords.clone());
    let free = own.free.clone();
    let stored = cx.tuple_items(&stored);
    let (positional, named) = given.split_at(given.len() - keywords.len());
    let mut all: SmallVec<[Value; 4]> = SmallVec::with_capacity(stored.len() + given.len());
    all.extend(stored.iter().cloned());
    let wanted = free.len();
    if positional.len() < wanted {
        let text = format!(
            "missing positional arguments in 'partial' call; expected at least {wanted}, got {}",
            positional.len()
        );
        return Err(cx.type_error(&text));
    }
    let (fill, rest) = positional.split_at(wanted);
    for (&place, value) in free.iter().zip(fill) {
        if let Some(argument) = all.get_mut(place) {
            *argument = value.clone();
        }
    }
    all.extend(rest.iter().cloned());
    let stored = cx.dict_pairs(&named_before);
    let mut names = Vec::with_capacity(stored.len() + keywords.len());
    let first = all.len();
    for (name, value) in stored {
        if !cx.is_exact_str(&name) {
            return Err(cx.type_error("keywords must be strings"));
        }
        names.push(cx.intern_value(name)?);
        all.push(value);
    }
    for (name, value) in keywords.iter().zip(named) {
        match names.iter().position(|own| own.is(name)) {
            Some(at) => all[first + at] = value.clone(),
            None => {
                names.push(name.clone());
                all.push(value.clone());
            }
        }
    }
    Ok(Some((function, all, names)))
}

fn call(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => {}
        Event::Returned(value) => return Outcome::Return(value),
        Event::Raised => return Outcome::Raise,
    }
    let own = registers[0].clone();
    let mut given: SmallVec<[Value; 4]> = cx.tuple_items(&registers[1]).iter().cloned().collect();
    let pairs = registers.given(2).map(|named| cx.dict_pairs(named)).unwrap_or_default();
    let mut keywords = Vec::with_capacity(pairs.len());
    for (name, value) in pairs {
        match cx.intern_value(name) {
            Ok(name) => keywords.push(name),
            Err(_) => return Outcome::Raise,
        }
        given.push(value);
    }
    match whole_call(cx, &own, &given, &keywords) {
        Ok(Some((function, all, names))) if names.is_empty() => Outcome::TailCall(function, all),
        Ok(Some((function, all, names))) => match cx.tuple_from(names) {
            Ok(names) => Outcome::TailCallKeywords(function, all, names),
            Err(_) => Outcome::Raise,
        },
        Ok(None) | Err(_) => Outcome::Raise,
    }
}
