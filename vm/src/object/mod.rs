//! The object model: classes, shapes and how an attribute is found. Nothing here runs a script; where a
//! script must be run, the answer says what to call.
//!
//! - `class`: the payload of a class; linearisation; versions
//! - `shape`: which attribute names an instance has, and where
//! - `instance`: instances and their attribute words
//! - `lookup`: what an attribute access finds
//! - `special`: special methods that must be bound before they are called

mod class;
mod instance;
mod lookup;
mod reclass;
mod shape;
mod special;

pub use class::{Class, ClassFlags, linearise};
pub(crate) use instance::{adopt_class, first_inline, install_dict};
pub use instance::{
    allocate_instance, attributes_dict, delete_own_attribute, own_attribute, read_slot, set_own_attribute,
    write_slot,
};
pub use lookup::{Found, Stored, class_names, find_attribute, find_special, store_attribute};
pub(crate) use lookup::{bind, find_in_type, in_namespace, is_data_descriptor};
pub use reclass::change_class;
pub use shape::{MAX_SHAPE_KEYS, Shape};
pub(crate) use special::{CALL_SPECIAL, with_object_first};
