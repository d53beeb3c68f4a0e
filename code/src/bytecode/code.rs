//! `Code`: what the compiler makes and every VM shares. It is immutable, free of Values, and plain data
//! from end to end, so that it can be sent between threads and written into an image (`image`).

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use num_bigint::BigInt;

use super::Text;
use super::image::Packed;
use super::packed::{Positions, Words};

/// A compiled function, class body, comprehension or module. Its head is at hand; the body of one that comes
/// from an image is read when it is first asked for.
#[derive(Debug, Default)]
pub struct Code {
    /// `__name__` of what is made from it: `f`, `<module>`, `<lambda>`, `<listcomp>` …
    pub name: Text,
    /// The dotted path of names to it.
    pub qualified_name: Text,
    /// The file name that tracebacks show.
    pub file_name: Arc<str>,
    /// The line of its first statement or decorator, from 1.
    pub first_line: u32,
    /// What kind of code it is.
    pub flags: CodeFlags,
    /// Number of positional-only parameters.
    pub positional_only: u32,
    /// Number of parameters that can be given by position, the positional-only included.
    pub positional: u32,
    /// Number of keyword-only parameters.
    pub keyword_only: u32,
    /// Number of registers a frame has, locals and temps.
    pub registers: u32,
    /// Number of registers that are locals.
    pub local_count: u32,
    /// The body, unless it is still packed.
    pub(crate) body: OnceLock<Body>,
    pub(crate) packed: Option<Packed>,
}

/// What code consists of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// Instruction and cache words.
    pub instructions: Words,
    /// Constants by index.
    pub constants: Box<[Constant]>,
    /// Attribute, global and other names by index.
    pub names: Box<[Text]>,
    /// Names of the locals `r0 …`: positional parameters, keyword-only ones, `*args`, `**kwargs`, then the
    /// rest. Hidden ones begin with a dot (`.0`, `.namespace`).
    pub locals: Box<[Local]>,
    /// Names of the closure's cells by index.
    pub free_names: Box<[Text]>,
    /// Where exceptions go: innermost entries first, so that the first that covers a pc is the one.
    pub handlers: Box<[Handler]>,
    /// How many temps are live, from which word on; sorted by word. At an instruction's first word: the
    /// count when it raises, calls or pauses, its consumed operands gone and its result not yet there.
    pub live_temps: Box<[(u32, u16)]>,
    /// Source positions, from which word on; sorted by word.
    pub positions: Positions,
}

impl Code {
    /// Code whose head is this and whose body is at hand.
    pub fn with_body(self, body: Body) -> Code {
        Code { local_count: body.locals.len() as u32, body: OnceLock::from(body), packed: None, ..self }
    }

    /// Code whose head is this and whose body lies in an image.
    pub(super) fn with_packed(self, packed: Packed) -> Code {
        Code { body: OnceLock::new(), packed: Some(packed), ..self }
    }

    /// A head like this one's, without a body.
    pub fn head(&self) -> Code {
        Code {
            name: self.name.clone(),
            qualified_name: self.qualified_name.clone(),
            file_name: self.file_name.clone(),
            body: OnceLock::new(),
            packed: None,
            ..*self
        }
    }
}

impl Deref for Code {
    type Target = Body;
    #[inline]
    fn deref(&self) -> &Body {
        self.body.get_or_init(|| match &self.packed {
            Some(packed) => packed.body(&self.file_name, self.local_count),
            None => Body::default(),
        })
    }
}

/// File names are not compared: they say where a source lay.
impl PartialEq for Code {
    fn eq(&self, other: &Code) -> bool {
        let numbers = |code: &Code| {
            let counts = [code.positional_only, code.positional, code.keyword_only];
            (code.first_line, code.flags, counts, code.registers, code.local_count)
        };
        self.name == other.name
            && self.qualified_name == other.qualified_name
            && numbers(self) == numbers(other)
            && **self == **other
    }
}

/// A local register's name and role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Local {
    /// The name in the source.
    pub name: Text,
    /// Whether the register holds a cell because an inner function uses the name.
    pub is_cell: bool,
}

/// One entry of the exception table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// First word that is covered.
    pub start: u32,
    /// First word that is no longer covered.
    pub end: u32,
    /// Word at which the handler begins.
    pub target: u32,
    /// Temps that stay; the exception is put into the next one.
    pub depth: u16,
}

/// A range in the source: lines from 1, columns as UTF-8 byte offsets from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SourceRange {
    /// First line; 0 for an instruction that has no place in the source.
    pub line: u32,
    /// Last line.
    pub end_line: u32,
    /// First column.
    pub column: u32,
    /// Column behind the last.
    pub end_column: u32,
}

/// What kind of code it is; the low bits are CPython's `co_flags`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodeFlags(pub u32);

impl CodeFlags {
    /// Locals live in registers.
    pub const OPTIMIZED: u32 = 0x1;
    /// A call makes new locals.
    pub const NEW_LOCALS: u32 = 0x2;
    /// Has `*args`.
    pub const VARIABLE_POSITIONAL: u32 = 0x4;
    /// Has `**kwargs`.
    pub const VARIABLE_KEYWORDS: u32 = 0x8;
    /// Defined inside a function.
    pub const NESTED: u32 = 0x10;
    /// Calling makes a generator.
    pub const GENERATOR: u32 = 0x20;
    /// Calling makes a coroutine.
    pub const COROUTINE: u32 = 0x80;
    /// A generator that may be awaited (`types.coroutine`).
    pub const ITERABLE_COROUTINE: u32 = 0x100;
    /// Calling makes an async generator.
    pub const ASYNC_GENERATOR: u32 = 0x200;
    /// `from __future__ import barry_as_FLUFL` was in force.
    pub const FUTURE_FLUFL: u32 = 0x40_0000;
    /// `from __future__ import annotations` was in force.
    pub const FUTURE_ANNOTATIONS: u32 = 0x100_0000;
    /// The first constant is the docstring.
    pub const HAS_DOCSTRING: u32 = 0x400_0000;
    /// Defined in a class body.
    pub const METHOD: u32 = 0x800_0000;
    /// Register 0 holds the namespace (module, class body, exec, eval); Unset means the globals.
    pub const NAMESPACE: u32 = 0x1000_0000;
    /// Its frames are invisible to scripts: code of the VM's own prelude.
    pub const HIDDEN: u32 = 0x2000_0000;

    /// Whether any of these bits is set.
    #[inline]
    pub fn has(self, bits: u32) -> bool {
        self.0 & bits != 0
    }
}

/// A constant, free of Values.
#[derive(Clone, Debug)]
pub enum Constant {
    /// `None`
    None,
    /// `True` or `False`
    Bool(bool),
    /// `...`
    Ellipsis,
    /// An int that fits 64 bits.
    Int(i64),
    /// Any other int.
    BigInt(Arc<BigInt>),
    /// A float.
    Float(f64),
    /// A complex number.
    Complex(f64, f64),
    /// A str without lone surrogates.
    Str(Text),
    /// A str with lone surrogates, by code points.
    WideStr(Arc<[u32]>),
    /// Bytes.
    Bytes(Arc<[u8]>),
    /// A tuple of constants.
    Tuple(Arc<[Constant]>),
    /// A frozenset of constants.
    FrozenSet(Arc<[Constant]>),
    /// A slice of constants.
    Slice(Arc<[Constant; 3]>),
    /// The code of an inner function, class or comprehension.
    Code(Arc<Code>),
}

/// Floats are the same when their bits are.
impl PartialEq for Constant {
    fn eq(&self, other: &Constant) -> bool {
        match (self, other) {
            (Constant::None, Constant::None) | (Constant::Ellipsis, Constant::Ellipsis) => true,
            (Constant::Bool(a), Constant::Bool(b)) => a == b,
            (Constant::Int(a), Constant::Int(b)) => a == b,
            (Constant::BigInt(a), Constant::BigInt(b)) => a == b,
            (Constant::Float(a), Constant::Float(b)) => a.to_bits() == b.to_bits(),
            (Constant::Complex(a, b), Constant::Complex(c, d)) => {
                a.to_bits() == c.to_bits() && b.to_bits() == d.to_bits()
            }
            (Constant::Str(a), Constant::Str(b)) => a == b,
            (Constant::WideStr(a), Constant::WideStr(b)) => a == b,
            (Constant::Bytes(a), Constant::Bytes(b)) => a == b,
            (Constant::Tuple(a), Constant::Tuple(b)) | (Constant::FrozenSet(a), Constant::FrozenSet(b)) => {
                a == b
            }
            (Constant::Slice(a), Constant::Slice(b)) => a == b,
            (Constant::Code(a), Constant::Code(b)) => a == b,
            _ => false,
        }
    }
}

/// Numbers of the immediates that `LOAD_IMMEDIATE` knows.
pub mod immediate {
    /// `None`
    pub const NONE: u16 = 0;
    /// `False`
    pub const FALSE: u16 = 1;
    /// `True`
    pub const TRUE: u16 = 2;
    /// `...`
    pub const ELLIPSIS: u16 = 3;
    /// `NotImplemented`
    pub const NOT_IMPLEMENTED: u16 = 4;
    /// The mark of an unbound register.
    pub const UNSET: u16 = 5;
}

macro_rules! intrinsics {
    ($($(#[doc = $effect:literal])+ $name:ident = $arguments:literal;)+) => {
        /// Rare operations behind one opcode; each takes a run of temps.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u16)]
        pub enum Intrinsic { $($(#[doc = $effect])+ $name,)+ }

        impl Intrinsic {
            /// All of them with the number of their arguments, by number.
            pub const ALL: &'static [(Intrinsic, usize, &'static str)] =
                &[$((Intrinsic::$name, $arguments, stringify!($name)),)+];
        }
    };
}

intrinsics! {
    /// `sys.displayhook(value)` for an expression statement of the REPL; None
    Display = 1;
    /// the awaitable value an async generator yields, wrapped
    WrapAsyncValue = 1;
    /// the exception, turned into RuntimeError when it is a StopIteration leaving a generator (PEP 479)
    GuardStopIteration = 1;
    /// `TypeVar(name)`
    TypeVar = 1;
    /// `TypeVar(name, bound evaluator)`
    TypeVarWithBound = 2;
    /// `TypeVar(name, constraints evaluator)`
    TypeVarWithConstraints = 2;
    /// `ParamSpec(name)`
    ParamSpec = 1;
    /// `TypeVarTuple(name)`
    TypeVarTuple = 1;
    /// the type parameter, its default's evaluator set
    SetTypeParameterDefault = 2;
    /// the function, its `__type_params__` set to the tuple
    SetFunctionTypeParameters = 2;
    /// `Generic[*parameters]`
    SubscriptGeneric = 1;
    /// `TypeAliasType(name, type parameters or None, evaluator)`
    TypeAlias = 3;
    /// raise NotImplementedError unless the value (an annotate function's `format`) is 1 or 2; None
    CheckAnnotationFormat = 1;
    /// `__annotations__` made in the namespace if missing; None
    SetupAnnotations = 0;
    /// drop into the async generator's end: StopAsyncIteration consumed, or the exception raised again; None
    EndAsyncFor = 1;
    /// raise TypeError for a callable's argument after `**` that is no mapping; None
    CheckMapping = 1;
}
