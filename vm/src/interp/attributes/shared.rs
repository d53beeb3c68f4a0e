//! The table that sites share which see many shapes: what a name means for objects of one shape, or for one
//! class. An entry is found by both, so it needs no guard but its key; marks and versions are never given
//! twice.

use super::shape_of;
use crate::heap::{Kind, flag};
use crate::object::Class;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// Entries; a power of two.
const SITES: usize = 2048;

/// `word` is an inline slot.
pub(super) const SLOT: u64 = 1;
/// `word` is a value that the class holds.
pub(super) const VALUE: u64 = 2;
/// `word` is the function of a property.
pub(super) const GETTER: u64 = 3;
/// `word` is a function that takes the object as its first argument.
pub(super) const METHOD: u64 = 4;
/// `word` is the shape that storing leads to.
pub(super) const ADD: u64 = 5;

/// Of a key: the name is stored.
pub(super) const STORE: u64 = 1 << 56;
/// Of a key: the name is looked up through `super`.
pub(super) const SUPER: u64 = 2 << 56;

/// What a name means for objects of one shape.
#[derive(Default)]
pub struct SharedSite {
    /// The shape's mark; of a class: its version in the high half; 0: no entry.
    pub mark: u64,
    /// The name's word and the kind of access.
    pub key: u64,
    /// What `word` is.
    pub what: u64,
    /// The slot, value, function or shape.
    pub word: u64,
    /// The name, kept alive.
    pub name: Value,
}

/// By what an object is known to the table; 0: by nothing.
#[inline(always)]
pub(super) unsafe fn mark_of(bits: Bits) -> u64 {
    // SAFETY: a pointer word points to a live object.
    unsafe {
        if !bits.is_pointer() {
            return 0;
        }
        if (*bits.pointer()).flags & flag::ATTRIBUTES != 0 {
            return (*shape_of(bits)).mark;
        }
        let class = if (*bits.pointer()).kind == Kind::Class {
            bits.payload::<Class>()
        } else {
            return 0;
        };
        u64::from(class.version) << 32
    }
}

/// By what a look-up through `super` is known: the receiver's class and the class after which to look.
#[inline(always)]
pub(super) unsafe fn super_mark(class: Bits, receiver: Bits) -> u64 {
    // SAFETY: a pointer word points to a live object, whose class is one.
    unsafe {
        if !class.is_kind(Kind::Class) || !receiver.is_pointer() || receiver.is_kind(Kind::Class) {
            return 0;
        }
        let own = Bits::from_pointer((*receiver.pointer()).class).payload::<Class>().version;
        let after = class.payload::<Class>().version;
        if own == 0 || after == 0 { 0 } else { u64::from(own) | u64::from(after) << 32 }
    }
}

/// The first of the two neighbouring entries where this key may be.
#[inline(always)]
fn place_of(mark: u64, key: u64) -> usize {
    let mixed = (mark ^ key.rotate_left(32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> (64 - SITES.trailing_zeros())) as usize
}

/// The entry of this key, or one of another. The table is there: only sites that were written after its
/// making ask.
#[inline(always)]
pub(super) unsafe fn site(vm: *mut Vm, mark: u64, key: u64) -> *mut SharedSite {
    let place = place_of(mark, key);
    // SAFETY: the table has `SITES` entries, an even number.
    unsafe {
        let first = (*vm).shared_sites.as_mut_ptr();
        let site = first.add(place);
        if (*site).mark == mark && (*site).key == key { site } else { first.add(place ^ 1) }
    }
}

/// Writes an entry.
pub(super) fn remember(cx: &mut Cx, mark: u64, kind: u64, name: &Value, what: u64, word: u64) {
    let vm: *mut Vm = cx.vm;
    if cx.vm().shared_sites.is_empty() {
        cx.vm().shared_sites.resize_with(SITES, SharedSite::default);
    }
    let key = name.bits().0 | kind;
    let fresh = SharedSite { mark, key, what, word, name: name.clone() };
    // SAFETY: the table was just seen to be there.
    let old = unsafe {
        let sites = &mut (*vm).shared_sites;
        let place = place_of(mark, key);
        let same = |site: &SharedSite| site.mark == mark && site.key == key;
        if same(&sites[place]) || sites[place].mark == 0 {
            std::mem::replace(&mut sites[place], fresh)
        } else if same(&sites[place ^ 1]) {
            std::mem::replace(&mut sites[place ^ 1], fresh)
        } else {
            // the newest lies in its own place, what it drives out in the neighbour's
            let driven_out = std::mem::replace(&mut sites[place], fresh);
            if place_of(driven_out.mark, driven_out.key) | 1 == place | 1 {
                std::mem::replace(&mut sites[place ^ 1], driven_out)
            } else {
                driven_out
            }
        }
    };
    drop(old);
}
