//! Values as numbers, for natives that take an int or a real number: what is one by its type is read here,
//! what has an `__index__` or `__float__` of a script's own is left to the script half.

use num_traits::ToPrimitive;

use crate::error::{Answer, Raised};
use crate::object::find_special;
use crate::text::float_parts;
use crate::text::int_text::{DEFAULT_MAX_DIGITS, Int as Whole};
use crate::types::int::Int;
use crate::types::slice::{has_index, not_an_integer};
use crate::value::Value;
use crate::vm::Cx;

/// Where the limit of decimal digits is kept.
const DIGIT_LIMIT: &str = "sys.int_max_str_digits";

impl Cx {
    /// The int that a value is or stands for. None: a script's `__index__` must tell. TypeError for what
    /// has none.
    pub fn as_index(&mut self, value: &Value) -> Answer<Option<Whole>> {
        let found = match self.as_int(value) {
            Some(Int::Small(number)) => Some(Whole::Small(number)),
            Some(Int::Big(number)) => Some(Whole::Big(number.clone())),
            None => None,
        };
        match found {
            Some(whole) => Ok(Some(whole)),
            None if has_index(self, value) => Ok(None),
            None => Err(not_an_integer(self, value)),
        }
    }

    /// The float that a value is or stands for (`__float__`, `__index__`). None: a script's method must
    /// tell. TypeError for what has none.
    pub fn as_real(&mut self, value: &Value) -> Answer<Option<f64>> {
        if let Some(number) = self.as_float(value) {
            return Ok(Some(number));
        }
        let whole = match self.as_int(value) {
            Some(Int::Small(number)) => Some(Some(number as f64)),
            Some(Int::Big(number)) => Some(float_parts::from_bigint(number)),
            None => None,
        };
        match whole {
            Some(Some(number)) => Ok(Some(number)),
            Some(None) => Err(self.int_too_large_for_float()),
            None if self.has_float(value) => Ok(None),
            None => {
                let text = format!("must be real number, not {}", self.type_name(value));
                Err(self.type_error(&text))
            }
        }
    }

    /// Whether a value's class has `__float__` or `__index__`.
    pub fn has_float(&mut self, value: &Value) -> bool {
        let names = self.names();
        find_special(self, value, &names.__float__).is_some()
            || find_special(self, value, &names.__index__).is_some()
    }

    /// The error for an int beyond the floats.
    #[cold]
    pub fn int_too_large_for_float(&mut self) -> Raised {
        self.overflow_error("int too large to convert to float")
    }

    /// An int read from text.
    pub fn whole(&mut self, whole: Whole) -> Answer {
        match whole {
            Whole::Small(number) => self.int(number),
            Whole::Big(number) => self.big_int(number),
        }
    }

    /// Most decimal digits of an int on its way from or to text; 0 for no limit
    /// (`sys.get_int_max_str_digits`).
    pub fn int_digit_limit(&self) -> usize {
        match self.kept(DIGIT_LIMIT).and_then(|limit| limit.as_small_int()) {
            Some(limit) => limit.to_usize().unwrap_or(0),
            None => DEFAULT_MAX_DIGITS,
        }
    }

    /// Sets that limit (`sys.set_int_max_str_digits`).
    pub fn set_int_digit_limit(&mut self, limit: u32) {
        self.keep(DIGIT_LIMIT, Value::small_int(i64::from(limit)));
    }
}
