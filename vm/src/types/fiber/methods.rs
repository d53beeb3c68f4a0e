//! Methods and attributes of greenlets. Switching is asked for by a resumable native's answer; the rules of
//! what `switch()` returns are here (greenlet's documentation, "Switching").

use smallvec::smallvec;

use crate::error::Answer;
use crate::fiber::{Fiber, FiberState};
use crate::heap::Kind;
use crate::interp::access::GET_ATTRIBUTE;
use crate::native::{Arguments, Event, GetSetRow, NativeRow, Outcome, Role, Shortcut, TypeRow};
use crate::object::{Class, ClassFlags};
use crate::types::exception::{BASE_EXCEPTION, EXCEPTION};
use crate::types::object::attributes;
use crate::types::object::methods::address;
use crate::value::Value;
use crate::vm::Cx;

/// The class `greenlet.GreenletExit`.
pub static EXIT: TypeRow = TypeRow {
    name: "GreenletExit",
    module: "greenlet",
    kind: Kind::Exception,
    base: Some(&BASE_EXCEPTION),
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::HAS_DICT | ClassFlags::EXCEPTION | ClassFlags::WEAK,
    doc: "Ends the greenlet it is raised in; returned to the parent, not raised there.",
    ..TypeRow::DEFAULT
};

/// The class `greenlet.error`.
pub static ERROR: TypeRow = TypeRow {
    name: "error",
    module: "greenlet",
    kind: Kind::Exception,
    base: Some(&EXCEPTION),
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::HAS_DICT | ClassFlags::EXCEPTION | ClassFlags::WEAK,
    doc: "A switch that is not allowed.",
    ..TypeRow::DEFAULT
};

/// `getcurrent`
pub const GETCURRENT: NativeRow = NativeRow::function(
    "getcurrent",
    "($module, /)",
    |cx, _| Ok(cx.current_fiber()),
    "getcurrent() -> greenlet\n\nReturns the current greenlet (i.e. the one which called this function).",
);

/// `gettrace`
pub const GETTRACE: NativeRow = NativeRow::function(
    "gettrace",
    "($module, /)",
    |cx, _| Ok(cx.greenlet_tracer()),
    "gettrace() -> object\n\nReturns the currently set tracing function, or None.",
);

/// `settrace`
pub const SETTRACE: NativeRow = NativeRow::function(
    "settrace",
    "($module, callback, /)",
    set_tracer,
    "settrace(callback) -> object\n\nSets a new tracing function and returns the previous one.",
);

fn set_tracer(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let before = cx.greenlet_tracer();
    cx.set_greenlet_tracer(arguments.given(0).cloned().unwrap_or(Value::NONE));
    Ok(before)
}

/// Rows of the class `greenlet`.
pub static METHODS: &[NativeRow] = &[
    NativeRow::open(
        "__new__",
        "($type, *args, **kwargs)",
        Role::New,
        "Create and return a new object.  See help(type) for accurate signature.",
    )
    .or_script(new, "refuse_abstract"),
    NativeRow::special("__init__", "($self, run=None, parent=None)", init, "Initialize self.  See help(type(self)) for accurate signature."),
    NativeRow::open(
        "switch",
        "($self, *args, **kwargs)",
        Role::Method,
        "Switches to this greenlet; returns what is passed to the next switch back, or the result of a child.",
    )
    .resumable(switch)
    .shortcut(Shortcut::Switch),
    NativeRow::open(
        "throw",
        "($self, typ=GreenletExit, val=None, tb=None, /)",
        Role::Method,
        "Switches to this greenlet and raises an exception there at once.",
    )
    .resumable(throw),
    NativeRow::special("__bool__", "($self, /)", truth, "True if self else False"),
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::method("__getstate__", "($self, /)", refuse_pickle, "Greenlets cannot be serialized."),
];

/// Computed attributes of the class `greenlet`.
pub static PROPERTIES: &[GetSetRow] = &[
    GetSetRow { name: "dead", get: dead, set: None, doc: "True if it has finished or was killed." },
    GetSetRow {
        name: "parent",
        get: parent,
        set: Some(set_parent),
        doc: "Where its result goes when it ends.",
    },
    GetSetRow { name: "__dict__", get: attributes::dict, set: Some(set_dict), doc: "" },
    GetSetRow { name: "run", get: run, set: Some(set_run), doc: "What it runs when it is started." },
    GetSetRow { name: "gr_frame", get: frame, set: None, doc: "The top frame while suspended, else None." },
    GetSetRow {
        name: "gr_context",
        get: context,
        set: Some(set_context),
        doc: "The context it runs in, or None.",
    },
    GetSetRow {
        name: "_stack_saved",
        get: stack_saved,
        set: None,
        doc: "Bytes of registers that it keeps while it is suspended.",
    },
];

fn fiber<'a>(value: &'a Value, cx: &'a Cx) -> Option<&'a Fiber> {
    value.get::<Fiber>(cx)
}

fn check_greenlet(cx: &mut Cx, value: &Value) -> Answer<()> {
    if value.is_kind(Kind::Fiber) {
        return Ok(());
    }
    let text = format!("GreenletChecker: Expected any type of greenlet, not {}", cx.type_name(value));
    Err(cx.type_error(&text))
}

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if arguments[0].get::<Class>(cx).is_some_and(|class| class.flags.has(ClassFlags::ABSTRACT)) {
        return Ok(None);
    }
    cx.exception_class("greenlet.GreenletExit", &EXIT)?;
    let current = cx.vm().fiber.clone();
    cx.new_object(&arguments[0], Fiber::new(Value::UNSET, current)).map(Some)
}

fn init(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if let Some(run) = arguments.given(1) {
        set_run(cx, &arguments[0], Some(run.clone()))?;
    }
    if let Some(parent) = arguments.given(2)
        && !parent.is_none()
    {
        set_parent(cx, &arguments[0], Some(parent.clone()))?;
    }
    Ok(Value::NONE)
}

/// The nearest ancestor that is not dead; itself when it is not.
fn live(cx: &Cx, value: &Value) -> Value {
    let mut value = value.clone();
    while let Some(fiber) = fiber(&value, cx)
        && fiber.state == FiberState::Dead
        && !fiber.parent.is_none()
    {
        let parent = fiber.parent.clone();
        value = parent;
    }
    value
}

/// What a suspended `switch()` returns for these arguments.
fn delivered(cx: &mut Cx, positional: &Value, named: &Value) -> Answer {
    let count = cx.tuple_items(positional).len();
    if named.is_unset() {
        return Ok(if count == 1 { cx.tuple_items(positional)[0].clone() } else { positional.clone() });
    }
    if count == 0 { Ok(named.clone()) } else { cx.tuple(&[positional.clone(), named.clone()]) }
}

fn started_value(cx: &mut Cx, registers: &[Value]) -> Answer {
    let named = registers[2].clone().or_unset().unwrap_or(Value::NONE);
    cx.tuple(&[registers[1].clone(), named])
}

/// Registers: the greenlet, the arguments (a small int once they are handed over), the keywords.
fn switch(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let handed_over = registers[1].as_small_int().is_some();
    match event {
        Event::Start => {
            let target = live(cx, &registers[0]);
            let state = fiber(&target, cx).map(|fiber| fiber.state);
            if state == Some(FiberState::Created) {
                let name = cx.names().run.clone();
                return Outcome::CallRow(
                    &GET_ATTRIBUTE,
                    smallvec![Value::small_int(0), target, name, Value::UNSET],
                );
            }
            let (positional, named) = (registers[1].clone(), registers[2].clone());
            let Ok(value) = delivered(cx, &positional, &named) else { return Outcome::Raise };
            registers[1] = Value::small_int(1);
            registers[2] = Value::NONE;
            Outcome::Switch(target, value)
        }
        Event::Returned(value) if handed_over => Outcome::Return(value),
        Event::Returned(run) => {
            // the attribute `run` of a greenlet that has not begun; the look-up may have begun it
            let target = live(cx, &registers[0]);
            let created = fiber(&target, cx).is_some_and(|fiber| fiber.state == FiberState::Created);
            let (positional, named) = (registers[1].clone(), registers[2].clone());
            let value =
                if created { started_value(cx, registers) } else { delivered(cx, &positional, &named) };
            let Ok(value) = value else { return Outcome::Raise };
            if created && let Some(fiber) = target.get_mut::<Fiber>(cx) {
                let old = std::mem::replace(&mut fiber.run, run);
                drop(old);
            }
            registers[1] = Value::small_int(1);
            registers[2] = Value::NONE;
            Outcome::Switch(target, value)
        }
        Event::Raised => Outcome::Raise,
    }
}

/// What `throw` waits for: the attribute `run` of a greenlet that has not begun, which must be there.
const LOOKED_UP: i64 = 2;

/// Registers: the greenlet, the type (a small int once there is an exception), the value, the traceback.
fn throw(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let stage = registers[1].as_small_int();
    match event {
        Event::Start => match thrown(cx, registers) {
            Ok(Thrown::Exception(exception)) => throw_into(cx, registers, exception),
            Ok(Thrown::Call(class, arguments)) => Outcome::Call(class, arguments),
            Err(_) => Outcome::Raise,
        },
        Event::Returned(_) if stage == Some(LOOKED_UP) => {
            let exception = registers[2].clone();
            hand_over(cx, registers, exception)
        }
        Event::Returned(value) if stage.is_some() => Outcome::Return(value),
        Event::Returned(exception) => throw_into(cx, registers, exception),
        Event::Raised => Outcome::Raise,
    }
}

/// What the arguments of `throw` stand for.
enum Thrown {
    Exception(Value),
    /// The class has to be called for it.
    Call(Value, smallvec::SmallVec<[Value; 4]>),
}

fn thrown(cx: &mut Cx, registers: &[Value]) -> Answer<Thrown> {
    let exit = cx.exception_class("greenlet.GreenletExit", &EXIT)?;
    let class = registers[1].clone().or_unset().unwrap_or(exit);
    let value = registers[2].clone().or_unset().unwrap_or(Value::NONE);
    let traceback = registers[3].clone().or_unset().unwrap_or(Value::NONE);
    if !traceback.is_none() && !traceback.is_kind(Kind::Traceback) {
        return Err(cx.type_error("throw() third argument must be a traceback object"));
    }
    if class.is_kind(Kind::Exception) {
        if !value.is_none() {
            return Err(cx.type_error("instance exception may not have a separate value"));
        }
        return Ok(Thrown::Exception(class));
    }
    if !crate::interp::is_exception_class(cx, &class) {
        let text = format!("exceptions must be classes, or instances, not {}", cx.type_name(&class));
        return Err(cx.type_error(&text));
    }
    if value.is_kind(Kind::Exception) && cx.is_instance(&value, &class) {
        return Ok(Thrown::Exception(value));
    }
    Ok(Thrown::Call(
        class,
        if value.is_none() {
            smallvec![]
        } else if value.is_kind(Kind::Tuple) {
            cx.tuple_items(&value).iter().cloned().collect()
        } else {
            smallvec![value]
        },
    ))
}

/// Throws into the target, which must have something to run when it has not begun.
fn throw_into(cx: &mut Cx, registers: &mut [Value], exception: Value) -> Outcome {
    let target = live(cx, &registers[0]);
    if fiber(&target, cx).is_some_and(|fiber| fiber.state == FiberState::Created) {
        registers[1] = Value::small_int(LOOKED_UP);
        registers[2] = exception;
        let name = cx.names().run.clone();
        return Outcome::CallRow(&GET_ATTRIBUTE, smallvec![Value::small_int(0), target, name, Value::UNSET]);
    }
    hand_over(cx, registers, exception)
}

fn hand_over(cx: &mut Cx, registers: &mut [Value], exception: Value) -> Outcome {
    let target = registers[0].clone();
    if let Some(traceback) = registers[3].clone().or_unset()
        && !traceback.is_none()
        && let Some(payload) = exception.get_mut::<crate::types::exception::Exception>(cx)
    {
        payload.traceback = traceback;
    }
    registers[1] = Value::small_int(1);
    registers[2] = Value::NONE;
    registers[3] = Value::NONE;
    let is_exit = cx.kept("greenlet.GreenletExit").is_some_and(|exit| cx.is_instance(&exception, &exit));
    let dead = fiber(&target, cx).is_some_and(|fiber| fiber.state == FiberState::Dead);
    if dead && is_exit {
        return Outcome::Switch(target, exception);
    }
    let _ = cx.raise(exception);
    Outcome::Switch(target, Value::UNSET)
}

fn truth(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::bool(fiber(&arguments[0], cx).is_some_and(|fiber| fiber.state == FiberState::Started)))
}

fn dead(cx: &mut Cx, object: &Value) -> Answer {
    Ok(Value::bool(fiber(object, cx).is_some_and(|fiber| fiber.state == FiberState::Dead)))
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let object = &arguments[0];
    let class = cx.class_of(object);
    let name = cx.class_name(&class);
    let Some(own) = fiber(object, cx) else { return Err(cx.system_error("not a greenlet")) };
    let current = cx.vm().fiber.is(object);
    let state = match own.state {
        FiberState::Created => " pending",
        FiberState::Started if current => " current active started",
        FiberState::Started => " suspended active started",
        FiberState::Dead => " dead",
    };
    let main = if own.is_main { " main" } else { "" };
    let home = match own.state {
        FiberState::Created => "0x(nil)".to_owned(),
        FiberState::Started | FiberState::Dead => address(&cx.vm().main_fiber),
    };
    let place = address(object);
    let module = crate::types::class::attributes::module_of(cx, &class);
    let module = module.map(|module| cx.text_of(&module)).unwrap_or_default();
    cx.str(&format!("<{module}.{name} object at {place} (otid={home}){state}{main}>"))
}

fn refuse_pickle(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let name = cx.short_type_name(&arguments[0]);
    Err(cx.type_error(&format!("cannot serialize 'greenlet.{name}' object")))
}

fn parent(cx: &mut Cx, object: &Value) -> Answer {
    Ok(fiber(object, cx).map_or(Value::NONE, |fiber| fiber.parent.clone()))
}

fn set_dict(cx: &mut Cx, object: &Value, value: Option<Value>) -> Answer<()> {
    let Some(value) = value else { return Err(cx.type_error("__dict__ may not be deleted")) };
    if !value.is_kind(Kind::Dict) {
        return Err(cx.type_error("__dict__ must be set to a dictionary"));
    };
    if let Some(own) = object.get_mut::<Fiber>(cx) {
        let old = std::mem::replace(&mut own.dict, value);
        drop(old);
    }
    Ok(())
}

fn set_parent(cx: &mut Cx, object: &Value, value: Option<Value>) -> Answer<()> {
    let Some(value) = value else { return Err(cx.attribute_error("can't delete attribute")) };
    check_greenlet(cx, &value)?;
    if fiber(object, cx).is_some_and(|fiber| fiber.is_main) {
        return Err(cx.attribute_error("cannot set the parent of a main greenlet"));
    }
    let mut ancestor = Some(&value);
    let mut is_cyclic = false;
    while let Some(other) = ancestor
        && !is_cyclic
    {
        is_cyclic = other.is(object);
        ancestor = other.get::<Fiber>(cx).map(|own| &own.parent);
    }
    if is_cyclic {
        return Err(cx.value_error("cyclic parent chain"));
    }
    if let Some(own) = object.get_mut::<Fiber>(cx) {
        let old = std::mem::replace(&mut own.parent, value);
        drop(old);
    }
    Ok(())
}

fn run(cx: &mut Cx, object: &Value) -> Answer {
    let Some(own) = fiber(object, cx) else { return Err(cx.system_error("not a greenlet")) };
    if own.is_main {
        return Err(cx.attribute_error("Main greenlets do not have a run attribute."));
    }
    if own.state != FiberState::Created || own.run.is_unset() {
        return Err(cx.attribute_error("run"));
    }
    Ok(own.run.clone())
}

fn set_run(cx: &mut Cx, object: &Value, value: Option<Value>) -> Answer<()> {
    let Some(own) = object.get_mut::<Fiber>(cx) else { return Err(cx.system_error("not a greenlet")) };
    if own.state != FiberState::Created {
        return Err(cx.attribute_error("run cannot be set after the start of the greenlet"));
    }
    let deleting = value.is_none();
    let old = std::mem::replace(&mut own.run, value.unwrap_or(Value::UNSET));
    if deleting && old.is_unset() {
        return Err(cx.attribute_error("run"));
    }
    drop(old);
    Ok(())
}

fn frame(cx: &mut Cx, object: &Value) -> Answer {
    cx.fiber_frame(object)
}

fn context(cx: &mut Cx, object: &Value) -> Answer {
    Ok(fiber(object, cx).map_or(Value::NONE, |fiber| fiber.context.clone()))
}

fn set_context(cx: &mut Cx, object: &Value, value: Option<Value>) -> Answer<()> {
    let Some(value) = value else { return Err(cx.attribute_error("can't delete context attribute")) };
    if !value.is_none() && !cx.is_context(&value) {
        return Err(cx.type_error("greenlet context must be a contextvars.Context or None"));
    }
    if let Some(own) = object.get_mut::<Fiber>(cx) {
        let old = std::mem::replace(&mut own.context, value);
        drop(old);
    }
    Ok(())
}

fn stack_saved(cx: &mut Cx, object: &Value) -> Answer {
    let bytes = fiber(object, cx).map_or(0, |own| if own.base.is_null() { 0 } else { own.stack.bytes() });
    Ok(Value::small_int(bytes as i64))
}

impl Cx {
    /// The class of an exception row, made once and kept under a name.
    pub fn exception_class(&mut self, name: &'static str, row: &'static TypeRow) -> Answer {
        if let Some(class) = self.kept(name) {
            return Ok(class);
        }
        let class = self.builtin_class(row)?;
        self.keep(name, class.clone());
        Ok(class)
    }

    /// The greenlet that runs.
    pub fn current_fiber(&self) -> Value {
        self.vm().fiber.clone()
    }
}
