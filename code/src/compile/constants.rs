//! Constants: from the literals of the tree to those of `Code`, each kept once a code object.

use std::sync::Arc;

use num_bigint::BigInt;
use taipan_parser::ast::Constant as Literal;

use super::unit::{ConstantIndex, Unit};
use crate::bytecode::{Constant, Text};

/// What makes two constants the same one: type and value, with `0.0` and `-0.0` apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    None,
    Bool(bool),
    Ellipsis,
    Int(i64),
    BigInt(Arc<BigInt>),
    Float(u64),
    Complex(u64, u64),
    Str(Text),
    WideStr(Arc<[u32]>),
    Bytes(Arc<[u8]>),
    Tuple(Vec<Key>),
    FrozenSet(Vec<Key>),
    Slice(Vec<Key>),
}

/// The constant of a literal.
pub fn of_literal(literal: &Literal) -> Constant {
    match literal {
        Literal::None => Constant::None,
        Literal::True => Constant::Bool(true),
        Literal::False => Constant::Bool(false),
        Literal::Ellipsis => Constant::Ellipsis,
        Literal::Int(value) => Constant::Int(*value),
        Literal::BigInt { digits, radix } => {
            let value = BigInt::parse_bytes(digits.as_bytes(), *radix).unwrap_or_default();
            of_big(value)
        }
        Literal::Float(value) => Constant::Float(*value),
        Literal::Complex(real, imaginary) => Constant::Complex(*real, *imaginary),
        Literal::Str(text) => match text.code_points().map(char::from_u32).collect::<Option<String>>() {
            Some(text) => Constant::Str(text.into()),
            None => Constant::WideStr(text.code_points().collect()),
        },
        Literal::Bytes(bytes) => Constant::Bytes(Arc::from(&**bytes)),
        Literal::Tuple(items) => Constant::Tuple(items.iter().map(of_literal).collect()),
        Literal::FrozenSet(items) => Constant::FrozenSet(items.iter().map(of_literal).collect()),
    }
}

/// An int constant of any size.
pub fn of_big(value: BigInt) -> Constant {
    match i64::try_from(&value) {
        Ok(small) => Constant::Int(small),
        Err(_) => Constant::BigInt(Arc::new(value)),
    }
}

/// A str constant from text.
pub fn of_str(text: &str) -> Constant {
    Constant::Str(text.into())
}

/// A str constant from code points, lone surrogates among them or not.
pub fn of_code_points(points: Vec<u32>) -> Constant {
    let text: Option<String> = points.iter().map(|&point| char::from_u32(point)).collect();
    match text {
        Some(text) => of_str(&text),
        None => Constant::WideStr(points.into()),
    }
}

/// The key of a constant; None for code, which is never shared.
pub fn key(constant: &Constant) -> Option<Key> {
    let all = |items: &[Constant]| items.iter().map(key).collect::<Option<Vec<Key>>>();
    Some(match constant {
        Constant::None => Key::None,
        Constant::Bool(value) => Key::Bool(*value),
        Constant::Ellipsis => Key::Ellipsis,
        Constant::Int(value) => Key::Int(*value),
        Constant::BigInt(value) => Key::BigInt(value.clone()),
        Constant::Float(value) => Key::Float(value.to_bits()),
        Constant::Complex(real, imaginary) => Key::Complex(real.to_bits(), imaginary.to_bits()),
        Constant::Str(text) => Key::Str(text.clone()),
        Constant::WideStr(points) => Key::WideStr(points.clone()),
        Constant::Bytes(bytes) => Key::Bytes(bytes.clone()),
        Constant::Tuple(items) => Key::Tuple(all(items)?),
        Constant::FrozenSet(items) => Key::FrozenSet(all(items)?),
        Constant::Slice(parts) => Key::Slice(all(parts.as_slice())?),
        Constant::Code(_) => return None,
    })
}

impl Unit<'_> {
    /// The index of a constant for `LOAD_CONST`.
    pub fn constant(&mut self, constant: Constant) -> ConstantIndex {
        self.add_constant(constant, false)
    }

    /// The index of a constant that an operand of 16 bits names.
    pub fn small_constant(&mut self, constant: Constant) -> ConstantIndex {
        self.add_constant(constant, true)
    }

    fn add_constant(&mut self, constant: Constant, small: bool) -> ConstantIndex {
        let key = key(&constant);
        if let Some(known) = key.as_ref().and_then(|key| self.constant_of.get(key))
            && (!small || matches!(known, ConstantIndex::Small(_)))
        {
            return *known;
        }
        let pool = if small { &mut self.small_constants } else { &mut self.large_constants };
        let number = pool.len() as u32;
        let index = if small { ConstantIndex::Small(number) } else { ConstantIndex::Large(number) };
        pool.push(constant);
        if let Some(key) = key {
            self.constant_of.insert(key, index);
        }
        index
    }
}
