//! The prelude: functions in the language itself that carry on what a native begins when user code must run.
//! Each is compiled alone, at its first call; its frames are invisible to scripts.

use std::sync::Arc;

use crate::bytecode::{Code, Constant};
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

/// The source of a top-level function: from its `def` to the next line that begins in column 0.
fn find_source(name: &str) -> Option<(&'static str, &'static str)> {
    for (file, text) in FILES {
        let mut from = 0;
        while let Some(at) = text[from..].find(name) {
            let start = from + at;
            from = start + name.len();
            let head = &text[..start];
            let is_definition = head.ends_with("\ndef ") || head == "def ";
            if !is_definition || !text[from..].starts_with('(') {
                continue;
            }
            let start = start - "def ".len();
            let mut end = text.len();
            let mut line_start = start;
            while let Some(newline) = text[line_start..].find('\n') {
                line_start += newline + 1;
                let next = text[line_start..].bytes().next();
                if next.is_some_and(|byte| !matches!(byte, b' ' | b'\n' | b'#' | b')')) {
                    end = line_start;
                    break;
                }
            }
            return Some((file, &text[start..end]));
        }
    }
    None
}

impl Cx {
    /// The prelude's function of this name. Those that it names are loaded with it.
    pub fn prelude_function(&mut self, name: &'static str) -> Answer {
        let prelude = self.vm().prelude.clone();
        if let Some(function) = self.dict_get_text(&prelude, name)? {
            return Ok(function);
        }
        self.load_prelude(name)
    }

    fn load_prelude(&mut self, name: &str) -> Answer {
        let Some((file, source)) = find_source(name) else {
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
        let names: Vec<String> = global_names(&inner);
        let object = self.code_object(inner)?;
        let prelude = self.vm().prelude.clone();
        let function =
            self.function(&object, &prelude, Value::UNSET, defaults, Value::UNSET, Value::UNSET)?;
        self.dict_set_text(&prelude, name, function.clone())?;
        for other in names {
            if self.dict_get_text(&prelude, &other)?.is_none() && find_source(&other).is_some() {
                self.load_prelude(&other)?;
            }
        }
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

/// All names that code and code inside it refer to.
fn global_names(code: &Code) -> Vec<String> {
    let mut names: Vec<String> = code.names.iter().map(|name| name.to_string()).collect();
    for constant in &code.constants {
        if let Constant::Code(inner) = constant {
            names.extend(global_names(inner));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::FILES;

    #[test]
    fn no_function_has_two_definitions() {
        let mut names: Vec<&str> = FILES
            .iter()
            .flat_map(|(_, text)| text.lines())
            .filter_map(|line| line.strip_prefix("def ")?.split('(').next())
            .collect();
        names.sort_unstable();
        let twice: Vec<&&str> =
            names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
