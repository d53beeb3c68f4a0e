//! Text without values: everything about characters, numbers as text, templates, codecs, hashes and searches.
//!
//! Pure functions over [`units::Text`] and slices, used by the builtin types and by nothing below them. Each file
//! is one subject and knows none of the VM's values; wording of errors is the reference's. Read `units.rs` first.

pub mod codecs;
pub mod escape;
pub mod float_parse;
pub mod float_parts;
pub mod float_text;
pub mod format_apply;
pub mod format_spec;
pub mod hash;
pub mod hex_float;
pub mod int_text;
pub mod newline;
pub mod percent;
pub mod quick_format;
pub mod search;
pub mod split;
pub mod str_format;
mod two_way;
pub mod unicode;
pub mod units;
