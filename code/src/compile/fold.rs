//! Constant folding: what an expression is worth when everything in it is known.
//!
//! The limits are CPython's: a fold never makes a constant much larger than its source, and an operation
//! that would raise is left for run time.

use std::sync::Arc;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};
use taipan_parser::ast::{Context, Expr, ExprKind, Operator, UnaryOp};

use super::constants::{of_big, of_code_points, of_literal};
use crate::bytecode::Constant;

/// Bits of the largest int a fold may make.
const MAX_INT_BITS: u64 = 128;
/// Elements of the largest tuple that `*` may make.
const MAX_COLLECTION: usize = 256;
/// Characters of the largest str or bytes that `*` may make.
const MAX_STR: usize = 4096;
/// Elements, nested ones counted, of the largest constant tuple that `*` may make.
const MAX_TOTAL_ITEMS: usize = 1024;

/// The value of an expression, if it is known.
pub fn fold(expression: &Expr, optimize: u8) -> Option<Constant> {
    match &expression.node {
        ExprKind::Constant { value, .. } => Some(of_literal(value)),
        ExprKind::Name { id, ctx: Context::Load } if *id == "__debug__" => {
            Some(Constant::Bool(optimize == 0))
        }
        ExprKind::UnaryOp { op, operand } => unary(*op, &fold(operand, optimize)?),
        ExprKind::BinOp { left, op, right } => {
            let right = fold(right, optimize)?;
            binary(*op, &fold(left, optimize)?, &right)
        }
        ExprKind::Tuple { elts, ctx: Context::Load } => {
            let items: Option<Vec<Constant>> = elts.iter().map(|item| fold(item, optimize)).collect();
            Some(Constant::Tuple(items?.into()))
        }
        ExprKind::Subscript { value, slice, ctx: Context::Load } => {
            let index = fold(slice, optimize)?;
            subscript(&fold(value, optimize)?, &index)
        }
        ExprKind::Slice { lower, upper, step } => {
            let part = |bound: &Option<Box<Expr>>| match bound {
                None => Some(Constant::None),
                Some(bound) => match &bound.node {
                    ExprKind::Constant { value, .. } => Some(of_literal(value)),
                    _ => fold(bound, optimize),
                },
            };
            Some(Constant::Slice(Arc::new([part(lower)?, part(upper)?, part(step)?])))
        }
        _ => None,
    }
}

/// Whether a constant is true.
pub fn truth(constant: &Constant) -> bool {
    match constant {
        Constant::None => false,
        Constant::Bool(value) => *value,
        Constant::Ellipsis | Constant::Code(_) | Constant::Slice(_) | Constant::BigInt(_) => true,
        Constant::Int(value) => *value != 0,
        Constant::Float(value) => *value != 0.0,
        Constant::Complex(real, imaginary) => *real != 0.0 || *imaginary != 0.0,
        Constant::Str(text) => !text.is_empty(),
        Constant::WideStr(points) => !points.is_empty(),
        Constant::Bytes(bytes) => !bytes.is_empty(),
        Constant::Tuple(items) | Constant::FrozenSet(items) => !items.is_empty(),
    }
}

/// The value as a whole number: bools count.
fn integer(constant: &Constant) -> Option<BigInt> {
    match constant {
        Constant::Bool(value) => Some(BigInt::from(u8::from(*value))),
        Constant::Int(value) => Some(BigInt::from(*value)),
        Constant::BigInt(value) => Some((**value).clone()),
        _ => None,
    }
}

/// The value as a float.
fn float(constant: &Constant) -> Option<f64> {
    match constant {
        Constant::Bool(value) => Some(f64::from(u8::from(*value))),
        // Exact, or left for run time: conversion of larger ints may have to raise.
        Constant::Int(value) if value.unsigned_abs() <= 1 << 53 => Some(*value as f64),
        Constant::Float(value) => Some(*value),
        _ => None,
    }
}

/// A number's real part, and its imaginary part when it has one: a real number has none, which is not the
/// same as one of zero (`1 - 0j` is `1-0j`).
fn complex(constant: &Constant) -> Option<(f64, Option<f64>)> {
    match constant {
        Constant::Complex(real, imaginary) => Some((*real, Some(*imaginary))),
        other => Some((float(other)?, None)),
    }
}

fn unary(op: UnaryOp, operand: &Constant) -> Option<Constant> {
    match (op, operand) {
        (UnaryOp::Not, constant) => Some(Constant::Bool(!truth(constant))),
        (UnaryOp::USub, Constant::Int(value)) => match value.checked_neg() {
            Some(value) => Some(Constant::Int(value)),
            None => Some(of_big(-BigInt::from(*value))),
        },
        (UnaryOp::USub, Constant::Float(value)) => Some(Constant::Float(-value)),
        (UnaryOp::USub, Constant::Complex(real, imaginary)) => Some(Constant::Complex(-real, -imaginary)),
        (UnaryOp::USub, constant) => Some(of_big(-integer(constant)?)),
        (UnaryOp::UAdd, Constant::Float(_) | Constant::Complex(..)) => Some(operand.clone()),
        (UnaryOp::UAdd, constant) => Some(of_big(integer(constant)?)),
        // `~True` warns at run time.
        (UnaryOp::Invert, Constant::Bool(_)) => None,
        (UnaryOp::Invert, constant) => Some(of_big(-integer(constant)? - 1)),
    }
}

fn binary(op: Operator, left: &Constant, right: &Constant) -> Option<Constant> {
    if let (Constant::Bool(left), Constant::Bool(right)) = (left, right) {
        let bits = match op {
            Operator::BitAnd => Some(left & right),
            Operator::BitOr => Some(left | right),
            Operator::BitXor => Some(left ^ right),
            Operator::Add
            | Operator::Sub
            | Operator::Mult
            | Operator::MatMult
            | Operator::Div
            | Operator::Mod
            | Operator::Pow
            | Operator::LShift
            | Operator::RShift
            | Operator::FloorDiv => None,
        };
        if let Some(value) = bits {
            return Some(Constant::Bool(value));
        }
    }
    if let (Some(left), Some(right)) = (integer(left), integer(right)) {
        return of_integers(op, left, right);
    }
    if let (Some(left), Some(right)) = (float(left), float(right)) {
        return of_floats(op, left, right).map(Constant::Float);
    }
    if let (Some(left), Some(right)) = (complex(left), complex(right)) {
        return of_complex(op, left, right);
    }
    match op {
        Operator::Add => concatenate(left, right),
        Operator::Mult => match (integer(left), integer(right)) {
            (Some(count), None) => repeat(right, &count),
            (None, Some(count)) => repeat(left, &count),
            (_, _) => None,
        },
        Operator::Sub
        | Operator::MatMult
        | Operator::Div
        | Operator::Mod
        | Operator::Pow
        | Operator::LShift
        | Operator::RShift
        | Operator::BitOr
        | Operator::BitXor
        | Operator::BitAnd
        | Operator::FloorDiv => None,
    }
}

fn of_integers(op: Operator, left: BigInt, right: BigInt) -> Option<Constant> {
    let value = match op {
        Operator::Add => left + right,
        Operator::Sub => left - right,
        Operator::Mult if left.bits() + right.bits() <= MAX_INT_BITS => left * right,
        Operator::FloorDiv if !right.is_zero() => left.div_floor(&right),
        Operator::Mod if !right.is_zero() => left.mod_floor(&right),
        Operator::Div if !right.is_zero() => {
            // Exact operands only: the quotient is then correctly rounded.
            let exact = |value: &BigInt| value.to_i64().filter(|value| value.unsigned_abs() <= 1 << 53);
            return Some(Constant::Float(exact(&left)? as f64 / exact(&right)? as f64));
        }
        Operator::Pow if !right.is_negative() => {
            let exponent = right.to_u32()?;
            let bits = left.bits().checked_mul(u64::from(exponent))?;
            (bits <= MAX_INT_BITS).then(|| left.pow(exponent))?
        }
        Operator::LShift if !right.is_negative() => {
            let places = right.to_u64()?;
            (left.is_zero() || left.bits().checked_add(places)? <= MAX_INT_BITS).then(|| left << places)?
        }
        Operator::RShift if !right.is_negative() => left >> right.to_u64()?,
        Operator::BitOr => left | right,
        Operator::BitXor => left ^ right,
        Operator::BitAnd => left & right,
        Operator::Mult
        | Operator::MatMult
        | Operator::FloorDiv
        | Operator::Mod
        | Operator::Div
        | Operator::Pow
        | Operator::LShift
        | Operator::RShift => return None,
    };
    Some(of_big(value))
}

fn of_floats(op: Operator, left: f64, right: f64) -> Option<f64> {
    match op {
        Operator::Add => Some(left + right),
        Operator::Sub => Some(left - right),
        Operator::Mult => Some(left * right),
        Operator::Div if right != 0.0 => Some(left / right),
        // The others have corner cases that belong to the float type.
        Operator::Div
        | Operator::MatMult
        | Operator::Mod
        | Operator::Pow
        | Operator::LShift
        | Operator::RShift
        | Operator::BitOr
        | Operator::BitXor
        | Operator::BitAnd
        | Operator::FloorDiv => None,
    }
}

fn of_complex(op: Operator, left: (f64, Option<f64>), right: (f64, Option<f64>)) -> Option<Constant> {
    let (real, imaginary) = match op {
        Operator::Add => {
            let sum = match (left.1, right.1) {
                (Some(left), Some(right)) => left + right,
                (left, right) => left.or(right)?,
            };
            (left.0 + right.0, sum)
        }
        Operator::Sub => {
            let difference = match (left.1, right.1) {
                (Some(left), Some(right)) => left - right,
                (left, right) => left.or(right.map(|right| -right))?,
            };
            (left.0 - right.0, difference)
        }
        // The others have corner cases that belong to the complex type.
        Operator::Mult
        | Operator::MatMult
        | Operator::Div
        | Operator::Mod
        | Operator::Pow
        | Operator::LShift
        | Operator::RShift
        | Operator::BitOr
        | Operator::BitXor
        | Operator::BitAnd
        | Operator::FloorDiv => return None,
    };
    Some(Constant::Complex(real, imaginary))
}

fn points(constant: &Constant) -> Option<Vec<u32>> {
    match constant {
        Constant::Str(text) => Some(text.chars().map(u32::from).collect()),
        Constant::WideStr(points) => Some(points.to_vec()),
        _ => None,
    }
}

fn concatenate(left: &Constant, right: &Constant) -> Option<Constant> {
    match (left, right) {
        (Constant::Bytes(left), Constant::Bytes(right)) => {
            Some(Constant::Bytes(left.iter().chain(right.iter()).copied().collect()))
        }
        (Constant::Tuple(left), Constant::Tuple(right)) => {
            Some(Constant::Tuple(left.iter().chain(right.iter()).cloned().collect()))
        }
        (Constant::Str(left), Constant::Str(right)) => Some(Constant::Str(format!("{left}{right}").into())),
        (left, right) => {
            let mut all = points(left)?;
            all.extend(points(right)?);
            Some(of_code_points(all))
        }
    }
}

fn repeat(constant: &Constant, count: &BigInt) -> Option<Constant> {
    let count = if count.is_negative() { 0 } else { count.to_usize()? };
    let fits = |length: usize, limit: usize| length.checked_mul(count).is_some_and(|total| total <= limit);
    match constant {
        Constant::Str(text) => {
            fits(text.chars().count(), MAX_STR).then(|| Constant::Str(text.repeat(count).into()))
        }
        Constant::WideStr(points) => {
            fits(points.len(), MAX_STR).then(|| of_code_points(points.repeat(count)))
        }
        Constant::Bytes(bytes) => {
            fits(bytes.len(), MAX_STR).then(|| Constant::Bytes(bytes.repeat(count).into()))
        }
        Constant::Tuple(items) => {
            let fits = fits(items.len(), MAX_COLLECTION) && fits(total_items(items), MAX_TOTAL_ITEMS);
            fits.then(|| {
                let all = items.iter().cycle().take(items.len() * count).cloned();
                Constant::Tuple(all.collect())
            })
        }
        _ => None,
    }
}

fn total_items(items: &[Constant]) -> usize {
    let inner = |item: &Constant| match item {
        Constant::Tuple(items) | Constant::FrozenSet(items) => total_items(items),
        _ => 0,
    };
    items.iter().map(inner).sum::<usize>() + items.len()
}

/// `value[index]` of constants. Slices are left for run time.
fn subscript(value: &Constant, index: &Constant) -> Option<Constant> {
    let index = integer(index)?.to_i64()?;
    let place = |length: usize| {
        let length = i64::try_from(length).ok()?;
        let index = if index < 0 { index.checked_add(length)? } else { index };
        (0..length).contains(&index).then_some(index as usize)
    };
    match value {
        Constant::Tuple(items) => items.get(place(items.len())?).cloned(),
        Constant::Bytes(bytes) => bytes.get(place(bytes.len())?).map(|&byte| Constant::Int(i64::from(byte))),
        Constant::Str(_) | Constant::WideStr(_) => {
            let points = points(value)?;
            points.get(place(points.len())?).map(|&point| of_code_points(vec![point]))
        }
        _ => None,
    }
}
