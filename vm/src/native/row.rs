//! Rows. A native is one of:
//!
//! - *leaf*: it never runs user code; arguments lie in registers, the answer comes back in a register pair
//!   (int zero is the zero word, so `Result<Value, Raised>` has no niche to hide its tag in).
//! - *leaf or script*: a leaf that finishes alone when it meets only builtin values, and otherwise answers
//!   `None`: then the script function of the prelude (or of the module's script half) with the given name is
//!   called with the same arguments in its place.
//! - *script*: the function of that name in the prelude.
//! - *resumable*: a frame like any other; its registers are its state, and it answers what shall happen.
//! - *leaf or resumable*: a leaf that answers `None` where the frame must be made after all.

use std::sync::Arc;

use smallvec::SmallVec;

use crate::bytecode::Code;
use crate::bytecode::image::Image;

use crate::error::Answer;
use crate::heap::Kind;
use crate::value::Value;
use crate::vm::Cx;

/// A native that never runs user code.
pub type LeafFn = fn(&mut Cx, &[Value]) -> Answer;
/// A leaf that may hand over to its script half by answering None.
pub type LeafOrScriptFn = fn(&mut Cx, &[Value]) -> Answer<Option<Value>>;
/// One step of a resumable native: its registers and what has happened since it was left.
pub type ResumableFn = fn(&mut Cx, &mut [Value], Event) -> Outcome;

/// Why a resumable native is entered.
#[derive(Debug)]
pub enum Event {
    /// It was called; its registers hold the bound arguments.
    Start,
    /// What it called has returned this.
    Returned(Value),
    /// What it called has raised; the exception is pending in the VM and may be taken.
    Raised,
}

/// What shall happen after a step of a resumable native.
pub enum Outcome {
    /// It is finished with this result.
    Return(Value),
    /// It is finished; the exception is pending.
    Raise,
    /// Call this and come back.
    Call(Value, SmallVec<[Value; 4]>),
    /// Call this with keyword arguments (the last ones, named by the tuple) and come back.
    CallKeywords(Value, SmallVec<[Value; 4]>, Value),
    /// Call this in its own place.
    TailCall(Value, SmallVec<[Value; 4]>),
    /// Call this with keyword arguments in its own place.
    TailCallKeywords(Value, SmallVec<[Value; 4]>, Value),
    /// Run this resumable native and come back.
    CallRow(&'static NativeRow, SmallVec<[Value; 4]>),
    /// Compare these by the comparison of this number (`COMPARISONS`) and come back with what it answers.
    Compare(usize, Value, Value),
    /// Resume this generator with a value sent, or with the pending exception when Unset, and come back.
    Resume(Value, Value),
    /// Resume this generator in its own place.
    TailResume(Value, Value),
    /// Run this script function with the given namespace as its locals (a class body, `exec`), come back.
    RunNamespace(Value, Value),
    /// Switch to another fiber, which goes on with this value (Unset: with the pending exception). The step
    /// is entered again when this fiber goes on.
    Switch(Value, Value),
}

/// What a native is in the eyes of attribute access.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A function of a module: binds nothing.
    Function,
    /// A method: binds the instance.
    Method,
    /// A special method of a builtin type (`slot wrapper`): binds the instance. A row without docstring has that
    /// of its name in `types/native/slots.rs`.
    Wrapper,
    /// Binds the class.
    Class,
    /// Binds nothing though it stands in a class.
    Static,
    /// `__new__`: static, its first argument is checked to be a subclass of the type it belongs to.
    New,
}

/// How a native is carried out.
#[derive(Clone, Copy)]
pub enum NativeCall {
    /// In Rust alone.
    Leaf(LeafFn),
    /// In Rust while it can, else by the script function of this name.
    LeafOrScript(LeafOrScriptFn, &'static str),
    /// By the script function of this name.
    Script(&'static str),
    /// As a frame.
    Resumable(ResumableFn),
    /// In Rust while it can, else as a frame.
    LeafOrResumable(LeafOrScriptFn, ResumableFn),
}

/// The part of a native that needs no frame.
#[derive(Clone, Copy)]
pub enum Leaf {
    /// It always answers.
    Whole(LeafFn),
    /// It may hand over by answering None.
    Part(LeafOrScriptFn),
}

impl Leaf {
    /// Calls it. None: it hands over.
    #[inline]
    pub fn call(self, cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
        match self {
            Leaf::Whole(leaf) => leaf(cx, arguments).map(Some),
            Leaf::Part(leaf) => leaf(cx, arguments),
        }
    }
}

impl NativeCall {
    /// The part that needs no frame, when there is one.
    pub fn leaf(self) -> Option<Leaf> {
        match self {
            NativeCall::Leaf(leaf) => Some(Leaf::Whole(leaf)),
            NativeCall::LeafOrScript(leaf, _) | NativeCall::LeafOrResumable(leaf, _) => {
                Some(Leaf::Part(leaf))
            }
            NativeCall::Script(_) | NativeCall::Resumable(_) => None,
        }
    }
}

/// What a call of a native comes to, when the interpreter can do that without a frame for the native
/// (`interp/call_resume.rs`, `interp/call_quick.rs`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// `list.append(value)`
    Append,
    /// `getattr(object, name)`
    Attribute,
    /// The length of a builtin container, or what a script says it is.
    Length,
    /// Nothing in particular.
    None,
    /// `next(generator)`
    Next,
    /// `generator.__next__()`
    Step,
    /// `generator.send(value)`
    Send,
    /// `greenlet.switch(value)`
    Switch,
}

/// A native function or method.
pub struct NativeRow {
    /// Its name.
    pub name: &'static str,
    /// Its parameters in Python's syntax, e.g. `($self, value, start=0, /)`. Defaults are only shown: an
    /// argument that is not given arrives Unset or not at all.
    pub signature: &'static str,
    /// Its docstring.
    pub doc: &'static str,
    /// What attribute access makes of it.
    pub role: Role,
    /// How it is carried out.
    pub call: NativeCall,
    /// Fuel it costs before its work begins, beyond what the work itself charges.
    pub cost: u32,
    /// What a call of it comes to.
    pub shortcut: Shortcut,
    /// Registers that its frame has beyond its arguments.
    pub room: u8,
    /// Tried first where arguments would have to be put into a tuple or a dict to be bound.
    pub unbound: Option<UnboundFn>,
}

/// A native that takes a call's arguments as they came: those by position, then names and values of those by
/// name. None: they must be bound; nothing has changed then.
pub type UnboundFn = fn(&mut Cx, &[Value], &[Value], &[Value]) -> Answer<Option<Value>>;

impl NativeRow {
    const fn new(
        name: &'static str,
        signature: &'static str,
        doc: &'static str,
        role: Role,
        call: NativeCall,
    ) -> NativeRow {
        NativeRow {
            name,
            signature,
            doc,
            role,
            call,
            cost: 1,
            shortcut: Shortcut::None,
            room: 0,
            unbound: None,
        }
    }

    /// A function of a module.
    pub const fn function(
        name: &'static str,
        signature: &'static str,
        leaf: LeafFn,
        doc: &'static str,
    ) -> NativeRow {
        NativeRow::new(name, signature, doc, Role::Function, NativeCall::Leaf(leaf))
    }

    /// A method.
    pub const fn method(
        name: &'static str,
        signature: &'static str,
        leaf: LeafFn,
        doc: &'static str,
    ) -> NativeRow {
        NativeRow::new(name, signature, doc, Role::Method, NativeCall::Leaf(leaf))
    }

    /// A special method.
    pub const fn special(
        name: &'static str,
        signature: &'static str,
        leaf: LeafFn,
        doc: &'static str,
    ) -> NativeRow {
        NativeRow::new(name, signature, doc, Role::Wrapper, NativeCall::Leaf(leaf))
    }

    /// `__new__`.
    pub const fn constructor(signature: &'static str, leaf: LeafFn) -> NativeRow {
        let doc = "Create and return a new object.  See help(type) for accurate signature.";
        NativeRow::new("__new__", signature, doc, Role::New, NativeCall::Leaf(leaf))
    }

    /// The same row with another docstring.
    pub const fn doc(self, doc: &'static str) -> NativeRow {
        NativeRow { doc, ..self }
    }

    /// The same row with another role.
    pub const fn role(self, role: Role) -> NativeRow {
        NativeRow { role, ..self }
    }

    /// The same row, carried out by a leaf that may hand over to a script function.
    pub const fn or_script(self, leaf: LeafOrScriptFn, script: &'static str) -> NativeRow {
        NativeRow { call: NativeCall::LeafOrScript(leaf, script), ..self }
    }

    /// The same row, carried out by a script function.
    pub const fn script(self, script: &'static str) -> NativeRow {
        NativeRow { call: NativeCall::Script(script), ..self }
    }

    /// The same row, carried out as a frame.
    pub const fn resumable(self, step: ResumableFn) -> NativeRow {
        NativeRow { call: NativeCall::Resumable(step), ..self }
    }

    /// The same row, carried out by a leaf that may hand over to a frame.
    pub const fn or_resumable(self, leaf: LeafOrScriptFn, step: ResumableFn) -> NativeRow {
        NativeRow { call: NativeCall::LeafOrResumable(leaf, step), ..self }
    }

    /// A row whose call is still to be named by `or_script`, `script` or `resumable`.
    pub const fn open(
        name: &'static str,
        signature: &'static str,
        role: Role,
        doc: &'static str,
    ) -> NativeRow {
        fn missing(cx: &mut Cx, _: &[Value]) -> Answer {
            Err(cx.system_error("this native names no function"))
        }
        NativeRow::new(name, signature, doc, role, NativeCall::Leaf(missing))
    }

    /// The same row, a call of which comes to this.
    pub const fn shortcut(self, shortcut: Shortcut) -> NativeRow {
        NativeRow { shortcut, ..self }
    }

    /// The same row, first tried with arguments as they came.
    pub const fn unbound(self, unbound: UnboundFn) -> NativeRow {
        NativeRow { unbound: Some(unbound), ..self }
    }

    /// The same row, whose frame has so many registers beyond its arguments.
    pub const fn room(self, room: u8) -> NativeRow {
        NativeRow { room, ..self }
    }

    /// The same row with another cost.
    pub const fn cost(self, cost: u32) -> NativeRow {
        NativeRow { cost, ..self }
    }
}

/// Reading arguments that may be absent.
pub trait Arguments {
    /// The argument at this position, unless it was not given.
    fn given(&self, index: usize) -> Option<&Value>;
}

impl Arguments for [Value] {
    #[inline]
    fn given(&self, index: usize) -> Option<&Value> {
        self.get(index).filter(|value| !value.is_unset())
    }
}

/// An attribute that is computed.
pub struct GetSetRow {
    /// Its name.
    pub name: &'static str,
    /// Reads it.
    pub get: fn(&mut Cx, &Value) -> Answer,
    /// Writes it, or deletes it when there is no value.
    pub set: Option<fn(&mut Cx, &Value, Option<Value>) -> Answer<()>>,
    /// Its docstring.
    pub doc: &'static str,
}

/// The `set` of an attribute that scripts only read, in the words for what the reference keeps in a field.
pub fn read_only(cx: &mut Cx, _own: &Value, _value: Option<Value>) -> Answer<()> {
    Err(cx.attribute_error("readonly attribute"))
}

/// A plain attribute of a builtin class.
#[derive(Clone, Copy)]
pub enum ClassConstant {
    /// `None`, as in `__hash__ = None`.
    None,
    /// A str.
    Str(&'static str),
    /// An int.
    Int(i64),
    /// A tuple of strs, as in `__match_args__`.
    Names(&'static [&'static str]),
}

/// A builtin class.
pub struct TypeRow {
    /// Its name.
    pub name: &'static str,
    /// The module that `__module__` names.
    pub module: &'static str,
    /// Its docstring, signature lines included.
    pub doc: &'static str,
    /// Its base; `object` when None.
    pub base: Option<&'static TypeRow>,
    /// The payload of its instances.
    pub kind: Kind,
    /// Facts (`object::ClassFlags`).
    pub flags: u32,
    /// Its methods.
    pub methods: &'static [NativeRow],
    /// Its computed attributes.
    pub properties: &'static [GetSetRow],
    /// Its plain attributes.
    pub constants: &'static [(&'static str, ClassConstant)],
    /// What a call of exactly this class does, when that is quicker than `__new__` and `__init__`; the
    /// signature is that of the call, without the class.
    pub call: Option<&'static NativeRow>,
}

impl TypeRow {
    /// A row to be completed with `..TypeRow::DEFAULT`.
    pub const DEFAULT: TypeRow = TypeRow {
        name: "",
        module: "builtins",
        doc: "",
        base: None,
        kind: Kind::Opaque,
        flags: 0,
        methods: &[],
        properties: &[],
        constants: &[],
        call: None,
    };
}

/// A module with a native half.
pub struct ModuleRow {
    /// Its dotted name.
    pub name: &'static str,
    /// Its docstring.
    pub doc: &'static str,
    /// Its functions.
    pub functions: &'static [NativeRow],
    /// Its classes.
    pub types: &'static [&'static TypeRow],
    /// Sets further attributes when the module is first imported.
    pub fill: Option<fn(&mut Cx, &Value) -> Answer<()>>,
    /// Its script half: the source text of a module that is run in the same namespace after the native half
    /// has been put there.
    pub script: Option<Script>,
}

/// A module's text in the program, and the same compiled.
#[derive(Clone, Copy)]
pub struct Script {
    /// The source.
    pub text: &'static str,
    /// The image that has its code, and the name of the unit; without one it is compiled when it is imported.
    pub compiled: Option<(&'static Image, &'static str)>,
    /// Whether its functions are builtin ones in the eyes of scripts: they bind nothing
    /// (`types/native/stand_in.rs`).
    pub builtin: bool,
}

impl Script {
    /// Its code, if it was compiled when the program was built.
    pub fn code(&self, file_name: &str) -> Option<Arc<Code>> {
        let (image, unit) = self.compiled?;
        image.code(unit, file_name)
    }
}
