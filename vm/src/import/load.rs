//! `__import__` as frames: a module's code runs in a frame of its own below that of the import, and nothing
//! waits on the Rust stack.

use smallvec::smallvec;

use super::find::{Found, find, read_source, search_path, texts};
use super::library::{make, script_function, set_import_attributes};
use super::spec::{SpecParts, set};
use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::native::{Event, NativeRow, Outcome, Role, Script};
use crate::object::{own_attribute, set_own_attribute};
use crate::types::exception::Exception;
use crate::types::function::Function;
use crate::value::Value;
use crate::vm::Cx;

/// The builtin `__import__`. Registers: name; the module that was loaded; state; names wanted from it; level,
/// then the number of the next name.
pub static IMPORT: NativeRow = IMPORT_ROW;

/// Its row, for the table of builtin functions.
pub const IMPORT_ROW: NativeRow = NativeRow::open(
    "__import__",
    "($module, /, name, globals=None, locals=None, fromlist=(), level=0)",
    Role::Function,
    "Import a module.\n\nBecause this function is meant for use by the Python\ninterpreter and not for general use, it is better to use\nimportlib.import_module() to programmatically import a module.",
)
.resumable(import);

/// Loads a module and the packages that it lies in. Registers: full name; how much of it is loaded; the module
/// loaded last; what is waited for.
static LOAD: NativeRow =
    NativeRow::open("<load>", "(name, at, module, state, /)", Role::Static, "").resumable(load);

fn outcome(answer: Answer<Outcome>) -> Outcome {
    answer.unwrap_or(Outcome::Raise)
}

// -- __import__

const LOADED: i64 = 1;
const SUBMODULE: i64 = 2;

fn import(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let state = if let Event::Start = event { 0 } else { registers[2].as_small_int().unwrap_or(0) };
    outcome(match event {
        Event::Start => begin_import(cx, registers),
        Event::Returned(module) if state == LOADED => loaded(cx, registers, module),
        Event::Returned(_) => next_wanted(cx, registers),
        Event::Raised if state == SUBMODULE => missing_submodule(cx, registers),
        Event::Raised => Ok(Outcome::Raise),
    })
}

fn begin_import(cx: &mut Cx, registers: &mut [Value]) -> Answer<Outcome> {
    if !registers[0].is_kind(Kind::Str) {
        let text = format!("__import__() argument 1 must be str, not {}", cx.type_name(&registers[0]));
        return Err(cx.type_error(&text));
    }
    let level = if registers[4].is_unset() { 0 } else { cx.as_i64(&registers[4]).unwrap_or(0) };
    let name = cx.text_of(&registers[0]);
    if level < 0 {
        return Err(cx.value_error("level must be >= 0"));
    }
    let full = if level == 0 {
        if name.is_empty() {
            return Err(cx.value_error("Empty module name"));
        }
        name.clone()
    } else {
        resolve(cx, &registers[1].clone(), &name, level as usize)?
    };
    // without names wanted, the first part of what was written is the result
    let result = match (level, name.find('.')) {
        (0, dot) => dot.unwrap_or(name.len()),
        (_, dot) => full.len() - name.len() + dot.unwrap_or(name.len()),
    };
    registers[0] = cx.intern(&full)?;
    registers[1] = Value::NONE;
    registers[2] = Value::small_int(LOADED);
    registers[4] = Value::small_int(result as i64);
    if registers[3].is_unset() {
        registers[3] = Value::NONE;
    }
    let zero = Value::small_int(0);
    Ok(Outcome::CallRow(&LOAD, smallvec![registers[0].clone(), zero.clone(), Value::NONE, zero]))
}

fn import_error(cx: &mut Cx, text: &str) -> Raised {
    let class = cx.exceptions().import_error.clone();
    cx.raise_text(&class, text)
}

/// The full name of what an `import` with dots in front means.
fn resolve(cx: &mut Cx, globals: &Value, name: &str, level: usize) -> Answer<String> {
    if !globals.is_kind(Kind::Dict) {
        return Err(cx.type_error("globals must be a dict"));
    }
    let package = cx.dict_get_text(globals, "__package__")?.filter(|package| package.is_kind(Kind::Str));
    let package = match package {
        Some(package) => cx.text_of(&package),
        None => {
            let own = cx.dict_get_text(globals, "__name__")?.filter(|own| own.is_kind(Kind::Str));
            let Some(own) = own else { return Err(cx.key_error_text("'__name__' not in globals")) };
            let own = cx.text_of(&own);
            match cx.dict_get_text(globals, "__path__")? {
                Some(_) => own,
                None => own.rsplit_once('.').map_or(String::new(), |(parent, _)| parent.to_string()),
            }
        }
    };
    if package.is_empty() {
        return Err(import_error(cx, "attempted relative import with no known parent package"));
    }
    let mut base = package.as_str();
    for _ in 1..level {
        match base.rsplit_once('.') {
            Some((parent, _)) => base = parent,
            None => return Err(import_error(cx, "attempted relative import beyond top-level package")),
        }
    }
    Ok(if name.is_empty() { base.to_string() } else { format!("{base}.{name}") })
}

fn loaded(cx: &mut Cx, registers: &mut [Value], module: Value) -> Answer<Outcome> {
    let wanted = &registers[3];
    let nothing = match wanted.kind() {
        Some(Kind::List) => cx.list_items(wanted).is_empty(),
        Some(Kind::Tuple) => cx.tuple_items(wanted).is_empty(),
        _ => wanted.is_none(),
    };
    if nothing {
        let full = cx.text_of(&registers[0]);
        let end = registers[4].as_small_int().unwrap_or(0) as usize;
        let Some(top) = full.get(..end).filter(|top| top.len() < full.len()) else {
            return Ok(Outcome::Return(module));
        };
        let top = top.strip_suffix('.').unwrap_or(top);
        let modules = cx.modules();
        return match cx.dict_get_text(&modules, top)? {
            Some(module) => Ok(Outcome::Return(module)),
            None => Err(cx.key_error_text(top)),
        };
    }
    if attribute(cx, &module, "__path__")?.is_none() {
        return Ok(Outcome::Return(module));
    }
    registers[1] = module;
    registers[2] = Value::small_int(SUBMODULE);
    registers[4] = Value::small_int(0);
    next_wanted(cx, registers)
}

/// Goes on with the next of the names wanted from a package: it may be a submodule.
fn next_wanted(cx: &mut Cx, registers: &mut [Value]) -> Answer<Outcome> {
    loop {
        let at = registers[4].as_small_int().unwrap_or(0) as usize;
        let wanted = &registers[3];
        let items = if wanted.is_kind(Kind::List) { cx.list_items(wanted) } else { cx.tuple_items(wanted) };
        let Some(item) = items.get(at).cloned() else { return Ok(Outcome::Return(registers[1].clone())) };
        registers[4] = Value::small_int(at as i64 + 1);
        if !item.is_kind(Kind::Str) {
            let text = format!("Item in ``from list'' must be str, not {}", cx.type_name(&item));
            return Err(cx.type_error(&text));
        }
        let text = cx.text_of(&item);
        if text == "*" {
            if let Some(all) = attribute(cx, &registers[1].clone(), "__all__")? {
                let names: Vec<String> = texts(cx, &all).into_iter().filter(|name| name != "*").collect();
                let mut values = Vec::new();
                for name in names {
                    values.push(cx.intern(&name)?);
                }
                registers[3] = cx.tuple(&values)?;
                registers[4] = Value::small_int(0);
            }
            continue;
        }
        if attribute(cx, &registers[1].clone(), &text)?.is_some() {
            continue;
        }
        let own = attribute(cx, &registers[1].clone(), "__name__")?.filter(|own| own.is_kind(Kind::Str));
        let own = own.map_or_else(|| cx.text_of(&registers[0]), |own| cx.text_of(&own));
        let full = cx.intern(&format!("{own}.{text}"))?;
        let zero = Value::small_int(0);
        return Ok(Outcome::CallRow(&LOAD, smallvec![full, zero.clone(), Value::NONE, zero]));
    }
}

fn missing_submodule(cx: &mut Cx, registers: &mut [Value]) -> Answer<Outcome> {
    if !cx.raised_is(&cx.exceptions().module_not_found_error) {
        return Err(Raised);
    }
    let at = registers[4].as_small_int().unwrap_or(0) as usize;
    let items = texts(cx, &registers[3]);
    let package =
        attribute(cx, &registers[1].clone(), "__name__")?.map(|name| cx.text_of(&name)).unwrap_or_default();
    let Some(item) = at.checked_sub(1).and_then(|at| items.get(at)) else { return Err(Raised) };
    let exception = cx.take_raised();
    let name = exception.get::<Exception>(cx).and_then(|payload| payload.fields.first().cloned());
    let name = name.filter(|name| name.is_kind(Kind::Str)).map(|name| cx.text_of(&name));
    if name.as_deref() == Some(&format!("{package}.{item}")) {
        return next_wanted(cx, registers);
    }
    Err(cx.raise(exception))
}

fn attribute(cx: &mut Cx, module: &Value, name: &str) -> Answer<Option<Value>> {
    let name = cx.intern(name)?;
    Ok(own_attribute(module, &name))
}

// -- loading

const RUNNING: i64 = 1;
const ASKING: i64 = 2;
const RUNNING_BUILTIN: i64 = 3;

fn load(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let state = registers[3].as_small_int().unwrap_or(0);
    outcome(match event {
        Event::Start => start(cx, registers),
        Event::Returned(module) if state == ASKING => asked(cx, registers, module),
        Event::Returned(_) => finished(cx, registers).and_then(|()| go_on(cx, registers)),
        Event::Raised => {
            if matches!(state, RUNNING | RUNNING_BUILTIN) {
                let exception = cx.take_raised();
                let modules = cx.modules();
                if let Ok(name) = prefix(cx, registers)
                    && let Ok(name) = cx.intern(&name)
                {
                    let _ = cx.dict_remove_interned(&modules, &name);
                }
                let _ = cx.raise(exception);
            }
            Ok(Outcome::Raise)
        }
    })
}

fn start(cx: &mut Cx, registers: &mut [Value]) -> Answer<Outcome> {
    let modules = cx.modules();
    let name = cx.text_of(&registers[0]);
    if let Some(module) = cx.dict_get_text(&modules, &name)?
        && !module.is_none()
    {
        return Ok(Outcome::Return(module));
    }
    go_on(cx, registers)
}

/// The part of the name that ends at the next dot, of one that is not empty: what is loaded now.
fn prefix(cx: &mut Cx, registers: &[Value]) -> Answer<String> {
    let name = cx.text_of(&registers[0]);
    let at = registers[1].as_small_int().unwrap_or(0) as usize;
    let from = if at == 0 { 0 } else { at + 1 };
    let rest = name.get(from..).unwrap_or("");
    let mut dots = rest.match_indices('.').filter(|&(dot, _)| dot > 0 || at > 0);
    let end = dots.next().map_or(name.len(), |(dot, _)| from + dot);
    Ok(name.get(..end).unwrap_or(&name).to_string())
}

fn go_on(cx: &mut Cx, registers: &mut [Value]) -> Answer<Outcome> {
    loop {
        let whole = cx.text_of(&registers[0]).len();
        if registers[1].as_small_int() == Some(whole as i64) && whole > 0 {
            return Ok(Outcome::Return(registers[2].clone()));
        }
        let name = prefix(cx, registers)?;
        let modules = cx.modules();
        match cx.dict_get_text(&modules, &name)? {
            Some(module) if module.is_none() => {
                let text = format!("import of {name} halted; None in sys.modules");
                return Err(not_found(cx, &text, &name));
            }
            Some(module) => {
                registers[1] = Value::small_int(name.len() as i64);
                registers[2] = module;
            }
            None => match begin(cx, registers, &name)? {
                Some(outcome) => return Ok(outcome),
                None => finished(cx, registers)?,
            },
        }
    }
}

#[cold]
fn not_found(cx: &mut Cx, text: &str, name: &str) -> Raised {
    let class = cx.exceptions().module_not_found_error.clone();
    let _ = cx.raise_text(&class, text);
    let exception = cx.take_raised();
    let (Ok(message), Ok(name)) = (cx.str(text), cx.str(name)) else { return cx.raise(exception) };
    if let Some(payload) = exception.get_mut::<Exception>(cx) {
        payload.fields = vec![name, Value::NONE, Value::NONE, message];
    }
    cx.raise(exception)
}

/// Begins with a module that is not there. None: it is there now.
fn begin(cx: &mut Cx, registers: &mut [Value], name: &str) -> Answer<Option<Outcome>> {
    if cx.is_audited() {
        audit_import(cx, name)?;
    }
    let path = match name.rsplit_once('.') {
        None => Value::NONE,
        Some(("", _)) => return Err(not_found(cx, &format!("No module named '{name}'"), name)),
        Some((parent, _)) => match attribute(cx, &registers[2].clone(), "__path__")? {
            Some(path) => path,
            None => {
                let text = format!("No module named '{name}'; '{parent}' is not a package");
                return Err(not_found(cx, &text, name));
            }
        },
    };
    if let Some(finders) = own_finders(cx)? {
        registers[3] = Value::small_int(ASKING);
        let function = cx.prelude_function("import_by_finders")?;
        let name = cx.str(name)?;
        return Ok(Some(Outcome::Call(function, smallvec![name, path, finders])));
    }
    find_and_run(cx, registers, name, &path)
}

/// Finders that scripts have put on `sys.meta_path`.
fn own_finders(cx: &mut Cx) -> Answer<Option<Value>> {
    let sys = cx.sys();
    if sys.is_unset() {
        return Ok(None);
    }
    let finders = cx.dict_get_text(&sys, "meta_path")?;
    Ok(finders.filter(|finders| finders.is_kind(Kind::List) && !cx.list_items(finders).is_empty()))
}

/// The finders of scripts have answered: a module, or None.
fn asked(cx: &mut Cx, registers: &mut [Value], module: Value) -> Answer<Outcome> {
    registers[3] = Value::small_int(0);
    if module.is_none() {
        let name = prefix(cx, registers)?;
        let path = attribute(cx, &registers[2].clone(), "__path__")?.filter(|_| name.contains('.'));
        if let Some(outcome) = find_and_run(cx, registers, &name, &path.unwrap_or(Value::NONE))? {
            return Ok(outcome);
        }
    }
    finished(cx, registers)?;
    go_on(cx, registers)
}

/// What a module runs.
enum Program {
    /// A script half of the library.
    Script(Script),
    /// The text of a file.
    Text(String),
}

/// Tells the audit hooks that a module is looked for.
#[cold]
fn audit_import(cx: &mut Cx, name: &str) -> Answer<()> {
    let sys = cx.sys();
    let mut details = vec![cx.str(name)?, Value::NONE];
    for name in ["path", "meta_path", "path_hooks"] {
        let found = if sys.is_unset() { None } else { cx.dict_get_text(&sys, name)? };
        details.push(found.unwrap_or(Value::NONE));
    }
    cx.audit("import", &details)
}

/// Tells the audit hooks that a source file is read.
fn audit_source(cx: &mut Cx, path: &str) -> Answer<()> {
    /// `O_RDONLY | O_CLOEXEC`
    const FLAGS: i64 = 0o2_000_000;
    if !cx.is_audited() {
        return Ok(());
    }
    let details = [cx.str(path)?, cx.str("r")?, Value::small_int(FLAGS)];
    cx.audit("open", &details)
}

fn find_and_run(cx: &mut Cx, registers: &mut [Value], name: &str, path: &Value) -> Answer<Option<Outcome>> {
    let folders = if name.contains('.') { texts(cx, path) } else { search_path(cx)? };
    let Some(found) = find(cx, name, &folders) else {
        let text = format!("No module named '{name}'");
        return Err(not_found(cx, &text, name));
    };
    let modules = cx.modules();
    let (module, program, file) = match found {
        Found::Library(row) => {
            let module = make(cx, row)?;
            let Some(script) = row.script else {
                cx.dict_set_text(&modules, name, module)?;
                return Ok(None);
            };
            (module, Program::Script(script), format!("<frozen {name}>"))
        }
        Found::File { path, folder } => {
            audit_source(cx, &path)?;
            let source = read_source(cx, &path)?;
            let module = cx.module(name, None)?;
            let search = match folder {
                Some(folder) => {
                    let folder = cx.str(&folder)?;
                    Some(cx.list(&[folder])?)
                }
                None => None,
            };
            let parts = SpecParts { name, origin: Some(&path), search, has_location: true };
            set_import_attributes(cx, &module, &parts)?;
            (module, Program::Text(source), path)
        }
        Found::Folders(folders) => {
            let module = cx.module(name, None)?;
            let mut portions = Vec::new();
            for folder in folders {
                portions.push(cx.str(&folder)?);
            }
            let search = Some(cx.list(&portions)?);
            set_import_attributes(
                cx,
                &module,
                &SpecParts { name, origin: None, search, has_location: false },
            )?;
            cx.dict_set_text(&modules, name, module)?;
            return Ok(None);
        }
    };
    let namespace = cx.module_namespace(&module);
    let builtins = cx.builtins();
    cx.dict_set_text(&namespace, "__builtins__", builtins)?;
    let builtin = matches!(&program, Program::Script(script) if script.builtin);
    let function = match program {
        Program::Script(script) => script_function(cx, &script, &file, &namespace)?,
        Program::Text(source) => {
            crate::builtins::evaluate::audit_compile(cx, &source, &file)?;
            cx.module_function(&source, &file, &namespace)?
        }
    };
    if let Some(code) = function.get::<Function>(cx).map(|function| function.code_object.clone()) {
        cx.audit("exec", &[code])?;
    }
    if let Some(spec) = cx.dict_get_text(&namespace, "__spec__")? {
        set(cx, &spec, "_initializing", Value::TRUE)?;
    }
    cx.dict_set_text(&modules, name, module)?;
    registers[3] = Value::small_int(if builtin { RUNNING_BUILTIN } else { RUNNING });
    Ok(Some(Outcome::Call(function, smallvec![])))
}

/// A module's code has run: it may have put another object in its place.
fn finished(cx: &mut Cx, registers: &mut [Value]) -> Answer<()> {
    let name = prefix(cx, registers)?;
    let state = std::mem::replace(&mut registers[3], Value::small_int(0)).as_small_int();
    let modules = cx.modules();
    let Some(module) = cx.dict_get_text(&modules, &name)? else {
        return Err(cx.key_error_text(&name));
    };
    if state == Some(RUNNING_BUILTIN) && module.is_kind(Kind::Module) {
        let namespace = cx.module_namespace(&module);
        crate::types::native::stand_in::mark_natives(cx, &namespace)?;
    }
    if let Some(spec) = attribute(cx, &module, "__spec__")? {
        set(cx, &spec, "_initializing", Value::FALSE)?;
    }
    if let Some((_, tail)) = name.rsplit_once('.') {
        let tail = cx.intern(tail)?;
        let parent = registers[2].clone();
        set_own_attribute(cx, &parent, &tail, module.clone())?;
    }
    registers[1] = Value::small_int(name.len() as i64);
    registers[2] = module;
    Ok(())
}

impl Cx {
    #[cold]
    fn key_error_text(&mut self, key: &str) -> Raised {
        match self.str(key) {
            Ok(key) => self.key_error(&key),
            Err(raised) => raised,
        }
    }
}
