//! The prelude: functions in the language itself that carry on what a native begins when user code must run.
//! Each is compiled alone, at its first call; its frames are invisible to scripts.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::bytecode::Constant;
use crate::error::Answer;
use crate::types::code::CodeObject;
use crate::types::dict::Dict;
use crate::value::Value;
use crate::vm::Cx;

/// The files of the prelude.
static FILES: &[(&str, &str)] = &[
    ("core", include_str!("../prelude/core.py")),
    ("numbers", include_str!("../prelude/numbers.py")),
    ("text", include_str!("../prelude/text.py")),
    ("objects", include_str!("../prelude/objects.py")),
    ("containers", include_str!("../prelude/containers.py")),
    ("sequences", include_str!("../prelude/sequences.py")),
    ("mappings", include_str!("../prelude/mappings.py")),
    ("exceptions", include_str!("../prelude/exceptions.py")),
    ("patterns", include_str!("../prelude/patterns.py")),
    ("imports", include_str!("../prelude/imports.py")),
    ("evaluate", include_str!("../prelude/evaluate.py")),
    ("outside", include_str!("../prelude/outside.py")),
    ("typing", include_str!("../prelude/typing.py")),
    ("coroutines", include_str!("../prelude/coroutines.py")),
];

/// The sources of the top-level functions by name, with the file of each: from a `def` to the next line that
/// begins in column 0.
fn sources() -> &'static HashMap<&'static str, (&'static str, &'static str)> {
    static SOURCES: OnceLock<HashMap<&'static str, (&'static str, &'static str)>> = OnceLock::new();
    SOURCES.get_or_init(|| {
        let mut sources = HashMap::new();
        for (file, text) in FILES {
            for (name, source) in definitions(text) {
                let twice = sources.insert(name, (*file, source));
                debug_assert!(twice.is_none(), "the prelude has two functions {name}");
            }
        }
        sources
    })
}

/// The top-level functions of a file: name and source.
fn definitions(text: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    let (mut open, mut at) = (None, 0);
    for line in text.split_inclusive('\n') {
        let definition = line.strip_prefix("def ").or_else(|| line.strip_prefix("async def "));
        let is_over = line.bytes().next().is_some_and(|byte| !matches!(byte, b' ' | b'\n' | b'#' | b')'));
        if is_over {
            if let Some((name, start)) = open.take() {
                found.push((name, &text[start..at]));
            }
            open = definition.and_then(|rest| rest.split_once('(')).map(|(name, _)| (name, at));
        }
        at += line.len();
    }
    if let Some((name, start)) = open {
        found.push((name, &text[start..]));
    }
    found
}

impl Cx {
    /// The prelude's function of this name, compiled when it is wanted first.
    pub fn prelude_function(&mut self, name: &'static str) -> Answer {
        // the name is a literal of a native: its place in memory is quicker to look up than its text
        let key = name.as_ptr() as usize;
        if let Some((known, function)) = self.vm().prelude_functions.get(&key)
            && known.len() == name.len()
        {
            return Ok(function.clone());
        }
        let prelude = self.vm().prelude.clone();
        let function = match self.dict_get_text(&prelude, name)? {
            Some(function) => function,
            None => self.load_prelude(name)?,
        };
        self.vm().prelude_functions.insert(key, (name, function.clone()));
        Ok(function)
    }

    /// What a name that the prelude's namespace has not yet means in it.
    pub(crate) fn prelude_global(&mut self, name: &Value) -> Option<Answer> {
        let name = self.text_of(name);
        sources().contains_key(name.as_str()).then(|| self.load_prelude(&name))
    }

    fn load_prelude(&mut self, name: &str) -> Answer {
        let Some(&(file, source)) = sources().get(name) else {
            return Err(self.system_error(&format!("the prelude has no function {name}")));
        };
        let file_name: Arc<str> = format!("<prelude {file}>").into();
        let compiled = match crate::import::compile_hidden(source, &file_name) {
            Ok(code) => code,
            Err(error) => {
                return Err(self.system_error(&format!("the prelude's function {name}: {}", error.message)));
            }
        };
        // the module's code does nothing but define the function
        let inner = compiled.constants.iter().find_map(|constant| match constant {
            Constant::Code(code) => Some(code.clone()),
            _ => None,
        });
        let Some(inner) = inner else { return Err(self.system_error("a prelude function without code")) };
        let defaults = self.default_values(source)?;
        let object = self.code_object(inner)?;
        let prelude = self.vm().prelude.clone();
        let function =
            self.function(&object, &prelude, Value::UNSET, defaults, Value::UNSET, Value::UNSET)?;
        self.dict_set_text(&prelude, name, function.clone())?;
        debug_assert!(object.get::<CodeObject>(self).is_some() && prelude.get::<Dict>(self).is_some());
        Ok(function)
    }

    /// The values of a prelude function's defaults, which are None, bools, small ints or the mark `missing`.
    fn default_values(&mut self, source: &str) -> Answer {
        let head = source.split_once("):").map_or("", |(head, _)| head);
        let mut values = Vec::new();
        for part in head.split(',') {
            let Some((_, default)) = part.split_once('=') else { continue };
            values.push(match default.trim() {
                "None" => Value::NONE,
                "True" => Value::TRUE,
                "False" => Value::FALSE,
                "missing" => self.missing_mark()?,
                "''" => self.empty_str(),
                "()" => self.empty_tuple(),
                number => Value::small_int(number.parse().unwrap_or(0)),
            });
        }
        if values.is_empty() { Ok(Value::UNSET) } else { self.tuple_from(values) }
    }

    /// The object that stands for "not given" in the prelude.
    pub(crate) fn missing_mark(&mut self) -> Answer {
        let prelude = self.vm().prelude.clone();
        if let Some(mark) = self.dict_get_text(&prelude, "missing")? {
            return Ok(mark);
        }
        let class = self.types().object.clone();
        let mark = crate::object::allocate_instance(self, &class)?;
        self.dict_set_text(&prelude, "missing", mark.clone())?;
        Ok(mark)
    }
}
