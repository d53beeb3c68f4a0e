//! The values of literals.
//!
//! They are not the VM's values: a long integer stays the text it was written as, and a string keeps its
//! lone surrogates.

use std::rc::Rc;

use taipan_lexer::LiteralText;

/// The value of a `Constant` node.
#[derive(Debug, Clone, PartialEq)]
pub enum Constant {
    /// `None`
    None,
    /// `True`
    True,
    /// `False`
    False,
    /// `...`
    Ellipsis,
    /// An integer that fits 64 bits.
    Int(i64),
    /// A longer integer: its digits without prefix and underscores, and their radix (2, 8, 10 or 16).
    BigInt {
        /// ASCII digits, lower or upper case, no sign, no leading zeros.
        digits: Rc<str>,
        /// 2, 8, 10 or 16.
        radix: u32,
    },
    /// A float.
    Float(f64),
    /// A complex number, real part first; that of a literal is zero.
    Complex(f64, f64),
    /// A string.
    Str(LiteralText),
    /// A bytes literal.
    Bytes(Rc<[u8]>),
    /// A tuple of constants. No source says so, but a tree that a script made.
    Tuple(Vec<Constant>),
    /// A frozenset of constants, likewise.
    FrozenSet(Vec<Constant>),
}
