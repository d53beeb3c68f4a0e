//! Iterators over choices from pools: `product`, `permutations`, `combinations`, `combinations_with_replacement`.
//! Their numbers begin with the phase: 0 before the first choice, 1 among them, 2 behind the last.

use taipan_vm::error::Answer;
use taipan_vm::native::{Arguments, NativeRow, Role, TypeRow};
use taipan_vm::types::iterator::adapters::{ITER, NEW_DOC};
use taipan_vm::types::iterator::machine::{Advance, Arrived, Machine, NEXT, Pace, Progress, Want};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::{CLASS, number_of, pool_of};

const BEGINS: i64 = 0;
const GOES_ON: i64 = 1;
const IS_OVER: i64 = 2;

/// Declares a class over pools.
macro_rules! class {
    ($(#[$doc:meta])* $name:ident $text:literal $signature:literal $new:ident $script:literal $words:literal) => {
        $(#[$doc])*
        pub(super) static $name: TypeRow = TypeRow {
            name: $text,
            doc: $words,
            methods: &[
                NativeRow::open("__new__", $signature, Role::New, NEW_DOC).or_script($new, $script),
                ITER,
                NEXT,
                NativeRow::method("__sizeof__", "($self, /)", size_of_choice, "Returns size in memory, in bytes."),
            ],
            ..CLASS
        };
    };
}

class! {
    /// The class `product`. Parts: the pools. Numbers: the phase, an index into each pool.
    PRODUCT "product" "($type, *iterables, repeat=1)" product_new "_product_new"
    "Cartesian product of input iterables.  Equivalent to nested for-loops.\n\nThe rightmost iterable advances on every iteration. repeat is how many times\nthe iterables are taken."
}
class! {
    /// The class `combinations`. Parts: the pool. Numbers: the phase, the indices of the choice.
    COMBINATIONS "combinations" "($type, iterable, r)" combinations_new "_combinations_new"
    "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)"
}
class! {
    /// The class `combinations_with_replacement`. As `combinations`.
    REPEATED_COMBINATIONS "combinations_with_replacement" "($type, iterable, r)" repeated_new "_repeated_new"
    "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')"
}
class! {
    /// The class `permutations`. Parts: the pool. Numbers: the phase, the length of the choice, an order of all
    /// indices, how many places each chosen one has still to go through.
    PERMUTATIONS "permutations" "($type, iterable, r=None)" permutations_new "_permutations_new"
    "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)"
}

fn size_of_choice(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let own = arguments[0].opaque::<Machine>(cx);
    let words = own.map_or(0, |machine| machine.parts.len() + machine.numbers.len());
    cx.int(16 + size_of::<Machine>() as i64 + 8 * words as i64)
}

/// The machine over these pools.
fn make(
    cx: &mut Cx,
    class: &Value,
    step: Advance,
    pools: &[Value],
    numbers: &[i64],
) -> Answer<Option<Value>> {
    Machine::make_paced(cx, class, step, Pace::Alone, pools, numbers).map(Some)
}

/// A length of choices. None: a script's `__index__` must tell.
fn length_of(cx: &mut Cx, value: &Value) -> Answer<Option<i64>> {
    match number_of(cx, value)? {
        Some(length) if length < 0 => Err(cx.value_error("r must be non-negative")),
        other => Ok(other),
    }
}

/// Room for numbers and for the choices made of them.
fn check(cx: &mut Cx, length: i64) -> Answer<()> {
    cx.check_room(usize::try_from(length).unwrap_or(usize::MAX).saturating_mul(16))
}

fn product_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let repeat = match arguments.given(2) {
        None => 1,
        Some(repeat) => match number_of(cx, repeat)? {
            Some(repeat) => repeat,
            None => return Ok(None),
        },
    };
    if repeat < 0 {
        return Err(cx.value_error("repeat argument cannot be negative"));
    }
    let sources = if repeat == 0 { Vec::new() } else { cx.tuple_items(&arguments[1]).to_vec() };
    let count = (sources.len() as i64).checked_mul(repeat).filter(|count| *count <= i64::MAX / 8);
    let Some(count) = count else { return Err(cx.overflow_error("repeat argument too large")) };
    check(cx, count)?;
    let mut pools = Vec::with_capacity(count as usize);
    for source in &sources {
        match pool_of(cx, source)? {
            Some(pool) => pools.push(pool),
            None => return Ok(None),
        }
    }
    let once = pools.clone();
    for _ in 1..repeat {
        pools.extend_from_slice(&once);
    }
    let is_empty = pools.iter().any(|pool| cx.tuple_items(pool).is_empty());
    let mut numbers = vec![0; pools.len() + 1];
    numbers[0] = if is_empty { IS_OVER } else { BEGINS };
    make(cx, &arguments[0], product_step, &pools, &numbers)
}

/// Goes on to the next choice by the rule, which answers whether there is one, and gives its items.
fn choose(
    cx: &mut Cx,
    own: &Value,
    rule: fn(&mut [i64], &[usize]) -> bool,
    chosen: fn(&[i64]) -> &[i64],
) -> Answer<Want> {
    let Some(machine) = own.opaque::<Machine>(cx) else { return Ok(Want::End) };
    let sizes: smallvec::SmallVec<[usize; 8]> =
        machine.parts.iter().map(|pool| cx.tuple_items(pool).len()).collect();
    let Some(machine) = own.opaque_mut::<Machine>(cx) else { return Ok(Want::End) };
    let [phase, numbers @ ..] = machine.numbers.as_mut_slice() else { return Ok(Want::End) };
    let found = match *phase {
        BEGINS => true,
        GOES_ON => rule(numbers, &sizes),
        _ => false,
    };
    *phase = if found { GOES_ON } else { IS_OVER };
    if !found {
        return Ok(Want::End);
    }
    let Some(machine) = own.opaque::<Machine>(cx) else { return Ok(Want::End) };
    let indices = chosen(machine.numbers.get(1..).unwrap_or_default());
    let last = machine.parts.len().saturating_sub(1);
    let items: smallvec::SmallVec<[Value; 8]> = indices
        .iter()
        .enumerate()
        .filter_map(|(place, index)| {
            let pool = machine.parts.get(place.min(last))?;
            cx.tuple_items(pool).get(*index as usize).cloned()
        })
        .collect();
    cx.charge(items.len() / 8)?;
    cx.tuple_from(items).map(Want::Item)
}

fn product_step(cx: &mut Cx, own: &Value, _: &mut Progress, _: Arrived) -> Answer<Want> {
    choose(
        cx,
        own,
        |indices, sizes| {
            for (index, size) in indices.iter_mut().zip(sizes).rev() {
                *index += 1;
                if (*index as usize) < *size {
                    return true;
                }
                *index = 0;
            }
            false
        },
        |numbers| numbers,
    )
}

fn combinations_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(pool) = pool_of(cx, &arguments[1])? else { return Ok(None) };
    let Some(length) = length_of(cx, &arguments[2])? else { return Ok(None) };
    if length > cx.tuple_items(&pool).len() as i64 {
        return make(cx, &arguments[0], combinations_step, &[pool], &[IS_OVER]);
    }
    let numbers: Vec<i64> = std::iter::once(BEGINS).chain(0..length).collect();
    make(cx, &arguments[0], combinations_step, &[pool], &numbers)
}

fn combinations_step(cx: &mut Cx, own: &Value, _: &mut Progress, _: Arrived) -> Answer<Want> {
    choose(
        cx,
        own,
        |indices, sizes| {
            // the last place whose index can grow, all behind it being at their greatest
            let most = |place: usize, length: usize| (sizes[0] + place - length) as i64;
            let length = indices.len();
            let Some(place) = (0..length).rev().find(|place| indices[*place] != most(*place, length)) else {
                return false;
            };
            let first = indices[place] + 1;
            for (step, index) in indices[place..].iter_mut().enumerate() {
                *index = first + step as i64;
            }
            true
        },
        |numbers| numbers,
    )
}

fn repeated_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(pool) = pool_of(cx, &arguments[1])? else { return Ok(None) };
    let Some(length) = length_of(cx, &arguments[2])? else { return Ok(None) };
    check(cx, length)?;
    let mut numbers = vec![0; length as usize + 1];
    if length > 0 && cx.tuple_items(&pool).is_empty() {
        numbers[0] = IS_OVER;
    }
    make(cx, &arguments[0], repeated_step, &[pool], &numbers)
}

fn repeated_step(cx: &mut Cx, own: &Value, _: &mut Progress, _: Arrived) -> Answer<Want> {
    choose(
        cx,
        own,
        |indices, sizes| {
            let most = sizes[0] as i64 - 1;
            let Some(place) = indices.iter().rposition(|index| *index != most) else { return false };
            let index = indices[place] + 1;
            indices[place..].fill(index);
            true
        },
        |numbers| numbers,
    )
}

fn permutations_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(pool) = pool_of(cx, &arguments[1])? else { return Ok(None) };
    let size = cx.tuple_items(&pool).len() as i64;
    let length = match arguments.given(2).filter(|length| !length.is_none()) {
        None => size,
        Some(length) if cx.as_int(length).is_none() => return Err(cx.type_error("Expected int as r")),
        Some(length) => match length_of(cx, length)? {
            Some(length) => length,
            None => return Ok(None),
        },
    };
    if length > size {
        return make(cx, &arguments[0], permutations_step, &[pool], &[IS_OVER, 0]);
    }
    let cycles = (size - length + 1..=size).rev();
    let numbers: Vec<i64> = [BEGINS, length].into_iter().chain(0..size).chain(cycles).collect();
    make(cx, &arguments[0], permutations_step, &[pool], &numbers)
}

fn permutations_step(cx: &mut Cx, own: &Value, _: &mut Progress, _: Arrived) -> Answer<Want> {
    choose(
        cx,
        own,
        |numbers, sizes| {
            let [length, rest @ ..] = numbers else { return false };
            let (indices, cycles) = rest.split_at_mut(sizes[0]);
            for place in (0..*length as usize).rev() {
                cycles[place] -= 1;
                let left = cycles[place] as usize;
                if left > 0 {
                    // swap with one that has not been in this place yet
                    indices.swap(place, sizes[0] - left);
                    return true;
                }
                // all have been in this place: turn the tail
                indices[place..].rotate_left(1);
                cycles[place] = (sizes[0] - place) as i64;
            }
            false
        },
        |numbers| match numbers {
            [length, indices @ ..] => indices.get(..*length as usize).unwrap_or_default(),
            [] => &[],
        },
    )
}
