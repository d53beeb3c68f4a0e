//! `repr` of builtin containers: one walk with a stack of its own, so depth costs no Rust stack. It gives up
//! with None where a script's `__repr__` must run or the nesting is too deep; the script half goes on then.

use std::fmt::Write;

use crate::error::Answer;
use crate::heap::Kind;
use crate::protocol::text::quick_repr;
use crate::types::dict::Dict;
use crate::types::dictview::{DictView, Part};
use crate::types::set::Set;
use crate::types::str::Str;
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// Containers nested deeper than this are left to the script half.
const DEPTH: usize = 200;

/// Bytes of text that are written before fuel and memory are looked at.
const STRETCH: usize = 8192;

/// A container that is being written.
struct Open {
    container: Value,
    items: std::vec::IntoIter<Value>,
    written: usize,
    /// Keys and values alternate.
    pairs: bool,
    close: &'static str,
}

/// The text of a list, tuple, dict, set or view of a dict. None: a script must write it.
pub fn container_repr(cx: &mut Cx, container: &Value) -> Answer<Option<Value>> {
    let mut text = String::new();
    let mut stack = Vec::new();
    let mut paid = 0;
    open(cx, container, &mut text, &mut stack)?;
    while let Some(top) = stack.last_mut() {
        if text.len() - paid >= STRETCH {
            cx.charge(STRETCH / 8)?;
            cx.check_room(text.len())?;
            paid = text.len();
        }
        let Some(item) = top.items.next() else {
            if top.written == 1 && top.close == ")" && top.container.is_kind(Kind::Tuple) {
                text.push(',');
            }
            text.push_str(top.close);
            stack.pop();
            continue;
        };
        if top.written > 0 {
            text.push_str(if top.pairs && top.written % 2 == 1 { ": " } else { ", " });
        }
        top.written += 1;
        if write_plain(cx, &item, &mut text) {
            continue;
        }
        if is_exact_container(cx, &item) {
            if stack.iter().any(|open| open.container.is(&item)) {
                text.push_str(&marker(cx, &item));
            } else if stack.len() >= DEPTH {
                return Ok(None);
            } else {
                open(cx, &item, &mut text, &mut stack)?;
            }
            continue;
        }
        match quick_repr(cx, &item)? {
            Some(part) => {
                match part.get::<Str>(cx).map(|part| part.as_ascii().map(|part| text.push_str(part))) {
                    Some(Some(())) => {}
                    Some(None) => text.push_str(&cx.text_of(&part)),
                    None => return Ok(None),
                }
            }
            None => return Ok(None),
        }
    }
    cx.check_room(text.len())?;
    cx.str(&text).map(Some)
}

/// Writes what needs no method: small ints, immediates, strs without anything to escape.
fn write_plain(cx: &Cx, item: &Value, text: &mut String) -> bool {
    if let Some(number) = item.as_small_int() {
        return write!(text, "{number}").is_ok();
    }
    let word = match item.bits() {
        Bits::NONE => "None",
        Bits::TRUE => "True",
        Bits::FALSE => "False",
        _ => {
            if !cx.is_exact_str(item) {
                return false;
            }
            let Some(content) = item.get::<Str>(cx).and_then(Str::as_ascii) else { return false };
            if content.bytes().any(|byte| !(b' '..0x7f).contains(&byte) || byte == b'\'' || byte == b'\\') {
                return false;
            }
            text.push('\'');
            text.push_str(content);
            "'"
        }
    };
    text.push_str(word);
    true
}

fn is_exact_container(cx: &Cx, item: &Value) -> bool {
    let types = cx.types();
    let class = match item.kind() {
        Some(Kind::List) => &types.list,
        Some(Kind::Tuple) => &types.tuple,
        Some(Kind::Dict) => &types.dict,
        Some(Kind::Set) if cx.is_special(item) => &types.frozenset,
        Some(Kind::Set) => &types.set,
        Some(Kind::DictView) => return true,
        _ => return false,
    };
    cx.is_exact(item, class)
}

/// What stands for a container inside itself.
pub fn marker(cx: &Cx, container: &Value) -> String {
    match container.kind() {
        Some(Kind::List) => "[...]".to_owned(),
        Some(Kind::Tuple) => "(...)".to_owned(),
        Some(Kind::Dict) => "{...}".to_owned(),
        Some(Kind::Set) => format!("{}(...)", cx.short_type_name(container)),
        _ => "...".to_owned(),
    }
}

/// What stands before the items of a container, what behind them, and what is written of one without items.
pub fn brackets(cx: &Cx, container: &Value) -> (String, &'static str, String) {
    match container.kind() {
        Some(Kind::List) => ("[".to_owned(), "]", "[]".to_owned()),
        Some(Kind::Tuple) => ("(".to_owned(), ")", "()".to_owned()),
        Some(Kind::Set) if cx.is_exact(container, &cx.types().set) => {
            ("{".to_owned(), "}", "set()".to_owned())
        }
        Some(Kind::Set) => {
            let name = cx.short_type_name(container);
            (format!("{name}({{"), "})", format!("{name}()"))
        }
        Some(Kind::DictView) => {
            let name = cx.short_type_name(container);
            (format!("{name}(["), "])", format!("{name}([])"))
        }
        _ => ("{".to_owned(), "}", "{}".to_owned()),
    }
}

/// The items of a container as they are written: keys and values of a dict alternate.
pub fn items_to_write(cx: &mut Cx, container: &Value) -> Answer<Vec<Value>> {
    Ok(match container.kind() {
        Some(Kind::List) => cx.list_items(container).to_vec(),
        Some(Kind::Tuple) => cx.tuple_items(container).to_vec(),
        Some(Kind::Dict) => container
            .get::<Dict>(cx)
            .map(|dict| dict.entries().flat_map(|entry| [entry.key.clone(), entry.value.clone()]).collect())
            .unwrap_or_default(),
        Some(Kind::Set) => container.get::<Set>(cx).map(Set::members).unwrap_or_default(),
        Some(Kind::DictView) => {
            let Some(view) = container.get::<DictView>(cx) else { return Ok(Vec::new()) };
            let (dict, part) = (view.dict.clone(), view.part);
            match part {
                Part::Keys => cx.dict_pairs(&dict).into_iter().map(|(key, _)| key).collect(),
                Part::Values => cx.dict_pairs(&dict).into_iter().map(|(_, value)| value).collect(),
                Part::Items => {
                    let mut pairs = Vec::new();
                    for (key, value) in cx.dict_pairs(&dict) {
                        pairs.push(cx.tuple_from([key, value])?);
                    }
                    pairs
                }
            }
        }
        _ => Vec::new(),
    })
}

fn open(cx: &mut Cx, container: &Value, text: &mut String, stack: &mut Vec<Open>) -> Answer<()> {
    let items = items_to_write(cx, container)?;
    cx.charge(items.len())?;
    let (start, close, empty) = brackets(cx, container);
    if items.is_empty() {
        text.push_str(&empty);
        return Ok(());
    }
    text.push_str(&start);
    stack.push(Open {
        container: container.clone(),
        items: items.into_iter(),
        written: 0,
        pairs: container.is_kind(Kind::Dict),
        close,
    });
    Ok(())
}
