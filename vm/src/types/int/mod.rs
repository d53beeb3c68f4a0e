//! `int` and `bool`: 62 bits inline, `num_bigint` beyond. A big int never holds what fits inline.
//!
//! - this file: the payload, and ints as natives see them
//! - `arithmetic`: what the operators do
//! - `division`: quotients and remainders of big numbers
//! - `convert`: the constructors, decimal text
//! - `methods`: the rows

pub mod arithmetic;
pub mod convert;
mod division;
pub mod methods;

use num_bigint::BigInt as Number;
use num_traits::ToPrimitive;

use crate::error::Answer;
use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// The payload of an int that does not fit inline, or of an instance of a subclass of `int`.
pub struct BigInt(pub Number);

impl Payload for BigInt {
    const KIND: Kind = Kind::BigInt;
    fn trace(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// An int as a native sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Int<'a> {
    /// Fits 64 bits.
    Small(i64),
    /// Does not fit inline.
    Big(&'a Number),
}

impl Int<'_> {
    /// As a big number of its own.
    pub fn to_number(&self) -> Number {
        match self {
            Int::Small(number) => Number::from(*number),
            Int::Big(number) => (*number).clone(),
        }
    }
}

impl Cx {
    /// An int.
    #[inline]
    pub fn int(&mut self, number: i64) -> Answer {
        match Bits::try_int(number) {
            Some(bits) => Ok(bits.into_value()),
            None => self.big_int_cell(Number::from(number)),
        }
    }

    /// An int of any size; what fits is held inline.
    pub fn big_int(&mut self, number: Number) -> Answer {
        match number.to_i64().and_then(Bits::try_int) {
            Some(bits) => Ok(bits.into_value()),
            None => self.big_int_cell(number),
        }
    }

    /// An int of up to 128 bits.
    pub fn wide_int(&mut self, number: i128) -> Answer {
        match i64::try_from(number) {
            Ok(number) => self.int(number),
            Err(_) => self.big_int_cell(Number::from(number)),
        }
    }

    fn big_int_cell(&mut self, number: Number) -> Answer {
        let class = self.types().int.clone();
        self.new_object(&class, BigInt(number))
    }

    /// The int, when the value is one: an inline int, a bool, a big int or an instance of a subclass.
    #[inline]
    pub fn as_int<'a>(&'a self, value: &'a Value) -> Option<Int<'a>> {
        if let Some(number) = value.as_small_int() {
            return Some(Int::Small(number));
        }
        if value.bits().is_bool() {
            return Some(Int::Small(i64::from(value.bits() == Bits::TRUE)));
        }
        let number = &value.get::<BigInt>(self)?.0;
        // an instance of a subclass may hold a small number
        Some(number.to_i64().map_or(Int::Big(number), Int::Small))
    }

    /// The int as 64 bits, when it is one that fits.
    #[inline]
    pub fn as_i64(&self, value: &Value) -> Option<i64> {
        match self.as_int(value)? {
            Int::Small(number) => Some(number),
            Int::Big(_) => None,
        }
    }
}

/// The class `int`.
pub static TYPE: TypeRow = TypeRow {
    name: "int",
    kind: Kind::BigInt,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::MATCH_SELF,
    doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or a text to an int; without arguments it is 0. A float is cut\ntowards zero. A text, bytes or bytearray is read in the given base, 2 to 36;\nbase 0 takes it from the prefix of the text.",
    methods: methods::METHODS,
    properties: methods::PROPERTIES,
    call: Some(&convert::CALL),
    ..TypeRow::DEFAULT
};

/// The class `bool`.
pub static BOOL: TypeRow = TypeRow {
    name: "bool",
    kind: Kind::BigInt,
    base: Some(&TYPE),
    flags: ClassFlags::MATCH_SELF,
    doc: "Returns True when the argument is true, False otherwise.\nThe builtins True and False are the only two instances of the class bool.\nThe class bool is a subclass of the class int, and cannot be subclassed.",
    methods: methods::BOOL_METHODS,
    call: Some(&convert::CALL_BOOL),
    ..TypeRow::DEFAULT
};
