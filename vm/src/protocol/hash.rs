//! Hashes of builtin values without running a script. Numbers hash by value: modulo 2^61 - 1, as CPython's,
//! so that equal numbers of all types have one hash (library reference, "Hashing of numeric types").

use num_traits::{Signed, ToPrimitive};

use crate::error::Answer;
use crate::heap::{Kind, flag};
use crate::object::ClassFlags;
use crate::types::int::Int;
use crate::types::{bytes, complex, range, set, slice, tuple, weakref};
use crate::value::Value;
use crate::vm::Cx;

const BITS: u32 = 61;
const MODULUS: u64 = (1 << BITS) - 1;
/// Tuples nested deeper than this are left to the script half.
const DEPTH: u32 = 60;

/// The hash of a value, as a 64-bit word; None when a script's `__hash__` must tell; TypeError when it
/// has none.
#[inline]
pub fn quick_hash(cx: &mut Cx, value: &Value) -> Answer<Option<u64>> {
    match plain_hash(cx, value) {
        Some(hash) => Ok(Some(hash)),
        None => hash(cx, value, DEPTH),
    }
}

/// The hash of what has one that cannot fail: a small int, an exact str, or an exact tuple of those.
#[inline]
pub fn plain_hash(cx: &Cx, value: &Value) -> Option<u64> {
    if value.is_kind(Kind::Tuple) && cx.is_exact(value, &cx.types().tuple) {
        return plain_tuple(cx, value);
    }
    plain_item(cx, value)
}

#[inline(always)]
fn plain_item(cx: &Cx, value: &Value) -> Option<u64> {
    if let Some(number) = value.as_small_int() {
        return Some(hash_int(number));
    }
    if cx.is_exact_str(value) { Some(cx.str_hash(value)) } else { None }
}

/// `hash` of a 64-bit int.
#[inline]
pub fn hash_int(number: i64) -> u64 {
    if number.unsigned_abs() < MODULUS {
        return settle(number);
    }
    let rest = (number.unsigned_abs() % MODULUS) as i64;
    settle(if number < 0 { -rest } else { rest })
}

#[inline(always)]
fn settle(hash: i64) -> u64 {
    if hash == -1 { -2i64 as u64 } else { hash as u64 }
}

/// `hash` of a big int.
pub fn hash_big(number: &num_bigint::BigInt) -> u64 {
    let rest = (number.magnitude() % MODULUS).to_i64().unwrap_or(0);
    settle(if number.is_negative() { -rest } else { rest })
}

/// `hash` of a float; `identity` serves for NaN.
pub fn hash_float(number: f64, identity: u64) -> u64 {
    if number.is_nan() {
        return settle(identity.wrapping_sub(1).rotate_right(4) as i64);
    }
    if number.is_infinite() {
        return settle(if number > 0.0 { 314_159 } else { -314_159 });
    }
    if number == 0.0 {
        return 0;
    }
    let bits = number.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let (mut mantissa, mut exponent) =
        if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) };
    let zeros = mantissa.trailing_zeros();
    mantissa >>= zeros;
    exponent += i64::from(zeros);
    let shift = exponent.rem_euclid(i64::from(BITS)) as u32;
    let wide = (u128::from(mantissa % MODULUS)) << shift;
    let rest = (wide % u128::from(MODULUS)) as i64;
    settle(if number < 0.0 { -rest } else { rest })
}

/// Combines the hashes of items as CPython's tuples do (xxHash's scheme).
pub fn combine(hashes: impl IntoIterator<Item = u64>) -> u64 {
    const ONE: u64 = 11_400_714_785_074_694_791;
    const TWO: u64 = 14_029_467_366_897_019_727;
    const FIVE: u64 = 2_870_177_450_012_600_261;
    let mut sum = FIVE;
    let mut count = 0u64;
    for hash in hashes {
        sum = sum.wrapping_add(hash.wrapping_mul(TWO));
        sum = sum.rotate_left(31).wrapping_mul(ONE);
        count += 1;
    }
    sum = sum.wrapping_add(count ^ (FIVE ^ 3_527_539));
    if sum == u64::MAX { 1_546_275_796 } else { sum }
}

/// Combines the hashes of a frozen set's members, in any order.
pub fn combine_unordered(hashes: impl IntoIterator<Item = u64>) -> u64 {
    let shuffle = |hash: u64| ((hash ^ 89_869_747) ^ (hash << 16)).wrapping_mul(3_644_798_167);
    let mut sum = 0u64;
    let mut count = 0u64;
    for hash in hashes {
        sum ^= shuffle(hash);
        count += 1;
    }
    sum ^= (count + 1).wrapping_mul(1_927_868_237);
    sum ^= (sum >> 11) ^ (sum >> 25);
    sum = sum.wrapping_mul(69_069).wrapping_add(907_133_923);
    if sum == u64::MAX { 590_923_713 } else { sum }
}

/// The error for a value without a hash.
#[cold]
pub fn unhashable(cx: &mut Cx, value: &Value) -> crate::error::Raised {
    let name = cx.quoted_type_name(value);
    cx.type_error(&format!("unhashable type: {name}"))
}

/// The hash of an object that is equal to itself alone.
pub fn hash_identity(value: &Value) -> u64 {
    settle((value.identity().wrapping_sub(1)).rotate_right(4) as i64)
}

fn hash(cx: &mut Cx, value: &Value, depth: u32) -> Answer<Option<u64>> {
    let flags = cx.class_flags(value);
    if flags.has(ClassFlags::HEAP) && flags.has(ClassFlags::HASH) && !cx.has_builtin_hash(value) {
        return Ok(None);
    }
    if let Some(int) = cx.as_int(value) {
        return Ok(Some(match int {
            Int::Small(number) => hash_int(number),
            Int::Big(number) => hash_big(number),
        }));
    }
    if let Some(number) = cx.as_float(value) {
        return Ok(Some(hash_float(number, value.identity())));
    }
    let Some(kind) = value.kind() else { return Ok(Some(hash_identity(value))) };
    Ok(match kind {
        Kind::Str => Some(cx.str_hash(value)),
        Kind::Bytes => value.get::<bytes::Bytes>(cx).map(|bytes| match bytes.cached_hash() {
            Some(hash) => hash,
            None => {
                let hash = if bytes.as_slice().is_empty() { 0 } else { cx.hash_bytes(bytes.as_slice()) };
                bytes.cache_hash(hash);
                hash
            }
        }),
        Kind::Tuple => {
            let Some(depth) = depth.checked_sub(1) else { return Ok(None) };
            if let Some(hash) = plain_tuple(cx, value) {
                return Ok(Some(hash));
            }
            let items = value.get::<tuple::Tuple>(cx).map(|tuple| tuple.items().to_vec()).unwrap_or_default();
            cx.charge(items.len() + 1)?;
            let mut hashes = Vec::with_capacity(items.len());
            for item in &items {
                match hash(cx, item, depth)? {
                    Some(hash) => hashes.push(hash),
                    None => return Ok(None),
                }
            }
            Some(combine(hashes))
        }
        Kind::Complex => value.get::<complex::Complex>(cx).map(|number| {
            let real = hash_float(number.real, value.identity());
            let imaginary = hash_float(number.imaginary, value.identity());
            settle(real.wrapping_add(1_000_003u64.wrapping_mul(imaginary)) as i64)
        }),
        Kind::Set => {
            // SAFETY: the kind says that it is an object.
            if unsafe { (*value.bits().pointer()).flags } & flag::SPECIAL == 0 {
                return Err(unhashable(cx, value));
            }
            value.get::<set::Set>(cx).map(|set| {
                let live = set.table.slots().iter().filter(|entry| !entry.key.is_unset());
                combine_unordered(live.map(|entry| entry.hash))
            })
        }
        Kind::Range => {
            let Some(range) = value.get::<range::Range>(cx) else { return Ok(None) };
            let zero = crate::value::Bits::small_int(0);
            let one = crate::value::Bits::small_int(1);
            let items = match range.length.bits() {
                length if length == zero => [range.length.clone(), Value::NONE, Value::NONE],
                length if length == one => [range.length.clone(), range.start.clone(), Value::NONE],
                _ => [range.length.clone(), range.start.clone(), range.step.clone()],
            };
            hash_all(cx, &items, depth)?
        }
        Kind::Slice => {
            let Some(slice) = value.get::<slice::Slice>(cx) else { return Ok(None) };
            let items = [slice.start.clone(), slice.stop.clone(), slice.step.clone()];
            hash_all(cx, &items, depth)?
        }
        Kind::List | Kind::Dict | Kind::ByteArray => return Err(unhashable(cx, value)),
        Kind::WeakReference => {
            match value.get::<weakref::WeakReference>(cx).and_then(|reference| reference.hash) {
                Some(hash) => Some(hash),
                None => return Ok(None),
            }
        }
        Kind::Instance => {
            if flags.has(ClassFlags::HASH) && !flags.has(ClassFlags::HEAP) {
                None
            } else {
                Some(hash_identity(value))
            }
        }
        Kind::Function
        | Kind::Native
        | Kind::Class
        | Kind::Module
        | Kind::Generator
        | Kind::Fiber
        | Kind::Exception
        | Kind::Property
        | Kind::StaticMethod
        | Kind::ClassMethod
        | Kind::Member
        | Kind::GetSet
        | Kind::Traceback
        | Kind::Frame
        | Kind::Iterator => Some(hash_identity(value)),
        Kind::Free
        | Kind::Float
        | Kind::BigInt
        | Kind::MemoryView
        | Kind::DictView
        | Kind::Method
        | Kind::Code
        | Kind::Cell
        | Kind::Super
        | Kind::GenericAlias
        | Kind::UnionType
        | Kind::MappingProxy
        | Kind::Opaque => None,
    })
}

/// The hash of a tuple of small ints and strs.
fn plain_tuple(cx: &Cx, value: &Value) -> Option<u64> {
    let items = value.get::<tuple::Tuple>(cx)?.items();
    let mut plain = true;
    let hash = combine(items.iter().map_while(|item| {
        let hash = plain_item(cx, item);
        plain &= hash.is_some();
        hash
    }));
    plain.then_some(hash)
}

fn hash_all(cx: &mut Cx, items: &[Value], depth: u32) -> Answer<Option<u64>> {
    let mut hashes = Vec::new();
    for item in items {
        match hash(cx, item, depth.saturating_sub(1))? {
            Some(hash) => hashes.push(hash),
            None => return Ok(None),
        }
    }
    Ok(Some(combine(hashes)))
}
