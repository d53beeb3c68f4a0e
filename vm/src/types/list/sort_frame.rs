//! Sorting as a frame, where a script compares or tells a truth: the frame asks for one comparison after the other.
//! Keys and items lie in lists that no script can see.

use smallvec::smallvec;

use super::List;
use super::merge::Merging;
use super::sort::{less, permute, sort_by_keys, sort_list};
use crate::error::Answer;
use crate::heap::Kind;
use crate::interp::invoke::call_leaf;
use crate::native::{Event, NativeRow, Outcome, Role, TypeRow};
use crate::object::{ClassFlags, find_special};
use crate::protocol::truth::quick_truth;
use crate::types::opaque::Object;
use crate::value::Value;
use crate::vm::Cx;

/// What the prelude calls for it; registers: keys, items (the same list, or one as long), whether the order is
/// reversed, the sort on its way.
pub const SORT_ITEMS: NativeRow = NativeRow::open(
    "_sort_items",
    "(keys, items, reverse, sort=None, /)",
    Role::Function,
    "Sorts items by keys.",
)
.resumable(sort_items);

/// The keys of items, as far as they come without a script. Calls `key(item)`: each once, in order.
pub const LEAF_KEYS: NativeRow = NativeRow::function(
    "_leaf_keys",
    "(key, items, /)",
    leaf_keys,
    "The keys of the first items, up to the first that a script must tell.",
);

fn leaf_keys(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (key, items) = (&arguments[0], &arguments[1]);
    let keys = cx.list(&[])?;
    let quick = crate::interp::builtin_leaf(cx, key, 1);
    let by_class = if key.is_kind(Kind::Instance) {
        find_special(cx, key, &cx.names().__call__).filter(|method| method.is_kind(Kind::Native))
    } else {
        None
    };
    if quick.is_none() && by_class.is_none() && !key.is_kind(Kind::Native) {
        return Ok(keys);
    }
    cx.check_room(cx.list_items(items).len().saturating_mul(16))?;
    let mut at = 0;
    while let Some(item) = cx.list_items(items).get(at).cloned() {
        cx.charge(1)?;
        let found = match (quick, &by_class) {
            (Some(quick), _) => quick(cx, std::slice::from_ref(&item))?,
            (None, Some(method)) => call_leaf(cx, method, &[key.clone(), item])?,
            (None, None) => call_leaf(cx, key, std::slice::from_ref(&item))?,
        };
        let Some(found) = found else { break };
        cx.list_push(&keys, found)?;
        at += 1;
    }
    Ok(keys)
}

impl Object for Merging {
    fn trace(&self, _visit: &mut dyn FnMut(&Value)) {}
}

static SORT: TypeRow = TypeRow { name: "_sort", flags: ClassFlags::NO_NEW, ..TypeRow::DEFAULT };

fn sort_items(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let answer = match event {
        Event::Start => begin(cx, registers),
        Event::Returned(value) => match quick_truth(cx, &value) {
            Some(less) => {
                if let Some(sort) = registers[3].opaque_mut::<Merging>(cx) {
                    sort.answer(less);
                }
                go_on(cx, registers)
            }
            None => return Outcome::Call(cx.types().bool.clone(), smallvec![value]),
        },
        Event::Raised => return Outcome::Raise,
    };
    answer.unwrap_or(Outcome::Raise)
}

fn begin(cx: &mut Cx, registers: &mut [Value]) -> Answer<Outcome> {
    let (keys, items) = (registers[0].clone(), registers[1].clone());
    let reverse = is_reversed(registers);
    let count = cx.list_items(&keys).len();
    // instances of scripts' classes are not worth a try
    let is_done = !cx.list_items(&keys).first().is_some_and(|key| key.is_kind(Kind::Instance))
        && if keys.is(&items) {
            sort_list(cx, &items, reverse)?
        } else {
            sort_by_keys(cx, &keys, &items, reverse)?
        };
    if is_done {
        return Ok(Outcome::Return(Value::NONE));
    }
    cx.charge(count)?;
    cx.check_room(count.saturating_mul(8))?;
    let class = cx.builtin_class(&SORT)?;
    registers[3] = cx.opaque(&class, Merging::new(count, reverse))?;
    go_on(cx, registers)
}

fn is_reversed(registers: &[Value]) -> bool {
    registers[2].is(&Value::TRUE)
}

/// Answers what needs no script; else the comparison is what the frame waits for.
fn go_on(cx: &mut Cx, registers: &mut [Value]) -> Answer<Outcome> {
    loop {
        cx.charge(1)?;
        let question = registers[3].opaque::<Merging>(cx).and_then(Merging::question);
        let Some((one, two)) = question else { break };
        let keys = cx.list_items(&registers[0]);
        let (Some(one), Some(two)) = (keys.get(one as usize), keys.get(two as usize)) else { break };
        let (one, two) = (one.clone(), two.clone());
        let asked = one.is_kind(Kind::Instance) || two.is_kind(Kind::Instance);
        let known = if asked { None } else { less(cx, &one, &two)? };
        let Some(known) = known else { return Ok(Outcome::Compare(0, one, two)) };
        if let Some(sort) = registers[3].opaque_mut::<Merging>(cx) {
            sort.answer(known);
        }
    }
    let reverse = is_reversed(registers);
    if let Some(sort) = registers[3].opaque_mut::<Merging>(cx) {
        let order = std::mem::replace(sort, Merging::new(0, false)).into_order(reverse);
        if let Some(list) = registers[1].get_mut::<List>(cx)
            && list.items.len() == order.len()
        {
            permute(&mut list.items, &order);
        }
    }
    Ok(Outcome::Return(Value::NONE))
}
