//! The prelude: functions in the language itself that carry on what a native begins when user code must run.
//! Each is compiled alone when the program is built, and read at its first call; its frames are invisible to
//! scripts.

use crate::bytecode::image::Image;
use crate::error::Answer;
use crate::value::Value;
use crate::vm::Cx;

/// The functions of `prelude/*.py`, compiled by the build script. A unit's note is its file and, one a line, the
/// defaults of its parameters.
static FUNCTIONS: Image = Image::new(include_bytes!(concat!(env!("OUT_DIR"), "/prelude.image")));

/// The image of the prelude.
pub fn prelude_image() -> &'static Image {
    &FUNCTIONS
}

impl Cx {
    /// The prelude's function of this name, made when it is wanted first.
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
        FUNCTIONS.has(&name).then(|| self.load_prelude(&name))
    }

    fn load_prelude(&mut self, name: &str) -> Answer {
        let note = FUNCTIONS.note(name);
        let (file, defaults) = note.and_then(|note| note.split_once('\n')).unwrap_or_default();
        let Some(code) = FUNCTIONS.code(name, file) else {
            return Err(self.system_error(&format!("the prelude has no function {name}")));
        };
        let defaults = self.default_values(defaults)?;
        let object = self.code_object(code)?;
        let prelude = self.vm().prelude.clone();
        let function =
            self.function(&object, &prelude, Value::UNSET, defaults, Value::UNSET, Value::UNSET)?;
        self.dict_set_text(&prelude, name, function.clone())?;
        Ok(function)
    }

    /// The values of a prelude function's defaults, which are None, bools, small ints or the mark `missing`.
    fn default_values(&mut self, defaults: &str) -> Answer {
        let mut values = Vec::new();
        for default in defaults.lines() {
            values.push(match default {
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
