//! `ContextVar` and `Token`.

use super::{Token, Variable};
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{Arguments, ClassConstant, GetSetRow, NativeRow, Role, TypeRow, read_only};
use crate::object::ClassFlags;
use crate::types::generic_alias::CLASS_GETITEM;
use crate::types::object::methods::address;
use crate::value::Value;
use crate::vm::Cx;

/// The class `ContextVar`.
pub static VARIABLE: TypeRow = TypeRow {
    name: "ContextVar",
    module: "_contextvars",
    flags: ClassFlags::WEAK,
    methods: &[
        NativeRow::constructor("($type, *args, **kwargs)", new),
        NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "")
            .or_script(quick_repr, "context_variable_repr"),
        NativeRow::method(
            "get",
            "($self, default=<unrepresentable>, /)",
            get,
            "Return a value for the context variable for the current context.\n\nIf there is no value for the variable in the current context, the method will:\n * return the value of the default argument of the method, if provided; or\n * return the default value for the context variable, if it was created\n   with one; or\n * raise a LookupError.",
        ),
        NativeRow::method(
            "set",
            "($self, value, /)",
            set,
            "Call to set a new value for the context variable in the current context.\n\nThe required *value* argument is the new value for the context variable.\n\nReturns a Token object that can be used to restore the variable to its previous\nvalue via the `ContextVar.reset()` method.",
        ),
        NativeRow::method(
            "reset",
            "($self, token, /)",
            reset,
            "Reset the context variable.\n\nThe variable is reset to the value it had before the `ContextVar.set()` that\ncreated the token was used.",
        ),
        CLASS_GETITEM,
    ],
    properties: &[GetSetRow { name: "name", get: name, set: Some(read_only), doc: "" }],
    ..TypeRow::DEFAULT
};

/// The class `Token`.
pub static TOKEN: TypeRow = TypeRow {
    name: "Token",
    module: "_contextvars",
    methods: &[
        NativeRow::constructor("($type, *args, **kwargs)", refuse_new),
        NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "")
            .or_script(quick_token_repr, "context_token_repr"),
        NativeRow::method("__enter__", "($self, /)", enter, "Enter into Token context manager."),
        NativeRow::method(
            "__exit__",
            "($self, type, val, tb, /)",
            exit,
            "Exit from Token context manager, restore the linked ContextVar.",
        ),
        CLASS_GETITEM,
    ],
    properties: &[
        GetSetRow { name: "var", get: token_variable, set: None, doc: "" },
        GetSetRow { name: "old_value", get: token_old, set: None, doc: "" },
    ],
    constants: &[("__hash__", ClassConstant::None)],
    ..TypeRow::DEFAULT
};

/// The class of `Token.MISSING`.
pub static MISSING: TypeRow = TypeRow {
    name: "Token.MISSING",
    flags: ClassFlags::NO_NEW,
    methods: &[NativeRow::special("__repr__", "($self, /)", missing_repr, "Return repr(self).")],
    ..TypeRow::DEFAULT
};

/// The name under which `Token.MISSING` is kept.
pub const MISSING_VALUE: &str = "contextvars.missing";

/// What the script halves need.
pub static PRELUDE_ROWS: &[NativeRow] = &[NativeRow::function(
    "_context_parts",
    "(object, /)",
    parts,
    "What the repr of a variable or token shows.",
)];

/// The payload of `Token.MISSING`.
struct Missing;

impl crate::types::opaque::Object for Missing {
    fn trace(&self, _visit: &mut dyn FnMut(&Value)) {}
}

impl Cx {
    /// `Token.MISSING`, made once.
    pub fn context_missing(&mut self) -> Answer {
        if let Some(known) = self.kept(MISSING_VALUE) {
            return Ok(known);
        }
        let class = self.builtin_class(&MISSING)?;
        let made = self.opaque(&class, Missing)?;
        self.keep(MISSING_VALUE, made.clone());
        Ok(made)
    }
}

fn missing_repr(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    cx.str("<Token.MISSING>")
}

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let positional = cx.tuple_items(&arguments[1]).to_vec();
    let named = arguments.given(2).cloned();
    let pairs = named.map(|named| cx.dict_pairs(&named)).unwrap_or_default();
    let (mut given, mut default) = (positional.first().cloned(), Value::UNSET);
    for (keyword, value) in pairs {
        match cx.text_of(&keyword).as_str() {
            "default" => default = value,
            "name" if given.is_none() => given = Some(value),
            other => {
                let text = format!("ContextVar() got an unexpected keyword argument '{other}'");
                return Err(cx.type_error(&text));
            }
        }
    }
    if positional.len() > 1 {
        let text = format!("ContextVar() takes at most 1 positional argument ({} given)", positional.len());
        return Err(cx.type_error(&text));
    }
    let Some(name) = given else {
        return Err(cx.type_error("ContextVar() takes exactly 1 positional argument (0 given)"));
    };
    if !name.is_kind(Kind::Str) {
        return Err(cx.type_error("context variable name must be a str"));
    }
    if !cx.is_exact_str(&name) {
        let hash = crate::object::find_special(cx, &name, &cx.names().__hash__);
        if hash.is_none_or(|hash| hash.is_none()) {
            return Err(crate::protocol::hash::unhashable(cx, &name));
        }
    }
    let class = cx.builtin_class(&VARIABLE)?;
    cx.opaque(&class, Variable { name, default })
}

fn name(cx: &mut Cx, variable: &Value) -> Answer {
    Ok(variable.opaque::<Variable>(cx).map_or(Value::NONE, |own| own.name.clone()))
}

fn get(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let variable = &arguments[0];
    let context = cx.current_context();
    if !context.is_none()
        && let Some(value) = cx.context_value(&context, variable)
    {
        return Ok(value);
    }
    if let Some(default) = arguments.given(1) {
        return Ok(default.clone());
    }
    let default = variable.opaque::<Variable>(cx).and_then(|own| own.default.clone().or_unset());
    match default {
        Some(default) => Ok(default),
        None => {
            let class = cx.exceptions().lookup_error.clone();
            let exception = cx.exception(&class, std::slice::from_ref(variable))?;
            Err(cx.raise(exception))
        }
    }
}

fn set(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let [variable, value, ..] = arguments else { return Err(cx.system_error("set() lacks its value")) };
    let context = cx.own_context()?;
    let old = cx.set_context_value(&context, variable, Some(value.clone()))?.unwrap_or(Value::UNSET);
    let class = cx.builtin_class(&TOKEN)?;
    cx.opaque(&class, Token { context, variable: variable.clone(), old, is_used: false })
}

fn reset(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let [variable, token, ..] = arguments else { return Err(cx.system_error("reset() lacks its token")) };
    let Some(own) = token.opaque::<Token>(cx) else {
        let shown = shown(cx, token);
        return Err(cx.type_error(&format!("expected an instance of Token, got {shown}")));
    };
    let (context, owner, old, is_used) =
        (own.context.clone(), own.variable.clone(), own.old.clone(), own.is_used);
    if is_used {
        let shown = shown(cx, token);
        return Err(cx.runtime_error(&format!("{shown} has already been used once")));
    }
    if !owner.is(variable) {
        let shown = shown(cx, token);
        return Err(cx.value_error(&format!("{shown} was created by a different ContextVar")));
    }
    if !cx.current_context().is(&context) {
        let shown = shown(cx, token);
        return Err(cx.value_error(&format!("{shown} was created in a different Context")));
    }
    if let Some(own) = token.opaque_mut::<Token>(cx) {
        own.is_used = true;
    }
    drop(cx.set_context_value(&context, variable, old.or_unset())?);
    Ok(Value::NONE)
}

/// The repr of an argument of a wrong type, as far as no script has to be asked.
pub(super) fn shown(cx: &mut Cx, value: &Value) -> String {
    match crate::protocol::text::quick_repr(cx, value) {
        Ok(Some(text)) => return cx.text_of(&text),
        Ok(None) => {}
        Err(_) => drop(cx.take_raised()),
    }
    if value.opaque::<Token>(cx).is_some() {
        return token_text(cx, value);
    }
    crate::types::object::methods::default_repr(cx, value)
}

fn variable_text(cx: &mut Cx, variable: &Value, default: &str) -> Answer<String> {
    let name = name(cx, variable)?;
    let name = crate::protocol::text::quick_repr(cx, &name)?.unwrap_or(Value::NONE);
    Ok(format!("<ContextVar name={}{default} at {}>", cx.text_of(&name), address(variable)))
}

fn quick_repr(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let default = arguments[0].opaque::<Variable>(cx).and_then(|own| own.default.clone().or_unset());
    let default = match default {
        None => String::new(),
        Some(default) => match crate::protocol::text::quick_repr(cx, &default)? {
            Some(text) => format!(" default={}", cx.text_of(&text)),
            None => return Ok(None),
        },
    };
    let text = variable_text(cx, &arguments[0], &default)?;
    cx.str(&text).map(Some)
}

fn token_text(cx: &mut Cx, token: &Value) -> String {
    let Some(own) = token.opaque::<Token>(cx) else { return String::new() };
    let (variable, used) = (own.variable.clone(), if own.is_used { " used" } else { "" });
    let shown = match quick_repr(cx, std::slice::from_ref(&variable)) {
        Ok(Some(text)) => cx.text_of(&text),
        Ok(None) | Err(_) => crate::types::object::methods::default_repr(cx, &variable),
    };
    format!("<Token{used} var={shown} at {}>", address(token))
}

fn quick_token_repr(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(own) = arguments[0].opaque::<Token>(cx) else { return Ok(None) };
    let variable = own.variable.clone();
    if quick_repr(cx, &[variable])?.is_none() {
        return Ok(None);
    }
    let text = token_text(cx, &arguments[0]);
    cx.str(&text).map(Some)
}

/// A variable: its name and default; a token: its variable and whether it was used.
fn parts(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let pair = if let Some(own) = arguments[0].opaque::<Variable>(cx) {
        [own.name.clone(), own.default.clone().or_unset().unwrap_or(Value::NONE)]
    } else if let Some(own) = arguments[0].opaque::<Token>(cx) {
        [own.variable.clone(), Value::bool(own.is_used)]
    } else {
        [Value::NONE, Value::NONE]
    };
    cx.tuple(&pair)
}

fn refuse_new(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    Err(cx.runtime_error("Tokens can only be created by ContextVars"))
}

fn enter(_cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(arguments[0].clone())
}

fn exit(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let variable = token_variable(cx, &arguments[0])?;
    reset(cx, &[variable, arguments[0].clone()])
}

fn token_variable(cx: &mut Cx, token: &Value) -> Answer {
    Ok(token.opaque::<Token>(cx).map_or(Value::NONE, |own| own.variable.clone()))
}

fn token_old(cx: &mut Cx, token: &Value) -> Answer {
    match token.opaque::<Token>(cx).and_then(|own| own.old.clone().or_unset()) {
        Some(old) => Ok(old),
        None => cx.context_missing(),
    }
}
