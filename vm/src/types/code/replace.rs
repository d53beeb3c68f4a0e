//! Code with other fields. Instructions are trusted when they run, so they are always those of code that the
//! compiler made: bytes are looked up among the code whose bytes a script has seen, and whatever the instructions
//! rely on (how many constants, names and parameters there are, which constants are code) must stay as it was.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Weak};

use super::methods::{HIDDEN_FLAGS, arguments_of, compiled, is_variable};
use super::tables;
use crate::bytecode::{Body, Code, CodeFlags, Constant, Local, Text, verify_alone};
use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::native::Arguments;
use crate::types::complex::Complex;
use crate::types::int::Int;
use crate::types::set::Set;
use crate::types::slice::Slice;
use crate::types::str::Str;
use crate::value::Value;
use crate::vm::Cx;

/// Code whose instructions a script has seen as bytes, by their hash, as long as it lives.
#[derive(Default)]
pub struct ShownCode {
    known: HashMap<u64, Weak<Code>>,
    room: usize,
}

impl ShownCode {
    /// Notes that the bytes of this code are seen.
    pub fn note(&mut self, code: &Arc<Code>) {
        if self.known.len() >= self.room {
            self.known.retain(|_, code| code.strong_count() > 0);
            self.room = 2 * self.known.len() + 64;
        }
        let entry = self.known.entry(hash_of(&tables::instructions(code))).or_default();
        if entry.strong_count() == 0 {
            *entry = Arc::downgrade(code);
        }
    }

    fn find(&self, bytes: &[u8]) -> Option<Arc<Code>> {
        let code = self.known.get(&hash_of(bytes))?.upgrade()?;
        (tables::instructions(&code) == bytes).then_some(code)
    }
}

fn hash_of(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

/// The fields, in the order in which the class takes them.
const FIELDS: [&str; 18] = [
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_nlocals",
    "co_stacksize",
    "co_flags",
    "co_code",
    "co_consts",
    "co_names",
    "co_varnames",
    "co_filename",
    "co_name",
    "co_qualname",
    "co_firstlineno",
    "co_linetable",
    "co_exceptiontable",
    "co_freevars",
    "co_cellvars",
];

/// `CodeType(…)`
pub fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let given = |at: usize| arguments.given(at + 1).cloned();
    let changes = Changes { caller: "code", given: std::array::from_fn(given) };
    let Some(bytes) = changes.bytes(cx, "co_code")? else {
        return Err(cx.type_error("code() wants instructions"));
    };
    match cx.vm().shown_code.find(&bytes) {
        Some(origin) => changes.make(cx, &origin),
        None => Err(unknown_instructions(cx)),
    }
}

/// `code.replace(…)`
pub fn replace(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let old = compiled(cx, &arguments[0])?;
    let mut changes = Changes { caller: "replace", given: Default::default() };
    for (name, value) in cx.dict_pairs(&arguments[1]) {
        let name = cx.text_of(&name);
        match FIELDS.iter().position(|field| *field == name) {
            Some(at) => changes.given[at] = Some(value),
            None => {
                let text = format!("replace() got an unexpected keyword argument '{name}'");
                return Err(cx.type_error(&text));
            }
        }
    }
    changes.make(cx, &old)
}

fn unknown_instructions(cx: &mut Cx) -> Raised {
    cx.value_error("code: co_code must be the instructions of a code object that is there")
}

/// What a caller gives for some of the fields.
struct Changes {
    caller: &'static str,
    given: [Option<Value>; 18],
}

/// Flags that say how the instructions are run.
const RUN_FLAGS: u32 = CodeFlags::OPTIMIZED
    | CodeFlags::NEW_LOCALS
    | CodeFlags::VARIABLE_POSITIONAL
    | CodeFlags::VARIABLE_KEYWORDS
    | CodeFlags::GENERATOR
    | CodeFlags::COROUTINE
    | CodeFlags::ASYNC_GENERATOR;

impl Changes {
    /// Code like `old` with these changes.
    fn make(&self, cx: &mut Cx, old: &Arc<Code>) -> Answer {
        let origin = self.origin(cx, old)?;
        let mut code = old.head();
        // how large a frame must be follows from the instructions
        self.number(cx, "co_stacksize")?;
        code.registers = origin.registers;
        code.local_count = origin.local_count;
        self.change_texts(cx, &mut code)?;
        self.change_numbers(cx, &mut code, &origin)?;
        let mut body = (**old).clone();
        body.instructions = origin.instructions.clone();
        body.handlers = origin.handlers.clone();
        body.live_temps = origin.live_temps.clone();
        self.change_tables(cx, &mut body, &code, &origin)?;
        self.change_names(cx, &mut body, &origin)?;
        if let Some(constants) = self.constants(cx)? {
            body.constants = constants;
        }
        self.check(cx, &body, &origin)?;
        let code = code.with_body(body);
        match verify_alone(&code) {
            Ok(()) => {
                if cx.is_audited() {
                    audit_new(cx, &code)?;
                }
                cx.code_object(Arc::new(code))
            }
            Err(complaint) => Err(cx.value_error(&format!("code: {complaint}"))),
        }
    }

    fn field(&self, name: &str) -> Option<&Value> {
        let at = FIELDS.iter().position(|field| *field == name)?;
        self.given.get(at)?.as_ref()
    }

    /// A field that must be of a type.
    fn typed(&self, cx: &mut Cx, name: &str, kind: Kind, wanted: &str) -> Answer<Option<Value>> {
        match self.field(name) {
            Some(value) if !value.is_kind(kind) => {
                let (caller, given) = (self.caller, cx.type_name(value));
                Err(cx.type_error(&format!("{caller}() argument '{name}' must be {wanted}, not {given}")))
            }
            value => Ok(value.cloned()),
        }
    }

    fn bytes(&self, cx: &mut Cx, name: &str) -> Answer<Option<Vec<u8>>> {
        let value = self.typed(cx, name, Kind::Bytes, "bytes")?;
        Ok(value.map(|value| cx.buffer(&value).unwrap_or_default().to_vec()))
    }

    fn text(&self, cx: &mut Cx, name: &str) -> Answer<Option<String>> {
        let value = self.typed(cx, name, Kind::Str, "str")?;
        Ok(value.map(|value| cx.text_of(&value)))
    }

    fn number(&self, cx: &mut Cx, name: &str) -> Answer<Option<u32>> {
        let Some(value) = self.field(name) else { return Ok(None) };
        let Some(number) = cx.as_i64(value) else {
            let text = format!("'{}' object cannot be interpreted as an integer", cx.type_name(value));
            return Err(cx.type_error(&text));
        };
        match u32::try_from(number) {
            Ok(number) => Ok(Some(number)),
            Err(_) if number < 0 => Err(cx.value_error(&format!("{name} must be a positive integer"))),
            Err(_) => Err(cx.overflow_error("Python int too large to convert to C int")),
        }
    }

    fn texts(&self, cx: &mut Cx, name: &str) -> Answer<Option<Vec<Text>>> {
        let Some(tuple) = self.typed(cx, name, Kind::Tuple, "tuple")? else { return Ok(None) };
        let items = cx.tuple_items(&tuple).to_vec();
        let mut texts = Vec::with_capacity(items.len());
        for item in &items {
            match item.get::<Str>(cx).and_then(|text| text.to_utf8()) {
                Some(text) => texts.push(Text::from(text)),
                None => return Err(cx.system_error("non-string found in code slot")),
            }
        }
        Ok(Some(texts))
    }

    /// The code whose instructions are meant.
    fn origin(&self, cx: &mut Cx, old: &Arc<Code>) -> Answer<Arc<Code>> {
        match self.bytes(cx, "co_code")? {
            Some(bytes) if bytes != tables::instructions(old) => {
                cx.vm().shown_code.find(&bytes).ok_or_else(|| unknown_instructions(cx))
            }
            Some(_) | None => Ok(old.clone()),
        }
    }

    fn change_texts(&self, cx: &mut Cx, code: &mut Code) -> Answer<()> {
        if let Some(name) = self.text(cx, "co_name")? {
            code.name = name.into();
        }
        if let Some(name) = self.text(cx, "co_qualname")? {
            code.qualified_name = name.into();
        }
        if let Some(name) = self.text(cx, "co_filename")? {
            code.file_name = name.into();
        }
        Ok(())
    }

    fn change_numbers(&self, cx: &mut Cx, code: &mut Code, origin: &Code) -> Answer<()> {
        if let Some(flags) = self.number(cx, "co_flags")? {
            if (flags ^ origin.flags.0) & RUN_FLAGS != 0 {
                return Err(cx.value_error("code: co_flags do not fit its instructions"));
            }
            code.flags = CodeFlags(flags & !HIDDEN_FLAGS | origin.flags.0 & HIDDEN_FLAGS);
        }
        if (code.flags.0 ^ origin.flags.0) & (RUN_FLAGS | HIDDEN_FLAGS) != 0 {
            return Err(cx.value_error("code: co_code does not fit its flags"));
        }
        code.first_line = self.number(cx, "co_firstlineno")?.unwrap_or(code.first_line);
        code.positional = self.number(cx, "co_argcount")?.unwrap_or(code.positional);
        code.positional_only = self.number(cx, "co_posonlyargcount")?.unwrap_or(code.positional_only);
        code.keyword_only = self.number(cx, "co_kwonlyargcount")?.unwrap_or(code.keyword_only);
        let parameters = |code: &Code| u64::from(code.positional) + u64::from(code.keyword_only);
        if parameters(code) > origin.locals.len() as u64 {
            return Err(cx.value_error("code: co_varnames is too small"));
        }
        if parameters(code) != parameters(origin) || code.positional_only > code.positional {
            return Err(cx.value_error("code: its instructions are for another number of parameters"));
        }
        Ok(())
    }

    fn change_tables(&self, cx: &mut Cx, body: &mut Body, code: &Code, origin: &Code) -> Answer<()> {
        if let Some(bytes) = self.bytes(cx, "co_exceptiontable")?
            && bytes != tables::handlers(origin)
        {
            return Err(cx.value_error("code: co_exceptiontable does not fit its instructions"));
        }
        if let Some(bytes) = self.bytes(cx, "co_linetable")? {
            let words = body.instructions.len() as u32;
            body.positions = tables::read_lines(&bytes, code.first_line, words).into();
        }
        Ok(())
    }

    fn change_names(&self, cx: &mut Cx, body: &mut Body, origin: &Code) -> Answer<()> {
        if let Some(names) = self.texts(cx, "co_names")? {
            body.names = names.into();
        }
        if let Some(names) = self.texts(cx, "co_freevars")? {
            body.free_names = names.into();
        }
        let is_shown = |at: usize, local: &Local| is_variable(origin, at, local);
        let shown = origin.locals.iter().enumerate().filter(|(at, local)| is_shown(*at, local)).count();
        let varnames = self.texts(cx, "co_varnames")?;
        let wanted = varnames.as_ref().map_or(shown, Vec::len);
        if wanted < arguments_of(origin) {
            return Err(cx.value_error("code: co_varnames is too small"));
        }
        if self.number(cx, "co_nlocals")?.is_some_and(|count| count as usize != wanted) {
            return Err(cx.value_error("code: co_nlocals != len(co_varnames)"));
        }
        let cellvars = self.texts(cx, "co_cellvars")?;
        let cells = origin.locals.iter().filter(|local| local.is_cell).count();
        if wanted != shown || cellvars.as_ref().is_some_and(|names| names.len() != cells) {
            return Err(cx.value_error("code: its instructions are for another number of variables"));
        }
        let mut locals = origin.locals.clone();
        let rename = |local: &mut Local, name: Option<Text>| {
            if let Some(name) = name {
                local.name = name;
            }
        };
        let mut names = varnames.unwrap_or_default().into_iter();
        for (_, local) in locals.iter_mut().enumerate().filter(|(at, local)| is_shown(*at, local)) {
            rename(local, names.next());
        }
        let mut names = cellvars.unwrap_or_default().into_iter();
        for local in locals.iter_mut().filter(|local| local.is_cell) {
            rename(local, names.next());
        }
        body.locals = locals;
        Ok(())
    }

    fn constants(&self, cx: &mut Cx) -> Answer<Option<Box<[Constant]>>> {
        let Some(tuple) = self.typed(cx, "co_consts", Kind::Tuple, "tuple")? else { return Ok(None) };
        let mut constants = Vec::new();
        for item in cx.tuple_items(&tuple).to_vec() {
            match constant(cx, &item, 0) {
                Some(constant) => constants.push(constant),
                None => {
                    let text = format!("code: a constant cannot be of the type {}", cx.type_name(&item));
                    return Err(cx.value_error(&text));
                }
            }
        }
        Ok(Some(constants.into()))
    }

    /// Whether the instructions of `origin` find everything that they want.
    fn check(&self, cx: &mut Cx, body: &Body, origin: &Code) -> Answer<()> {
        let complaint = if body.constants.len() < origin.constants.len() {
            "code: co_consts is too small"
        } else if body.names.len() < origin.names.len() {
            "code: co_names is too small"
        } else if body.free_names.len() != origin.free_names.len() {
            "code: its instructions are for another number of free variables"
        } else if !origin.constants.iter().zip(&body.constants).all(|(old, new)| can_stand_for(old, new)) {
            "code: co_consts do not fit its instructions"
        } else {
            return Ok(());
        };
        Err(cx.value_error(complaint))
    }
}

/// Functions are made of constants that are code, and tuples of texts name keywords and attributes.
fn can_stand_for(old: &Constant, new: &Constant) -> bool {
    match (old, new) {
        (Constant::Code(old), Constant::Code(new)) => {
            let kind = |code: &Code| code.flags.0 & HIDDEN_FLAGS;
            old.free_names.len() == new.free_names.len() && kind(old) == kind(new)
        }
        (Constant::Code(_), _) => false,
        (Constant::Tuple(old), new) if !old.is_empty() && are_texts(old) => match new {
            Constant::Tuple(new) => new.len() == old.len() && are_texts(new),
            _ => false,
        },
        _ => true,
    }
}

fn are_texts(items: &[Constant]) -> bool {
    items.iter().all(|item| matches!(item, Constant::Str(_)))
}

/// How deep constants may nest.
const DEEPEST: usize = 100;

/// A value as a constant, if it is of a type that constants can have.
fn constant(cx: &mut Cx, value: &Value, depth: usize) -> Option<Constant> {
    if value.is_none() {
        return Some(Constant::None);
    }
    if value.is(&Value::ELLIPSIS) {
        return Some(Constant::Ellipsis);
    }
    if value.is(&Value::TRUE) || value.is(&Value::FALSE) {
        return Some(Constant::Bool(value.is(&Value::TRUE)));
    }
    let class = cx.class_of(value);
    let types = cx.types();
    if class.is(&types.int) {
        return Some(match cx.as_int(value)? {
            Int::Small(number) => Constant::Int(number),
            Int::Big(number) => Constant::BigInt(Arc::new(number.clone())),
        });
    }
    if class.is(&types.float) {
        return cx.as_float(value).map(Constant::Float);
    }
    if class.is(&types.complex) {
        return value.get::<Complex>(cx).map(|number| Constant::Complex(number.real, number.imaginary));
    }
    if class.is(&types.str) {
        let text = value.get::<Str>(cx)?;
        return Some(match text.to_utf8() {
            Some(text) => Constant::Str(Text::from(text)),
            None => Constant::WideStr(text.code_points().collect::<Vec<u32>>().into()),
        });
    }
    if class.is(&types.bytes) {
        return Some(Constant::Bytes(cx.buffer(value)?.into()));
    }
    if value.is_kind(Kind::Code) {
        return compiled(cx, value).ok().map(Constant::Code);
    }
    if depth >= DEEPEST {
        return None;
    }
    if class.is(&types.tuple) {
        let items = cx.tuple_items(value).to_vec();
        return Some(Constant::Tuple(constants(cx, &items, depth)?.into()));
    }
    if class.is(&types.frozenset) {
        let items = value.get::<Set>(cx)?.members();
        return Some(Constant::FrozenSet(constants(cx, &items, depth)?.into()));
    }
    if class.is(&types.slice) {
        let slice = value.get::<Slice>(cx)?;
        let parts = [slice.start.clone(), slice.stop.clone(), slice.step.clone()];
        let parts: [Constant; 3] = constants(cx, &parts, depth)?.try_into().ok()?;
        return Some(Constant::Slice(Arc::new(parts)));
    }
    None
}

fn constants(cx: &mut Cx, items: &[Value], depth: usize) -> Option<Vec<Constant>> {
    items.iter().map(|item| constant(cx, item, depth + 1)).collect()
}

/// Tells the audit hooks of code that a script makes.
#[cold]
fn audit_new(cx: &mut Cx, code: &Code) -> Answer<()> {
    let counts = [code.positional, code.positional_only, code.keyword_only, code.locals.len() as u32];
    let mut details = vec![cx.bytes(&[])?, cx.str(&code.file_name)?, cx.str(&code.name)?];
    details.extend(counts.map(|count| Value::small_int(count.into())));
    details.extend([
        Value::small_int(code.registers.into()),
        Value::small_int(i64::from(code.flags.0 & !HIDDEN_FLAGS)),
    ]);
    cx.audit("code.__new__", &details)
}
