//! Rust values to script values and back. A conversion never runs a script, and never guesses: a float is no
//! int, an int is a float, a list or tuple is a `Vec`.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Display;
use std::hash::{BuildHasher, Hash};

use num_bigint::BigInt;
use num_traits::ToPrimitive;
use smallvec::{SmallVec, smallvec};

use crate::error::Answer;
use crate::heap::Kind;
use crate::types::bytes::Bytes as BytesPayload;
use crate::types::str::Str;
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// A script value is not what the host wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// What the host wanted.
    pub wanted: String,
    /// What it got.
    pub got: String,
}

impl Mismatch {
    pub(super) fn new(wanted: impl Into<String>, got: impl Into<String>) -> Mismatch {
        Mismatch { wanted: wanted.into(), got: got.into() }
    }

    fn of(cx: &Cx, wanted: &str, value: &Value) -> Mismatch {
        Mismatch::new(wanted, cx.type_name(value))
    }
}

impl std::fmt::Display for Mismatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "expected {}, got {}", self.wanted, self.got)
    }
}

/// What can be made from a script value.
pub trait FromValue: Sized {
    /// Makes it, or says why not.
    fn from_value(cx: &mut Cx, value: &Value) -> Result<Self, Mismatch>;
}

/// What can be made into a script value.
pub trait IntoValue {
    /// Makes it. It fails when memory runs out, or with the error of a `Result`.
    fn into_value(self, cx: &mut Cx) -> Answer;
}

/// The arguments of a call: a tuple.
pub trait IntoArguments {
    /// Makes them.
    fn into_arguments(self, cx: &mut Cx) -> Answer<SmallVec<[Value; 4]>>;
}

/// Bytes, as against a list of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

macro_rules! integers {
    ($($integer:ty)+) => {$(
        impl FromValue for $integer {
            fn from_value(cx: &mut Cx, value: &Value) -> Result<$integer, Mismatch> {
                let is_int = !value.bits().is_bool();
                let number = cx.as_int(value).filter(|_| is_int).map(|number| number.to_number());
                let Some(number) = number else { return Err(Mismatch::of(cx, "int", value)) };
                let fits = <$integer>::try_from(&number);
                fits.map_err(|_| Mismatch::new(concat!("an int that fits ", stringify!($integer)), number.to_string()))
            }
        }
        impl IntoValue for $integer {
            fn into_value(self, cx: &mut Cx) -> Answer {
                cx.big_int(BigInt::from(self))
            }
        }
    )+};
}

integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl FromValue for f64 {
    fn from_value(cx: &mut Cx, value: &Value) -> Result<f64, Mismatch> {
        if let Some(number) = cx.as_float(value) {
            return Ok(number);
        }
        let number = cx.as_int(value).and_then(|number| number.to_number().to_f64());
        number.filter(|_| !value.bits().is_bool()).ok_or_else(|| Mismatch::of(cx, "float", value))
    }
}

impl IntoValue for f64 {
    fn into_value(self, cx: &mut Cx) -> Answer {
        cx.float(self)
    }
}

impl FromValue for f32 {
    fn from_value(cx: &mut Cx, value: &Value) -> Result<f32, Mismatch> {
        Ok(f64::from_value(cx, value)? as f32)
    }
}

impl IntoValue for f32 {
    fn into_value(self, cx: &mut Cx) -> Answer {
        cx.float(f64::from(self))
    }
}

impl FromValue for bool {
    fn from_value(cx: &mut Cx, value: &Value) -> Result<bool, Mismatch> {
        if value.bits().is_bool() {
            Ok(value.bits() == Bits::TRUE)
        } else {
            Err(Mismatch::of(cx, "bool", value))
        }
    }
}

impl IntoValue for bool {
    fn into_value(self, _cx: &mut Cx) -> Answer {
        Ok(Value::bool(self))
    }
}

impl FromValue for String {
    fn from_value(cx: &mut Cx, value: &Value) -> Result<String, Mismatch> {
        match value.get::<Str>(cx) {
            Some(text) => text.to_utf8().ok_or_else(|| Mismatch::new("str", "a str with lone surrogates")),
            None => Err(Mismatch::of(cx, "str", value)),
        }
    }
}

impl IntoValue for &str {
    fn into_value(self, cx: &mut Cx) -> Answer {
        cx.str(self)
    }
}

impl IntoValue for String {
    fn into_value(self, cx: &mut Cx) -> Answer {
        cx.str(&self)
    }
}

impl IntoValue for &String {
    fn into_value(self, cx: &mut Cx) -> Answer {
        cx.str(self)
    }
}

impl FromValue for Bytes {
    fn from_value(cx: &mut Cx, value: &Value) -> Result<Bytes, Mismatch> {
        let content = value.get::<BytesPayload>(cx).map(|payload| Bytes(payload.as_slice().to_vec()));
        content.ok_or_else(|| Mismatch::of(cx, "bytes", value))
    }
}

impl IntoValue for Bytes {
    fn into_value(self, cx: &mut Cx) -> Answer {
        cx.bytes(&self.0)
    }
}

impl FromValue for () {
    fn from_value(cx: &mut Cx, value: &Value) -> Result<(), Mismatch> {
        if value.is_none() { Ok(()) } else { Err(Mismatch::of(cx, "None", value)) }
    }
}

impl IntoValue for () {
    fn into_value(self, _cx: &mut Cx) -> Answer {
        Ok(Value::NONE)
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(cx: &mut Cx, value: &Value) -> Result<Option<T>, Mismatch> {
        if value.is_none() { Ok(None) } else { T::from_value(cx, value).map(Some) }
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self, cx: &mut Cx) -> Answer {
        match self {
            Some(inner) => inner.into_value(cx),
            None => Ok(Value::NONE),
        }
    }
}

/// An error of the host becomes RuntimeError with its text.
impl<T: IntoValue, E: Display> IntoValue for Result<T, E> {
    fn into_value(self, cx: &mut Cx) -> Answer {
        match self {
            Ok(inner) => inner.into_value(cx),
            Err(error) => Err(cx.runtime_error(&error.to_string())),
        }
    }
}

/// The elements of a list or tuple.
fn elements(cx: &Cx, value: &Value) -> Option<Vec<Value>> {
    match value.kind()? {
        Kind::List => Some(cx.list_items(value).to_vec()),
        Kind::Tuple => Some(cx.tuple_items(value).to_vec()),
        _ => None,
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    fn from_value(cx: &mut Cx, value: &Value) -> Result<Vec<T>, Mismatch> {
        let Some(items) = elements(cx, value) else { return Err(Mismatch::of(cx, "list or tuple", value)) };
        items.iter().map(|item| T::from_value(cx, item)).collect()
    }
}

impl<T: IntoValue> IntoValue for Vec<T> {
    fn into_value(self, cx: &mut Cx) -> Answer {
        let items = self.into_iter().map(|item| item.into_value(cx)).collect::<Answer<Vec<Value>>>()?;
        cx.list_from(items)
    }
}

impl<T: IntoValue + Clone> IntoValue for &[T] {
    fn into_value(self, cx: &mut Cx) -> Answer {
        self.to_vec().into_value(cx)
    }
}

fn pairs<K: FromValue, V: FromValue>(cx: &mut Cx, value: &Value) -> Result<Vec<(K, V)>, Mismatch> {
    if !value.is_kind(Kind::Dict) {
        return Err(Mismatch::of(cx, "dict", value));
    }
    let pairs = cx.dict_pairs(value);
    pairs.iter().map(|(key, value)| Ok((K::from_value(cx, key)?, V::from_value(cx, value)?))).collect()
}

fn dict<K: IntoValue, V: IntoValue>(cx: &mut Cx, pairs: impl Iterator<Item = (K, V)>) -> Answer {
    let dict = cx.dict()?;
    for (key, value) in pairs {
        let (key, value) = (key.into_value(cx)?, value.into_value(cx)?);
        if cx.dict_set(&dict, &key, value)?.is_none() {
            return Err(cx.type_error("a key with a script's own hash cannot be set by the host"));
        }
    }
    Ok(dict)
}

impl<K: FromValue + Eq + Hash, V: FromValue, S: BuildHasher + Default> FromValue for HashMap<K, V, S> {
    fn from_value(cx: &mut Cx, value: &Value) -> Result<Self, Mismatch> {
        Ok(pairs(cx, value)?.into_iter().collect())
    }
}

impl<K: IntoValue, V: IntoValue, S> IntoValue for HashMap<K, V, S> {
    fn into_value(self, cx: &mut Cx) -> Answer {
        dict(cx, self.into_iter())
    }
}

impl<K: FromValue + Ord, V: FromValue> FromValue for BTreeMap<K, V> {
    fn from_value(cx: &mut Cx, value: &Value) -> Result<Self, Mismatch> {
        Ok(pairs(cx, value)?.into_iter().collect())
    }
}

impl<K: IntoValue, V: IntoValue> IntoValue for BTreeMap<K, V> {
    fn into_value(self, cx: &mut Cx) -> Answer {
        dict(cx, self.into_iter())
    }
}

impl IntoArguments for () {
    fn into_arguments(self, _cx: &mut Cx) -> Answer<SmallVec<[Value; 4]>> {
        Ok(smallvec![])
    }
}

/// Calls the macro with each prefix of the names, longest first, down to one name.
macro_rules! tuples {
    () => {};
    ($first:ident $($rest:ident)*) => {
        tuple! { $first $($rest)* }
        tuples! { $($rest)* }
    };
}

macro_rules! tuple {
    ($($name:ident)+) => {
        impl<$($name: FromValue),+> FromValue for ($($name,)+) {
            fn from_value(cx: &mut Cx, value: &Value) -> Result<Self, Mismatch> {
                const LENGTH: usize = [$(stringify!($name)),+].len();
                let Some(items) = elements(cx, value) else { return Err(Mismatch::of(cx, "tuple", value)) };
                if items.len() != LENGTH {
                    let got = format!("{} of {}", cx.type_name(value), items.len());
                    return Err(Mismatch::new(format!("tuple of {LENGTH}"), got));
                }
                let mut items = items.into_iter();
                Ok(($($name::from_value(cx, &items.next().unwrap_or_default())?,)+))
            }
        }
        #[allow(non_snake_case)] // each type parameter's value has its name
        impl<$($name: IntoValue),+> IntoValue for ($($name,)+) {
            fn into_value(self, cx: &mut Cx) -> Answer {
                let ($($name,)+) = self;
                let items = [$($name.into_value(cx)?),+];
                cx.tuple(&items)
            }
        }
        #[allow(non_snake_case)] // as above
        impl<$($name: IntoValue),+> IntoArguments for ($($name,)+) {
            fn into_arguments(self, cx: &mut Cx) -> Answer<SmallVec<[Value; 4]>> {
                let ($($name,)+) = self;
                Ok(smallvec![$($name.into_value(cx)?),+])
            }
        }
    };
}

tuples! { A B C D E F }
