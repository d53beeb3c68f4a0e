//! `_functools`: `partial` (whose calls the interpreter puts together itself: `types::partial`) and the cache of
//! `lru_cache`. Here are the cache's entries in the order of their use, and calls whose arguments hash and
//! compare without a script; for other arguments the script half does the same with the functions below.

use taipan_vm::error::Answer;
use taipan_vm::native::{Arguments, Event, ModuleRow, NativeRow, Outcome, Role, TypeRow};
use taipan_vm::object::ClassFlags;
use taipan_vm::types::int::Int;
use taipan_vm::types::opaque::Object;
use taipan_vm::types::partial;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{lacking, size, wanted};

/// The module `_functools`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_functools",
    doc: "Tools that operate on functions.",
    functions: &[
        NativeRow::open(
            "reduce",
            "($module, function, iterable, /, initial=<unrepresentable>)",
            Role::Function,
            "Apply a function of two arguments cumulatively to the items of an iterable, from left to right.\n\nThis effectively reduces the iterable to a single value.  If initial is present,\nit is placed before the items of the iterable in the calculation, and serves as\na default when the iterable is empty.",
        )
        .script("_reduce"),
        NativeRow::open(
            "cmp_to_key",
            "($module, /, mycmp)",
            Role::Function,
            "Convert a cmp= function into a key= function.\n\n  mycmp\n    Function that compares two objects.",
        )
        .script("_cmp_to_key"),
        NativeRow::function("_cache_parts", "($module, cache, /)", parts, "Table, function, whether typed."),
        NativeRow::function(
            "_cache_use",
            "($module, cache, place, /)",
            use_entry,
            "A result that was found.",
        ),
        NativeRow::function(
            "_cache_miss",
            "($module, cache, /)",
            count_miss,
            "Count a call that found nothing.",
        ),
        NativeRow::function(
            "_cache_oldest",
            "($module, cache, /)",
            oldest,
            "The key to make room with, if any.",
        ),
        NativeRow::function("_cache_add", "($module, cache, key, result, /)", add_entry, "A new place."),
        NativeRow::function("_cache_free", "($module, cache, place, /)", free_entry, "Give a place up."),
        NativeRow::function(
            "_cache_counts",
            "($module, cache, /)",
            counts,
            "Hits, misses, size limit, size.",
        ),
        NativeRow::function("_cache_clear", "($module, cache, /)", clear, "Forget everything."),
    ],
    types: &[&partial::TYPE, &CACHE],
    fill: None,
    script: script!("functools.py"),
};

/// The base of the functions that `lru_cache` makes.
pub static CACHE: TypeRow = TypeRow {
    name: "_Cache",
    module: "_functools",
    doc: "A function that remembers its results.",
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::WEAK,
    methods: &[
        NativeRow::constructor("($type, function, limit, typed, slow, keep, /)", new),
        NativeRow::open("__call__", "($self, /, *args, **kwargs)", Role::Wrapper, "")
            .or_resumable(found, call),
        NativeRow::special("__get__", "($self, instance, owner=None, /)", get, ""),
    ],
    ..TypeRow::DEFAULT
};

/// A result, between the one used before it and the one used after it.
struct Entry {
    key: Value,
    result: Value,
    older: usize,
    newer: usize,
}

/// The struct behind a cache. The first entry is no result: it stands at both ends of the order of use.
struct Cache {
    function: Value,
    /// What is called for arguments that only a script can hash or compare.
    slow: Value,
    /// What keeps a result under a key for which the same holds.
    keep: Value,
    limit: Option<usize>,
    typed: bool,
    /// A dict from the keys to the places of their entries.
    table: Value,
    entries: Vec<Entry>,
    /// Places that are free again.
    free: Vec<usize>,
    hits: u64,
    misses: u64,
}

const ENDS: usize = 0;

impl Object for Cache {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.slow);
        visit(&self.keep);
        visit(&self.table);
        for entry in &self.entries {
            visit(&entry.key);
            visit(&entry.result);
        }
    }
    fn clear(&mut self) {
        self.function = Value::NONE;
        self.slow = Value::NONE;
        self.keep = Value::NONE;
        self.table = Value::NONE;
        drop(std::mem::take(&mut self.entries));
    }
}

fn ends() -> Entry {
    Entry { key: Value::NONE, result: Value::NONE, older: ENDS, newer: ENDS }
}

impl Cache {
    /// Takes an entry out of the order of use.
    fn unlink(&mut self, place: usize) {
        let Some((older, newer)) = self.entries.get(place).map(|entry| (entry.older, entry.newer)) else {
            return;
        };
        if let Some(entry) = self.entries.get_mut(older) {
            entry.newer = newer;
        }
        if let Some(entry) = self.entries.get_mut(newer) {
            entry.older = older;
        }
    }

    /// Makes an entry the one that was used last.
    fn link(&mut self, place: usize) {
        let Some(latest) = self.entries.get(ENDS).map(|ends| ends.older) else { return };
        for (at, older, newer) in [(latest, None, Some(place)), (ENDS, Some(place), None)] {
            if let Some(entry) = self.entries.get_mut(at) {
                entry.older = older.unwrap_or(entry.older);
                entry.newer = newer.unwrap_or(entry.newer);
            }
        }
        if let Some(entry) = self.entries.get_mut(place) {
            (entry.older, entry.newer) = (latest, ENDS);
        }
    }

    /// The result in a place, which counts as used now. None: nothing is there.
    fn take_hit(&mut self, place: usize) -> Option<Value> {
        let entry = self.entries.get(place).filter(|_| place != ENDS)?;
        let result = entry.result.clone();
        self.hits += 1;
        if self.limit.is_some() {
            self.unlink(place);
            self.link(place);
        }
        Some(result)
    }

    fn add(&mut self, key: Value, result: Value) -> usize {
        let entry = Entry { key, result, older: ENDS, newer: ENDS };
        let place = match self.free.pop() {
            Some(place) if place < self.entries.len() => {
                self.entries[place] = entry;
                place
            }
            Some(_) | None => {
                self.entries.push(entry);
                self.entries.len() - 1
            }
        };
        self.link(place);
        place
    }

    /// How many results there are.
    fn in_use(&self) -> usize {
        self.entries.len().saturating_sub(1 + self.free.len())
    }

    /// The place of the result that was not asked for longest.
    fn oldest(&self) -> usize {
        self.entries.first().map_or(ENDS, |ends| ends.newer)
    }

    /// Gives a place up; what lay there is answered, to be dropped when nobody looks at the cache.
    fn remove(&mut self, place: usize) -> Option<Entry> {
        if place == ENDS || place >= self.entries.len() {
            return None;
        }
        self.unlink(place);
        self.free.push(place);
        let empty = Entry { key: Value::NONE, result: Value::NONE, older: place, newer: place };
        self.entries.get_mut(place).map(|entry| std::mem::replace(entry, empty))
    }
}

fn own<'a>(cx: &'a mut Cx, arguments: &'a [Value]) -> Answer<&'a mut Cache> {
    // Asked twice, since an answer would keep the borrow while the error is made.
    if arguments.given(0).and_then(|value| value.opaque::<Cache>(cx)).is_none() {
        return Err(lacking(cx));
    }
    match arguments.given(0).and_then(|value| value.opaque_mut::<Cache>(cx)) {
        Some(cache) => Ok(cache),
        None => Err(taipan_vm::error::Raised),
    }
}

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (class, function) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?.clone());
    let limit = wanted(cx, arguments, 2)?;
    let limit = match cx.as_int(limit) {
        Some(Int::Small(number)) => Some(usize::try_from(number).unwrap_or(0)),
        Some(Int::Big(_)) => Some(usize::MAX),
        None => None,
    };
    let typed = wanted(cx, arguments, 3)?.is(&Value::TRUE);
    let (slow, keep) = (wanted(cx, arguments, 4)?.clone(), wanted(cx, arguments, 5)?.clone());
    let table = cx.dict()?;
    let (entries, free) = (vec![ends()], Vec::new());
    cx.opaque(class, Cache { function, slow, keep, limit, typed, table, entries, free, hits: 0, misses: 0 })
}

fn get(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let own = wanted(cx, arguments, 0)?.clone();
    match arguments.given(1).filter(|instance| !instance.is_none()) {
        Some(instance) => cx.method(own, instance.clone()),
        None => Ok(own),
    }
}

/// What a call means to the cache.
enum Lookup {
    Hit(Value),
    /// Its key is not there.
    Miss(Value),
    /// A script must hash or compare it, or the call is not simple enough.
    Script,
}

/// The key of a call with positional arguments alone: a lone int or str stands for itself.
fn key_of(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if arguments.given(2).is_some_and(|named| !cx.dict_pairs(named).is_empty()) {
        return Ok(None);
    }
    let given = wanted(cx, arguments, 1)?;
    Ok(match cx.tuple_items(given) {
        [lone] if cx.is_exact_str(lone) || cx.is_exact(lone, &cx.types().int) => Some(lone.clone()),
        _ => Some(given.clone()),
    })
}

fn look_up(cx: &mut Cx, arguments: &[Value]) -> Answer<Lookup> {
    let Some(cache) = arguments.given(0).and_then(|value| value.opaque::<Cache>(cx)) else {
        return Err(lacking(cx));
    };
    if cache.typed || cache.limit == Some(0) {
        return Ok(Lookup::Script);
    }
    let table = cache.table.clone();
    let Some(key) = key_of(cx, arguments)? else { return Ok(Lookup::Script) };
    match cx.dict_get(&table, &key)? {
        None => Ok(Lookup::Script),
        Some(None) => Ok(Lookup::Miss(key)),
        Some(Some(place)) => {
            let place = place.as_small_int().and_then(|place| usize::try_from(place).ok());
            let cache = arguments.given(0).and_then(|value| value.opaque_mut::<Cache>(cx));
            let result = cache.and_then(|cache| cache.take_hit(place.unwrap_or(ENDS)));
            Ok(result.map_or(Lookup::Script, Lookup::Hit))
        }
    }
}

/// A call whose result is there.
fn found(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match look_up(cx, arguments)? {
        Lookup::Hit(result) => Ok(Some(result)),
        Lookup::Miss(_) | Lookup::Script => Ok(None),
    }
}

/// A call whose result is not there, as a frame. Registers: the cache, the arguments (the key when the function
/// runs), the keywords.
fn call(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let outcome = match event {
        Event::Raised => return Outcome::Raise,
        Event::Start => begin(cx, registers),
        Event::Returned(result) => keep(cx, registers, result),
    };
    outcome.unwrap_or(Outcome::Raise)
}

fn begin(cx: &mut Cx, registers: &mut [Value]) -> Answer<Outcome> {
    let arguments = wanted(cx, registers, 1)?.clone();
    let given = cx.tuple_items(&arguments).iter().cloned().collect();
    let cache = own(cx, registers)?;
    let (function, slow, limit) = (cache.function.clone(), cache.slow.clone(), cache.limit);
    let has_names = registers.given(2).is_some();
    if limit == Some(0) && !has_names {
        own(cx, registers)?.misses += 1;
        return Ok(Outcome::TailCall(function, given));
    }
    match look_up(cx, registers)? {
        Lookup::Hit(result) => Ok(Outcome::Return(result)),
        Lookup::Miss(key) => {
            own(cx, registers)?.misses += 1;
            if let Some(place) = registers.get_mut(1) {
                *place = key;
            }
            Ok(Outcome::Call(function, given))
        }
        Lookup::Script => {
            let named = match registers.given(2) {
                Some(named) => named.clone(),
                None => cx.dict()?,
            };
            let cache = wanted(cx, registers, 0)?.clone();
            Ok(Outcome::TailCall(slow, [cache, arguments, named].into_iter().collect()))
        }
    }
}

/// Keeps a result, unless the call itself has kept one, and answers it.
fn keep(cx: &mut Cx, registers: &[Value], result: Value) -> Answer<Outcome> {
    let key = wanted(cx, registers, 1)?.clone();
    let cache = own(cx, registers)?;
    let (table, by_script) = (cache.table.clone(), cache.keep.clone());
    let is_full = cache.limit.is_some_and(|limit| cache.in_use() >= limit);
    let place = if is_full { cache.oldest() } else { ENDS };
    let old = cache.entries.get(place).map_or(Value::NONE, |entry| entry.key.clone());
    match cx.dict_get(&table, &key)? {
        Some(None) => {}
        Some(Some(_)) => return Ok(Outcome::Return(result)),
        None => return ask_script(cx, registers, by_script, key, result),
    }
    let mut gone = None;
    if place != ENDS {
        if cx.dict_remove(&table, &old)?.is_none() {
            return ask_script(cx, registers, by_script, key, result);
        }
        gone = own(cx, registers)?.remove(place);
    }
    cx.check_room(64)?;
    let place = own(cx, registers)?.add(key.clone(), result.clone());
    let number = size(cx, place)?;
    cx.dict_set(&table, &key, number)?;
    drop(gone);
    Ok(Outcome::Return(result))
}

fn ask_script(
    cx: &mut Cx,
    registers: &[Value],
    by_script: Value,
    key: Value,
    result: Value,
) -> Answer<Outcome> {
    let cache = wanted(cx, registers, 0)?.clone();
    Ok(Outcome::TailCall(by_script, [cache, key, result].into_iter().collect()))
}

// -- for the script half

fn parts(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let cache = own(cx, arguments)?;
    let parts = [cache.table.clone(), cache.function.clone(), Value::bool(cache.typed)];
    cx.tuple_from(parts)
}

fn place_argument(cx: &mut Cx, arguments: &[Value]) -> Answer<usize> {
    let place = wanted(cx, arguments, 1)?.as_small_int();
    Ok(place.and_then(|place| usize::try_from(place).ok()).unwrap_or(ENDS))
}

fn use_entry(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let place = place_argument(cx, arguments)?;
    match own(cx, arguments)?.take_hit(place) {
        Some(result) => cx.tuple_from([result]),
        None => Ok(Value::NONE),
    }
}

fn count_miss(cx: &mut Cx, arguments: &[Value]) -> Answer {
    own(cx, arguments)?.misses += 1;
    Ok(Value::NONE)
}

fn oldest(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let cache = own(cx, arguments)?;
    let place = cache.oldest();
    let is_full = cache.limit.is_some_and(|limit| cache.in_use() >= limit);
    match cache.entries.get(place).filter(|_| is_full && place != ENDS).map(|entry| entry.key.clone()) {
        Some(key) => cx.tuple_from([key]),
        None => Ok(Value::NONE),
    }
}

fn add_entry(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (key, result) = (wanted(cx, arguments, 1)?.clone(), wanted(cx, arguments, 2)?.clone());
    let place = own(cx, arguments)?.add(key, result);
    size(cx, place)
}

fn free_entry(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let place = place_argument(cx, arguments)?;
    let gone = own(cx, arguments)?.remove(place);
    drop(gone);
    Ok(Value::NONE)
}

fn counts(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let cache = own(cx, arguments)?;
    let (hits, misses, limit) = (cache.hits, cache.misses, cache.limit);
    let in_use = cache.in_use();
    let number = |cx: &mut Cx, count: u64| cx.int((count & (u64::MAX >> 4)).cast_signed());
    let counts = [
        number(cx, hits)?,
        number(cx, misses)?,
        match limit {
            Some(limit) => size(cx, limit)?,
            None => Value::NONE,
        },
        size(cx, in_use)?,
    ];
    cx.tuple_from(counts)
}

fn clear(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let table = cx.dict()?;
    let cache = own(cx, arguments)?;
    let old_table = std::mem::replace(&mut cache.table, table);
    let old_entries = std::mem::replace(&mut cache.entries, vec![ends()]);
    (cache.hits, cache.misses) = (0, 0);
    cache.free.clear();
    drop(old_table);
    drop(old_entries);
    Ok(Value::NONE)
}
