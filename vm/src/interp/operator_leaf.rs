//! What operators of builtin classes come to: the native that the left operand's class has for an operator, kept
//! by the class's version, so that `list + list` need not look `__add__` up each time. So are the natives for items
//! and for the step of a loop.

use super::operators::BinaryOperator;
use crate::error::Answer;
use crate::native::{Leaf, Native, Role};
use crate::object::Class;
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// Natives that are kept; a power of two.
const PLACES: usize = 128;

/// One native that is kept. The key 0 is of none.
#[derive(Clone, Copy)]
pub struct OperatorLeaf {
    key: u64,
    leaf: Option<Leaf>,
}

/// The key of an operator for a class: its version, which is never given twice, and the operator. 0: the class has no
/// version.
pub(super) fn leaf_key(class: Bits, operator: BinaryOperator, in_place: bool) -> u64 {
    // SAFETY: the word is a class's.
    let version = unsafe { class.payload::<Class>() }.version;
    if version == 0 { 0 } else { u64::from(version) << 8 | (operator as u64) << 1 | u64::from(in_place) }
}

/// Special methods that instructions ask for, in numbers that no operator has.
#[derive(Clone, Copy)]
pub(super) enum Special {
    /// `__getitem__`
    GetItem = 0x70,
    /// `__setitem__`
    SetItem = 0x71,
    /// `__next__`
    Next = 0x72,
}

/// The key of a special method for the class of an object. 0: the class has no version.
pub(super) fn special_key(cx: &Cx, object: &Value, special: Special) -> u64 {
    // SAFETY: the word is a class's.
    let version = unsafe { cx.class_bits(object).0.payload::<Class>() }.version;
    if version == 0 { 0 } else { u64::from(version) << 8 | (special as u64) << 1 }
}

fn place_of(key: u64) -> usize {
    (key >> 8 ^ key.wrapping_mul(5)) as usize & (PLACES - 1)
}

impl Cx {
    /// What the native kept under a key answers. None: none is kept.
    #[inline]
    pub(super) fn call_kept_leaf(&mut self, key: u64, arguments: &[Value]) -> Option<Answer<Option<Value>>> {
        let kept = *self.vm().operator_leaves.get(place_of(key))?;
        if kept.key != key {
            return None;
        }
        kept.leaf.map(|leaf| leaf.call(self, arguments))
    }

    /// Keeps a method that was found for the left operand of a key, when it is a native that takes both as they are.
    pub(super) fn keep_leaf(&mut self, key: u64, method: &Value) {
        self.keep_leaf_of(key, method, 2);
    }

    /// Keeps a special method that was found for an object, when it is a native of the object's own kind that takes
    /// so many arguments as they are. Whether it was kept.
    pub(super) fn keep_special(&mut self, key: u64, method: &Value, object: &Value, count: usize) -> bool {
        let Some(native) = method.get::<Native>(self) else { return false };
        let owner = native.owner.clone();
        self.is_instance(object, &owner) && self.keep_leaf_of(key, method, count)
    }

    fn keep_leaf_of(&mut self, key: u64, method: &Value, count: usize) -> bool {
        let Some(native) = method.get::<Native>(self) else { return false };
        if key == 0
            || !native.signature().accepts_plain(count)
            || !matches!(native.role(), Role::Method | Role::Wrapper)
        {
            return false;
        }
        let Some(leaf) = native.row.call.leaf() else { return false };
        let leaves = &mut self.vm().operator_leaves;
        leaves.resize(PLACES, OperatorLeaf { key: 0, leaf: None });
        leaves[place_of(key)] = OperatorLeaf { key, leaf: Some(leaf) };
        true
    }
}
