//! The payload of a class: bases, linearisation, namespace, and what the VM derives from them. A class has a
//! version; any change to it or to a base gives it a new one, so caches compare one number.

use super::Shape;
use crate::error::Answer;
use crate::heap::{Header, Kind, Payload};
use crate::native::{Native, NativeCall};
use crate::types::dict::Dict;
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// Facts about a class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassFlags(pub u32);

impl ClassFlags {
    /// A script made it; instances own a count of it.
    pub const HEAP: u32 = 1;
    /// A script may derive from it.
    pub const SUBCLASSABLE: u32 = 2;
    /// Instances have attributes of their own.
    pub const HAS_DICT: u32 = 4;
    /// Instances can be weakly referenced.
    pub const WEAK: u32 = 8;
    /// It has `__del__`.
    pub const FINALIZED: u32 = 16;
    /// Matches sequence patterns.
    pub const SEQUENCE: u32 = 32;
    /// Matches mapping patterns.
    pub const MAPPING: u32 = 64;
    /// Has abstract methods and cannot be instantiated.
    pub const ABSTRACT: u32 = 128;
    /// Attributes cannot be set on it.
    pub const IMMUTABLE: u32 = 256;
    /// Defines or inherits `__getattribute__` from a script.
    pub const GETATTRIBUTE: u32 = 512;
    /// Defines or inherits `__getattr__`.
    pub const GETATTR: u32 = 1024;
    /// Defines or inherits `__setattr__` or `__delattr__` from a script.
    pub const SETATTR: u32 = 2048;
    /// Its instances are classes.
    pub const METACLASS: u32 = 4096;
    /// Instances are exceptions.
    pub const EXCEPTION: u32 = 8192;
    /// Defines `__eq__` of its own (not `object`'s).
    pub const EQUALITY: u32 = 1 << 14;
    /// Defines `__hash__` of its own (not `object`'s).
    pub const HASH: u32 = 1 << 15;
    /// Defines `__set__` or `__delete__`: its instances are data descriptors.
    pub const DATA_DESCRIPTOR: u32 = 1 << 16;
    /// Defines `__get__`.
    pub const DESCRIPTOR: u32 = 1 << 17;
    /// Defines `__bool__` or `__len__`.
    pub const TRUTH: u32 = 1 << 18;
    /// A positional class pattern matches the subject itself (int, str, list …).
    pub const MATCH_SELF: u32 = 1 << 19;
    /// Scripts cannot call it to make instances.
    pub const NO_NEW: u32 = 1 << 20;
    /// A script's class that stands in for a native one: messages name its module too.
    pub const NATIVE: u32 = 1 << 21;

    /// Whether any of these bits is set.
    #[inline(always)]
    pub fn has(self, bits: u32) -> bool {
        self.0 & bits != 0
    }
}

/// A class.
pub struct Class {
    /// `__name__`, a str.
    pub name: Value,
    /// `__qualname__`, a str.
    pub qualified_name: Value,
    /// Direct bases, a tuple.
    pub bases: Value,
    /// The base that decides the layout, Unset for `object`.
    pub base: Value,
    /// The linearisation (`__mro__`), a tuple beginning with the class itself.
    pub order: Value,
    /// The namespace, a dict.
    pub namespace: Value,
    /// Direct subclasses; they take themselves out when they die.
    pub subclasses: Vec<*mut Header>,
    /// Changes with every change of the class or a base; 0 means that sites stay generic.
    pub version: u32,
    /// Facts.
    pub flags: ClassFlags,
    /// The payload kind of instances.
    pub kind: Kind,
    /// How many attribute slots `__slots__` of this class and its bases take.
    pub slots: u16,
    /// Shape of a new instance; null when instances have no attribute words.
    pub root_shape: *mut Shape,
    /// Shape of instances in dictionary mode.
    pub dictionary_shape: *mut Shape,
    /// All shapes, kept alive.
    pub shapes: Vec<Box<Shape>>,
    /// The row of a builtin class.
    pub row: Option<&'static crate::native::TypeRow>,
    /// The object whose payload this is.
    pub itself: *mut Header,
}

impl Payload for Class {
    const KIND: Kind = Kind::Class;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        for value in [&self.name, &self.qualified_name, &self.bases, &self.base, &self.order, &self.namespace]
        {
            visit(value);
        }
        for shape in &self.shapes {
            shape.names.iter().for_each(&mut *visit);
        }
    }
    fn clear(&mut self) {
        self.leave_bases();
        self.bases = Value::UNSET;
        self.base = Value::UNSET;
        self.order = Value::UNSET;
        self.namespace = Value::UNSET;
    }
}

impl Class {
    /// Takes the class out of its bases' lists of subclasses.
    fn leave_bases(&mut self) {
        let itself = self.itself;
        if !self.bases.is_kind(Kind::Tuple) {
            return;
        }
        // SAFETY: the class owns its bases; the list of subclasses holds no counts.
        unsafe {
            for base in self.bases.bits().payload::<crate::types::tuple::Tuple>().items() {
                if base.is_kind(Kind::Class) {
                    base.bits().payload::<Class>().subclasses.retain(|&other| other != itself);
                }
            }
        }
    }

    /// Looks an interned name up along the linearisation, past every cache.
    pub fn find_uncached(&self, name: &Value) -> Option<Value> {
        if !self.order.is_kind(Kind::Tuple) {
            return None;
        }
        // SAFETY: the class owns its linearisation, whose items are classes that own their namespaces; a
        // probe by an interned str runs no script.
        unsafe {
            for class in self.order.bits().payload::<crate::types::tuple::Tuple>().items() {
                let namespace = &class.bits().payload::<Class>().namespace;
                if let Some(value) = namespace.bits().payload::<Dict>().get_interned(name.bits()) {
                    return Some(value.clone());
                }
            }
        }
        None
    }

    /// Whether this class is `other` or derives from it (by the linearisation).
    #[inline]
    pub fn derives_from(&self, other: &Value) -> bool {
        self.itself == other.bits().pointer() || self.order_has(other)
    }

    fn order_has(&self, other: &Value) -> bool {
        if !self.order.is_kind(Kind::Tuple) {
            return false;
        }
        // SAFETY: the class owns its linearisation.
        unsafe {
            self.order
                .bits()
                .payload::<crate::types::tuple::Tuple>()
                .items()
                .iter()
                .any(|class| class.is(other))
        }
    }
}

impl Drop for Class {
    fn drop(&mut self) {
        self.leave_bases();
    }
}

/// The C3 linearisation of a class with these bases, without the class itself.
/// Language reference, "The standard type hierarchy"; Barrett et al., OOPSLA 1996.
pub fn linearise(cx: &mut Cx, bases: &[Value]) -> Answer<Vec<Value>> {
    let mut sequences: Vec<Vec<Value>> = Vec::with_capacity(bases.len() + 1);
    for base in bases {
        let Some(class) = base.get::<Class>(cx) else { return Err(cx.type_error("bases must be types")) };
        let order = class.order.clone();
        sequences.push(cx.tuple_items(&order).to_vec());
    }
    sequences.push(bases.to_vec());
    let mut heads = vec![0usize; sequences.len()];
    let mut result = Vec::new();
    loop {
        let mut finished = true;
        let mut chosen = None;
        for (sequence, &head) in sequences.iter().zip(&heads) {
            let Some(candidate) = sequence.get(head) else { continue };
            finished = false;
            let in_a_tail = sequences
                .iter()
                .zip(&heads)
                .any(|(other, &at)| other.iter().skip(at + 1).any(|class| class.is(candidate)));
            if !in_a_tail {
                chosen = Some(candidate.clone());
                break;
            }
        }
        if finished {
            return Ok(result);
        }
        let Some(chosen) = chosen else {
            let mut names = Vec::new();
            for (sequence, &head) in sequences.iter().zip(&heads) {
                if let Some(class) = sequence.get(head) {
                    let name = cx.class_name(class);
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
            }
            return Err(cx.type_error(&format!(
                "Cannot create a consistent method resolution order (MRO) for bases {}",
                names.join(", ")
            )));
        };
        for (sequence, head) in sequences.iter().zip(&mut heads) {
            if sequence.get(*head).is_some_and(|class| class.is(&chosen)) {
                *head += 1;
            }
        }
        result.push(chosen);
    }
}

/// Flags on which hangs whether an instance's slots are read and written without asking.
const ACCESS: u32 = ClassFlags::GETATTRIBUTE | ClassFlags::SETATTR;
/// Flags on which hangs what its instances do as attributes of other classes, or as classes.
const AS_ATTRIBUTE: u32 = ClassFlags::DESCRIPTOR | ClassFlags::DATA_DESCRIPTOR | ClassFlags::METACLASS;

impl Cx {
    /// Gives a class and all its subclasses new versions, after a change, and derives their flags anew.
    pub fn class_changed(&mut self, class: &Value) {
        self.renew_classes(class, false);
    }

    /// As `class_changed`, when a data descriptor has come or gone: what sites know of instances' slots is
    /// no longer true either.
    pub fn slots_changed(&mut self, class: &Value) {
        self.renew_classes(class, true);
    }

    /// Gives all classes new versions: something that classes hold has changed its nature.
    pub fn all_classes_changed(&mut self) {
        let object = self.types().object.clone();
        self.renew_classes(&object, true);
    }

    /// Lets patterns take instances of a script's class and of its subclasses as sequences or as mappings, whichever
    /// of the two flags is given; of the other kind they are no longer.
    pub fn set_pattern_kind(&mut self, class: &Value, flag: u32) {
        const BOTH: u32 = ClassFlags::SEQUENCE | ClassFlags::MAPPING;
        let mut waiting = vec![class.clone()];
        while let Some(class) = waiting.pop() {
            let Some(payload) = class.get_mut::<Class>(self) else { continue };
            if payload.flags.has(ClassFlags::IMMUTABLE) || payload.flags.0 & BOTH == flag & BOTH {
                continue;
            }
            payload.flags.0 = payload.flags.0 & !BOTH | flag & BOTH;
            waiting
                .extend(payload.subclasses.iter().map(|&subclass| Bits::from_pointer(subclass).to_value()));
        }
    }

    fn renew_classes(&mut self, class: &Value, slots: bool) {
        let mut slots = slots;
        let mut waiting = vec![class.clone()];
        while let Some(class) = waiting.pop() {
            let version = self.next_class_version();
            let flags = self.derived_class_flags(&class);
            let Some(payload) = class.get_mut::<Class>(self) else { continue };
            let before = std::mem::replace(&mut payload.flags, flags);
            let is_new = std::mem::replace(&mut payload.version, version) == 0;
            let turned = before.0 ^ flags.0;
            let renumber = slots || turned & ACCESS != 0;
            for &subclass in &payload.subclasses {
                waiting.push(Bits::from_pointer(subclass).to_value());
            }
            for at in 0..payload.shapes.len() {
                let Some(payload) = class.get_mut::<Class>(self) else { break };
                let known = payload.shapes[at].number();
                let number = if renumber || known == 0 { self.next_shape_number() } else { known };
                if let Some(payload) = class.get_mut::<Class>(self) {
                    payload.shapes[at].set_mark(number, version);
                }
            }
            let as_attribute = (before.0 | flags.0) & ClassFlags::METACLASS | turned & AS_ATTRIBUTE;
            if !is_new && as_attribute != 0 && !slots && !flags.has(ClassFlags::IMMUTABLE) {
                // its instances stand in other classes, or are classes
                slots = true;
                waiting = vec![self.types().object.clone()];
            }
        }
    }

    /// Whether a method that reads or writes attributes is the VM's own: `object`'s, `type`'s and `module`'s are, those
    /// of proxies are scripts.
    pub(crate) fn is_own_access(&self, method: &Value) -> bool {
        method.get::<Native>(self).is_some_and(|native| !matches!(native.row.call, NativeCall::Script(_)))
    }

    /// The flags of a class that follow from the names it defines or inherits.
    fn derived_class_flags(&mut self, class: &Value) -> ClassFlags {
        let names = self.names();
        let object = self.types().object.clone();
        let rows: [(&Value, u32); 13] = [
            (&names.__getattribute__, ClassFlags::GETATTRIBUTE),
            (&names.__getattr__, ClassFlags::GETATTR),
            (&names.__setattr__, ClassFlags::SETATTR),
            (&names.__delattr__, ClassFlags::SETATTR),
            (&names.__eq__, ClassFlags::EQUALITY),
            (&names.__hash__, ClassFlags::HASH),
            (&names.__set__, ClassFlags::DATA_DESCRIPTOR),
            (&names.__delete__, ClassFlags::DATA_DESCRIPTOR),
            (&names.__get__, ClassFlags::DESCRIPTOR),
            (&names.__bool__, ClassFlags::TRUTH),
            (&names.__len__, ClassFlags::TRUTH),
            (&names.__del__, ClassFlags::FINALIZED),
            (&names.__class__, 0),
        ];
        let Some(payload) = class.get::<Class>(self) else { return ClassFlags(0) };
        let mut flags = payload.flags.0;
        for (_, bit) in rows {
            flags &= !bit;
        }
        // a class with one base that defines none of the names has what its base has
        if let [base] = self.tuple_items(&payload.bases)
            && let Some(base) = base.get::<Class>(self)
            && let Some((_, above)) = self.tuple_items(&payload.order).split_first()
            && above.iter().map(Value::bits).eq(self.tuple_items(&base.order).iter().map(Value::bits))
            && let Some(own) = payload.namespace.get::<Dict>(self)
            && rows.iter().all(|(name, _)| own.get_interned(name.bits()).is_none())
        {
            let derived = rows.iter().fold(0, |derived, (_, bit)| derived | bit);
            return ClassFlags(flags | base.flags.0 & derived);
        }
        let object = object.get::<Class>(self);
        for (name, bit) in rows {
            let found = payload.find_uncached(name);
            let inherited = object.and_then(|object| object.find_uncached(name));
            let is_ours = bit & ACCESS != 0 && found.as_ref().is_some_and(|found| self.is_own_access(found));
            let differs = match (&found, &inherited) {
                (Some(found), Some(inherited)) => !found.is(inherited),
                (Some(_), None) => true,
                (None, _) => false,
            };
            if differs && !is_ours {
                flags |= bit;
            }
        }
        ClassFlags(flags)
    }
}
