//! Truth of a value.

use crate::heap::Kind;
use crate::object::{Class, ClassFlags};
use crate::types::{
    bytearray, bytes, complex, dict, dictview, float, int, list, memoryview, range, set, str, tuple,
};
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// Whether the value is true; None when a script's `__bool__` or `__len__` must tell.
#[inline]
pub fn quick_truth(cx: &Cx, value: &Value) -> Option<bool> {
    let bits = value.bits();
    if bits == Bits::TRUE {
        return Some(true);
    }
    if bits == Bits::FALSE || bits == Bits::NONE {
        return Some(false);
    }
    if bits.is_int() {
        return Some(bits.int() != 0);
    }
    if bits.is_float() {
        return Some(bits.float() != 0.0);
    }
    if !bits.is_pointer() {
        // its `__bool__` refuses
        return if value.is_not_implemented() { None } else { Some(true) };
    }
    slow_truth(cx, value)
}

fn slow_truth(cx: &Cx, value: &Value) -> Option<bool> {
    let class = cx.class_bits(value).into_unowned();
    let flags = class.get::<Class>(cx)?.flags;
    if flags.has(ClassFlags::TRUTH) && matches!(value.kind()?, Kind::Instance | Kind::Opaque) {
        return None;
    }
    if flags.has(ClassFlags::HEAP) && flags.has(ClassFlags::TRUTH) && !cx.has_builtin_truth(&class) {
        return None;
    }
    let not_empty = match value.kind()? {
        Kind::Str => !value.get::<str::Str>(cx)?.is_empty(),
        Kind::List => !value.get::<list::List>(cx)?.items.is_empty(),
        Kind::Tuple => !value.get::<tuple::Tuple>(cx)?.items().is_empty(),
        Kind::Dict => !value.get::<dict::Dict>(cx)?.is_empty(),
        Kind::Set => !value.get::<set::Set>(cx)?.table.is_empty(),
        Kind::Bytes => !value.get::<bytes::Bytes>(cx)?.as_slice().is_empty(),
        Kind::ByteArray => !value.get::<bytearray::ByteArray>(cx)?.bytes.is_empty(),
        Kind::Float => value.get::<float::Float>(cx)?.0 != 0.0,
        Kind::BigInt => value.get::<int::BigInt>(cx)?.0 != num_bigint::BigInt::ZERO,
        Kind::Complex => {
            let number = value.get::<complex::Complex>(cx)?;
            number.real != 0.0 || number.imaginary != 0.0
        }
        Kind::Range => value.get::<range::Range>(cx)?.length.bits() != Bits::small_int(0),
        Kind::DictView => {
            let dict = &value.get::<dictview::DictView>(cx)?.dict;
            !dict.get::<dict::Dict>(cx)?.is_empty()
        }
        Kind::MemoryView => value.get::<memoryview::MemoryView>(cx)?.shape.iter().product::<usize>() != 0,
        _ if flags.has(ClassFlags::TRUTH) => return None,
        _ => true,
    };
    Some(not_empty)
}
