//! Signatures of natives in Python's own syntax, and the binding of a call's arguments by them.

use smallvec::SmallVec;

use super::{NativeRow, Role};
use crate::error::Answer;
use crate::heap::Kind;
use crate::types::str::Str;
use crate::value::Value;
use crate::vm::Cx;

/// The parameters of a native.
#[derive(Debug, Default)]
pub struct Signature {
    /// Names of the parameters in order: positional ones, then keyword-only ones.
    pub names: Vec<&'static str>,
    /// How many can be given by position only.
    pub positional_only: usize,
    /// How many can be given by position.
    pub positional: usize,
    /// Which have a default.
    pub optional: Vec<bool>,
    /// How many positional ones must be given.
    pub required: usize,
    /// Has `*args`; the tuple comes after the positional parameters.
    pub variable_positional: bool,
    /// Has `**kwargs`; the dict comes last.
    pub variable_keywords: bool,
}

/// Bound arguments: one value a parameter, `*args` as a tuple behind the positional ones, then the
/// keyword-only ones, `**kwargs` as a dict at the end. Unset where nothing was given.
pub type Bound = SmallVec<[Value; 8]>;

impl Signature {
    /// Whether no parameter takes its argument by name.
    fn is_positional(&self) -> bool {
        self.positional_only == self.names.len()
    }

    /// Parses the signature of a row. `$self`, `$module` and `$type` are ordinary first parameters, except
    /// that `$module` is not passed at all.
    pub fn parse(row: &NativeRow) -> Signature {
        let inner = row.signature.trim().trim_start_matches('(').trim_end_matches(')');
        let mut signature = Signature::default();
        let mut keyword_only = false;
        for part in split_parameters(inner) {
            let part = part.trim();
            if part == "/" {
                signature.positional_only = signature.names.len();
            } else if part == "*" {
                keyword_only = true;
            } else if let Some(name) = part.strip_prefix("**") {
                signature.variable_keywords = !name.is_empty();
            } else if part.starts_with('*') {
                signature.variable_positional = true;
                keyword_only = true;
            } else if !part.is_empty() && part != "$module" {
                let (name, default) = match part.split_once('=') {
                    Some((name, _)) => (name, true),
                    None => (part, false),
                };
                let name = name.split(':').next().unwrap_or(name).trim();
                if name.starts_with('$') {
                    signature.positional_only = signature.positional_only.max(1);
                }
                signature.names.push(name);
                signature.optional.push(default);
                if !keyword_only {
                    signature.positional += 1;
                    if !default {
                        signature.required = signature.positional;
                    }
                }
            }
        }
        signature
    }

    /// Whether a call with `count` positional arguments and no keywords can hand them over as they are.
    #[inline]
    pub fn accepts_plain(&self, count: usize) -> bool {
        count >= self.required
            && count <= self.positional
            && !self.variable_positional
            && !self.variable_keywords
            && (count == self.names.len() || self.keyword_only_are_optional())
    }

    /// Whether no parameter wants its argument by name.
    pub(crate) fn keyword_only_are_optional(&self) -> bool {
        self.optional.iter().skip(self.positional).all(|&optional| optional)
    }
}

fn split_parameters(text: &'static str) -> Vec<&'static str> {
    let mut parts = Vec::new();
    let (mut depth, mut start, mut quote) = (0usize, 0usize, None);
    for (at, character) in text.char_indices() {
        match (quote, character) {
            (Some(open), _) if character == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(character),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth = depth.saturating_sub(1),
            (None, ',') if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            (None, _) => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

/// Binds the arguments of a call: `arguments` holds the positional ones, then one for each of `keywords`.
/// `called` tells how errors name the function.
pub fn bind(
    cx: &mut Cx,
    row: &'static NativeRow,
    signature: &Signature,
    called: &dyn Fn(&Cx) -> String,
    arguments: &[Value],
    keywords: &[Value],
) -> Answer<Bound> {
    let given = arguments.len() - keywords.len();
    let (positional, named) = arguments.split_at(given);
    let hidden = usize::from(matches!(row.role, Role::Method | Role::Wrapper | Role::Class | Role::New));
    if given > signature.positional && !signature.variable_positional || given < hidden {
        if is_plain_wrapper(row, signature) && given >= hidden {
            return Err(wrong_count(cx, signature, hidden, given));
        }
        let called = called(cx);
        return Err(too_many(cx, signature, &called, hidden, given, keywords.len()));
    }
    let mut bound: Bound = SmallVec::new();
    bound.extend(positional.iter().take(signature.positional).cloned());
    while bound.len() < signature.names.len() {
        bound.push(Value::UNSET);
    }
    let mut rest: SmallVec<[(Value, Value); 4]> = SmallVec::new();
    for (name, value) in keywords.iter().zip(named) {
        let place = place_of(cx, signature, name);
        match place {
            Some(place) => {
                if !bound[place].is_unset() {
                    let (called, text) = (called(cx), cx.text_of(name));
                    let text = format!(
                        "argument for {called}() given by name ('{text}') and position ({})",
                        place + 1 - hidden
                    );
                    return Err(cx.type_error(&text));
                }
                bound[place] = value.clone();
            }
            None if signature.variable_keywords => rest.push((name.clone(), value.clone())),
            None if lets_keywords_pass(cx, row, signature, positional) => {}
            None => {
                if is_plain_wrapper(row, signature) {
                    let text = format!("wrapper {}() takes no keyword arguments", row.name);
                    return Err(cx.type_error(&text));
                }
                let (called, text) = (called(cx), cx.text_of(name));
                return Err(unexpected_keyword(cx, signature, &called, &text));
            }
        }
    }
    for at in 0..signature.names.len() {
        if bound[at].is_unset() && !signature.optional[at] {
            if is_plain_wrapper(row, signature) {
                return Err(wrong_count(cx, signature, hidden, given));
            }
            let called = called(cx);
            return Err(missing(cx, signature, &called, hidden, at, given));
        }
    }
    if signature.variable_positional {
        let tuple = cx.tuple(positional.get(signature.positional..).unwrap_or(&[]))?;
        bound.insert(signature.positional, tuple);
    }
    if signature.variable_keywords {
        if rest.is_empty() {
            bound.push(Value::UNSET);
        } else {
            let dict = cx.dict()?;
            for (name, value) in rest {
                cx.dict_set_str(&dict, &name, value)?;
            }
            bound.push(dict);
        }
    }
    Ok(bound)
}

/// The parameter that a keyword names.
fn place_of(cx: &Cx, signature: &Signature, name: &Value) -> Option<usize> {
    let find = |text: &str| {
        let named = signature.names.iter().enumerate();
        named.skip(signature.positional_only).find(|(_, own)| **own == text).map(|(at, _)| at)
    };
    find(name.get::<Str>(cx)?.as_ascii()?)
}

/// Whether keywords are meant for another than this `__new__` or `__init__` without any: a derived class has a
/// script's `__init__`, or a script's `__new__`, that takes them.
fn lets_keywords_pass(cx: &mut Cx, row: &NativeRow, signature: &Signature, given: &[Value]) -> bool {
    let Some(first) = given.first() else { return false };
    if signature.positional_only != signature.names.len() {
        return false;
    }
    let names = cx.names();
    match row.role {
        Role::New => {
            cx.find_in_class(first, &names.__init__).is_some_and(|init| init.is_kind(Kind::Function))
        }
        Role::Wrapper if row.name == "__init__" && first.is_kind(Kind::List) => {
            let class = cx.class_of(first);
            cx.find_in_class(&class, &names.__new__).is_some_and(|new| !new.is_kind(Kind::Native))
        }
        Role::Wrapper | Role::Method | Role::Class | Role::Function | Role::Static => false,
    }
}

/// Whether the row is a special method with parameters by position alone, whose errors do not name it.
fn is_plain_wrapper(row: &NativeRow, signature: &Signature) -> bool {
    row.role == Role::Wrapper
        && signature.is_positional()
        && !signature.variable_positional
        && !signature.variable_keywords
        && (signature.positional <= 2 || matches!(row.name, "__pow__" | "__rpow__" | "__ipow__"))
        && row.name != "__init__"
}

/// The error of a special method for a wrong number of arguments.
fn wrong_count(cx: &mut Cx, signature: &Signature, hidden: usize, given: usize) -> crate::error::Raised {
    let (least, most) = (signature.required.saturating_sub(hidden), signature.positional - hidden);
    let given = given.saturating_sub(hidden);
    let text = if least == most {
        format!("expected {most} argument{}, got {given}", plural(most))
    } else {
        format!("expected {least} or {most} arguments, got {given}")
    };
    cx.type_error(&text)
}

/// Callables with keywords whose positional arguments are counted alone, in the words for those without.
const COUNTED_ALONE: [&str; 2] = ["sorted", "int"];

/// How errors name what is called: a method without its class, a class without its `__init__`.
fn plain_name(called: &str) -> &str {
    match called.rsplit_once('.') {
        Some((class, "__init__")) => class.rsplit('.').next().unwrap_or(class),
        Some((_, name)) => name,
        None => called,
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// The error for a wrong number of positional arguments, in the words CPython uses for such a signature.
fn too_many(
    cx: &mut Cx,
    signature: &Signature,
    called: &str,
    hidden: usize,
    given: usize,
    keywords: usize,
) -> crate::error::Raised {
    let most = signature.positional - hidden;
    let least = signature.required.saturating_sub(hidden);
    let given = given.saturating_sub(hidden);
    let plain = plain_name(called);
    let counted_alone = COUNTED_ALONE.contains(&called);
    let only_positional = signature.is_positional() || counted_alone;
    let text = if signature.names.len() == hidden && !signature.variable_keywords {
        format!("{called}() takes no arguments ({} given)", given + keywords)
    } else if only_positional && !counted_alone && most == 1 && least == 1 {
        format!("{called}() takes exactly one argument ({given} given)")
    } else if only_positional {
        if most == least {
            format!("{plain} expected {most} argument{}, got {given}", plural(most))
        } else {
            format!("{plain} expected at most {most} argument{}, got {given}", plural(most))
        }
    } else if signature.names.len() > signature.positional {
        if most == 0 {
            format!("{plain}() takes no positional arguments")
        } else {
            let bound = if least == most { "exactly" } else { "at most" };
            format!("{plain}() takes {bound} {most} positional argument{} ({given} given)", plural(most))
        }
    } else {
        let bound = if least == most { "exactly" } else { "at most" };
        format!("{plain}() takes {bound} {most} argument{} ({} given)", plural(most), given + keywords)
    };
    cx.type_error(&text)
}

fn missing(
    cx: &mut Cx,
    signature: &Signature,
    called: &str,
    hidden: usize,
    at: usize,
    given: usize,
) -> crate::error::Raised {
    let most = signature.positional - hidden;
    let least = signature.required.saturating_sub(hidden);
    let given = given.saturating_sub(hidden);
    let plain = plain_name(called);
    let counted_alone = COUNTED_ALONE.contains(&called);
    let only_positional = signature.is_positional() || counted_alone;
    let text =
        if only_positional && !counted_alone && most == 1 && least == 1 && !signature.variable_positional {
            format!("{called}() takes exactly one argument ({given} given)")
        } else if only_positional {
            if most == least && !signature.variable_positional {
                format!("{plain} expected {most} argument{}, got {given}", plural(most))
            } else {
                format!("{plain} expected at least {least} argument{}, got {given}", plural(least))
            }
        } else if at < signature.positional_only {
            format!("{plain}() takes at least {least} positional argument{} ({given} given)", plural(least))
        } else if at < signature.positional {
            format!("{plain}() missing required argument '{}' (pos {})", signature.names[at], at + 1 - hidden)
        } else {
            format!("{plain}() missing required keyword-only argument '{}'", signature.names[at])
        };
    cx.type_error(&text)
}

fn unexpected_keyword(cx: &mut Cx, signature: &Signature, called: &str, name: &str) -> crate::error::Raised {
    let plain = plain_name(called);
    let text = if signature.is_positional() {
        let called = if called.ends_with(".__init__") { plain } else { called };
        format!("{called}() takes no keyword arguments")
    } else if signature.names.iter().take(signature.positional_only).any(|own| *own == name) {
        format!("{plain}() got some positional-only arguments passed as keyword arguments: '{name}'")
    } else {
        let known = signature.names.iter().skip(signature.positional_only).map(|own| &**own);
        let hint = crate::protocol::suggest::closest(name, known);
        let hint = hint.map_or_else(String::new, |hint| format!(". Did you mean '{hint}'?"));
        format!("{plain}() got an unexpected keyword argument '{name}'{hint}")
    };
    cx.type_error(&text)
}
