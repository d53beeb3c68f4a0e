//! A shape says which attribute names an instance has and in which slot each lies. Shapes form a tree under
//! their class: adding a name leads to a child. A shape belongs to one class, so that comparing a shape
//! also compares the class. Sites compare not its address but its mark, of which one half changes with the
//! class's version and the other when what the slots mean has changed; no mark is ever given twice. After `MAX_SHAPE_KEYS` names, a deletion, or a request for `__dict__`, the
//! instance turns to the class's dictionary shape and keeps its attributes in a dict.

use crate::heap::Header;
use crate::value::{Bits, Value};

/// Names beyond this many turn an instance to dictionary mode.
pub const MAX_SHAPE_KEYS: usize = 64;

/// The layout of an instance's attributes.
#[repr(C)]
pub struct Shape {
    /// What inline caches compare: `number` in the low half, the class's version in the high half.
    pub mark: u64,
    /// The class it belongs to (which owns it).
    pub class: *mut Header,
    /// Names in slot order, from slot `first` on; interned.
    pub names: Vec<Value>,
    /// Slots below this one belong to `__slots__`.
    pub first: u16,
    /// How many slots lie inside the instance.
    pub inline: u16,
    /// Whether attributes lie in a dict instead.
    pub is_dictionary: bool,
    /// Shapes with one more name.
    children: Vec<(Bits, *mut Shape)>,
}

impl Shape {
    /// The empty shape of a class. Its mark is 0: sites do not cache it before the class has a version.
    pub fn root(class: *mut Header, first: u16, inline: u16) -> Shape {
        Shape { mark: 0, class, names: Vec::new(), first, inline, is_dictionary: false, children: Vec::new() }
    }

    /// The half of the mark that says what the slots mean; 0: sites stay generic.
    #[inline(always)]
    pub fn number(&self) -> u32 {
        self.mark as u32
    }

    /// Gives it this number and the version of its class.
    pub fn set_mark(&mut self, number: u32, version: u32) {
        self.mark = u64::from(number) | u64::from(version) << 32;
    }

    /// The dictionary shape of a class.
    pub fn dictionary(class: *mut Header, first: u16, inline: u16) -> Shape {
        Shape { is_dictionary: true, ..Shape::root(class, first, inline) }
    }

    /// The slot of an interned name.
    #[inline]
    pub fn slot(&self, name: Bits) -> Option<usize> {
        self.names.iter().position(|own| own.bits() == name).map(|index| index + usize::from(self.first))
    }

    /// The slot that the next name will get.
    pub fn next_slot(&self) -> usize {
        self.names.len() + usize::from(self.first)
    }

    /// The shape with one more name, made when it is missing; None when there are too many names.
    pub fn with_name(
        &mut self,
        name: &Value,
        keep: &mut Vec<Box<Shape>>,
        number: impl FnOnce() -> u32,
    ) -> Option<*mut Shape> {
        if let Some((_, child)) = self.children.iter().find(|(key, _)| *key == name.bits()) {
            return Some(*child);
        }
        if self.names.len() >= MAX_SHAPE_KEYS || self.is_dictionary {
            return None;
        }
        let mut names = self.names.clone();
        names.push(name.clone());
        let mut child = Box::new(Shape {
            names,
            children: Vec::new(),
            ..Shape::root(self.class, self.first, self.inline)
        });
        child.set_mark(number(), (self.mark >> 32) as u32);
        let address: *mut Shape = &mut *child;
        keep.push(child);
        self.children.push((name.bits(), address));
        Some(address)
    }
}
