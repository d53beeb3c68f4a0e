//! `_random`: the Mersenne Twister MT19937 of Matsumoto and Nishimura. The same seed gives the same numbers
//! as in CPython. What a seed means is decided in the script half.

use num_bigint::{BigInt, BigUint};
use taipan_vm::error::Answer;
use taipan_vm::native::{Arguments, ModuleRow, NativeRow, TypeRow};
use taipan_vm::object::ClassFlags;
use taipan_vm::types::int::Int;
use taipan_vm::types::opaque::Object;
use taipan_vm::types::tuple::Tuple;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{lacking, size_argument, wanted};

const WORDS: usize = 624;
const MIDDLE: usize = 397;

/// The module `_random`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_random",
    doc: "Module implements the Mersenne Twister random number generator.",
    functions: &[],
    types: &[&TYPE],
    fill: None,
    script: script!("random.py"),
};

/// The generator without its seeding.
pub static TYPE: TypeRow = TypeRow {
    name: "_Twister",
    module: "_random",
    doc: "A generator of random numbers that is seeded with an int.",
    flags: ClassFlags::SUBCLASSABLE,
    methods: &[
        NativeRow::constructor("($type, *args, **kwargs)", new),
        NativeRow::method("_start", "($self, number, /)", start, "Begin anew from an int."),
        NativeRow::method("random", "($self, /)", random, "random() -> x in the interval [0, 1)."),
        NativeRow::method(
            "getrandbits",
            "($self, k, /)",
            get_bits,
            "getrandbits(k) -> x.  Generates an int with k random bits.",
        ),
        NativeRow::method(
            "getstate",
            "($self, /)",
            get_state,
            "getstate() -> tuple containing the current state.",
        ),
        NativeRow::method(
            "setstate",
            "($self, state, /)",
            set_state,
            "setstate(state) -> None.  Restores generator state.",
        ),
    ],
    ..TypeRow::DEFAULT
};

/// The state of a generator.
struct Twister {
    words: Box<[u32; WORDS]>,
    next: usize,
}

impl Object for Twister {
    fn trace(&self, _visit: &mut dyn FnMut(&Value)) {}
}

impl Twister {
    fn from_number(seed: u32) -> Twister {
        let mut words = Box::new([0u32; WORDS]);
        let mut last = seed;
        for (at, word) in words.iter_mut().enumerate() {
            if at > 0 {
                last = 1_812_433_253u32.wrapping_mul(last ^ (last >> 30)).wrapping_add(at as u32);
            }
            *word = last;
        }
        Twister { words, next: WORDS }
    }

    fn from_key(key: &[u32]) -> Twister {
        let mut own = Twister::from_number(19_650_218);
        let words = &mut own.words;
        let (mut at, mut used) = (1, 0);
        let mut last = words[0];
        for _ in 0..WORDS.max(key.len()) {
            let part = key.get(used).copied().unwrap_or(0);
            last = (words[at] ^ (last ^ (last >> 30)).wrapping_mul(1_664_525))
                .wrapping_add(part)
                .wrapping_add(used as u32);
            words[at] = last;
            at += 1;
            used += 1;
            if at >= WORDS {
                words[0] = last;
                at = 1;
            }
            if used >= key.len() {
                used = 0;
            }
        }
        for _ in 1..WORDS {
            last = (words[at] ^ (last ^ (last >> 30)).wrapping_mul(1_566_083_941)).wrapping_sub(at as u32);
            words[at] = last;
            at += 1;
            if at >= WORDS {
                words[0] = last;
                at = 1;
            }
        }
        words[0] = 0x8000_0000;
        own
    }

    fn refill(&mut self) {
        for at in 0..WORDS {
            let mixed = (self.words[at] & 0x8000_0000) | (self.words[(at + 1) % WORDS] & 0x7fff_ffff);
            let twist = if mixed & 1 == 0 { 0 } else { 0x9908_b0df };
            self.words[at] = self.words[(at + MIDDLE) % WORDS] ^ (mixed >> 1) ^ twist;
        }
        self.next = 0;
    }

    fn word(&mut self) -> u32 {
        if self.next >= WORDS {
            self.refill();
        }
        let mut word = self.words[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }
}

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = wanted(cx, arguments, 0)?;
    cx.opaque(class, Twister::from_key(&[0]))
}

fn own<'a>(cx: &'a mut Cx, arguments: &'a [Value]) -> Option<&'a mut Twister> {
    arguments.given(0)?.opaque_mut::<Twister>(cx)
}

fn start(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let number = wanted(cx, arguments, 1)?;
    let key = match cx.as_int(number) {
        Some(Int::Small(number)) => BigUint::from(number.unsigned_abs()).to_u32_digits(),
        Some(Int::Big(number)) => number.magnitude().to_u32_digits(),
        None => return Err(cx.type_error("an integer is required")),
    };
    let key = if key.is_empty() { vec![0] } else { key };
    cx.charge(WORDS + key.len())?;
    match own(cx, arguments) {
        Some(own) => *own = Twister::from_key(&key),
        None => return Err(lacking(cx)),
    }
    Ok(Value::NONE)
}

fn random(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = own(cx, arguments) else { return Err(lacking(cx)) };
    let (high, low) = (own.word() >> 5, own.word() >> 6);
    cx.float((f64::from(high) * 67_108_864.0 + f64::from(low)) * (1.0 / 9_007_199_254_740_992.0))
}

fn get_bits(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let bits = wanted(cx, arguments, 1)?;
    if let Some(Int::Big(big)) = cx.as_int(bits)
        && big.sign() != num_bigint::Sign::Minus
    {
        if big.bits() > 64 {
            return Err(cx.overflow_error("Python int too large for C uint64_t"));
        }
        return Err(cx.out_of_memory());
    }
    let Ok(bits) = usize::try_from(size_argument(cx, bits)?) else {
        return Err(cx.value_error("Cannot convert negative int"));
    };
    if bits <= 32 {
        let Some(own) = own(cx, arguments) else { return Err(lacking(cx)) };
        let word = if bits == 0 { 0 } else { own.word() >> (32 - bits) };
        return cx.int(i64::from(word));
    }
    let words = bits.div_ceil(32);
    cx.check_room(words.saturating_mul(8))?;
    cx.charge(words)?;
    let Some(own) = own(cx, arguments) else { return Err(lacking(cx)) };
    let mut digits: Vec<u32> = (0..words).map(|_| own.word()).collect();
    if let Some(last) = digits.last_mut()
        && bits % 32 != 0
    {
        *last >>= 32 - bits % 32;
    }
    cx.big_int(BigInt::from(BigUint::new(digits)))
}

fn get_state(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = own(cx, arguments) else { return Err(lacking(cx)) };
    let mut items: Vec<Value> = own.words.iter().map(|&word| Value::small_int(i64::from(word))).collect();
    items.push(Value::small_int(own.next as i64));
    cx.tuple_from(items)
}

fn set_state(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let state = wanted(cx, arguments, 1)?;
    let Some(tuple) = state.get::<Tuple>(cx) else {
        return Err(cx.type_error("state vector must be a tuple"));
    };
    let items = tuple.items().to_vec();
    let [words @ .., next] = items.as_slice() else {
        return Err(cx.value_error("state vector is the wrong size"));
    };
    if words.len() != WORDS {
        return Err(cx.value_error("state vector is the wrong size"));
    }
    let mut new = Box::new([0u32; WORDS]);
    for (place, word) in new.iter_mut().zip(words) {
        *place = state_word(cx, word)?;
    }
    let next = size_argument(cx, next)?;
    let Some(next) = usize::try_from(next).ok().filter(|&next| next <= WORDS) else {
        return Err(cx.value_error("invalid state"));
    };
    match own(cx, arguments) {
        Some(own) => *own = Twister { words: new, next },
        None => return Err(lacking(cx)),
    }
    Ok(Value::NONE)
}

/// A word of a state: the low 32 bits of what fits 64.
fn state_word(cx: &mut Cx, word: &Value) -> Answer<u32> {
    let number = match cx.as_int(word) {
        Some(number) => number.to_number(),
        None => return Err(cx.type_error("an integer is required")),
    };
    if number.sign() == num_bigint::Sign::Minus {
        return Err(cx.overflow_error("can't convert negative value to unsigned int"));
    }
    match u64::try_from(&number) {
        Ok(number) => Ok((number & 0xffff_ffff) as u32),
        Err(_) => Err(cx.overflow_error("Python int too large to convert to C unsigned long")),
    }
}
