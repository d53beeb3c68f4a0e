//! Builtin functions on numbers and text: `abs`, `pow`, `round`, `hash`, `repr`, `format`, `chr` and their kin.

use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::interp::invoke::call_leaf;
use crate::interp::{BinaryOperator, quick_binary};
use crate::native::{Arguments, NativeRow, Role};
use crate::object::find_special;
use crate::protocol::hash::quick_hash;
use crate::protocol::text::{escape_repr, quick_repr, str_of_ascii};
use crate::text::int_text::Int as Whole;
use crate::types::int::Int;
use crate::types::str::Str;
use crate::types::str::format::quick_format;
use crate::value::Value;
use crate::vm::Cx;

/// The functions.
pub static ROWS: &[NativeRow] = &[
    NativeRow::open("abs", "($module, x, /)", Role::Function, "Return the absolute value of the argument.\n\n>>> abs(-2)\n2")
        .or_script(absolute, "builtin_abs"),
    NativeRow::open("bin", "($module, number, /)", Role::Function, "Return the binary representation of an integer.\n\n>>> bin(2796202)\n'0b1010101010101010101010'")
        .or_script(|cx, a| in_base(cx, a, 2, "0b"), "builtin_bin"),
    NativeRow::open("oct", "($module, number, /)", Role::Function, "Return the octal representation of an integer.\n\n>>> oct(342391)\n'0o1234567'")
        .or_script(|cx, a| in_base(cx, a, 8, "0o"), "builtin_oct"),
    NativeRow::open("hex", "($module, number, /)", Role::Function, "Return the hexadecimal representation of an integer.\n\n>>> hex(12648430)\n'0xc0ffee'")
        .or_script(|cx, a| in_base(cx, a, 16, "0x"), "builtin_hex"),
    NativeRow::open("chr", "($module, i, /)", Role::Function, "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.")
        .or_script(character, "builtin_chr"),
    NativeRow::function("ord", "($module, character, /)", ordinal, "Return the ordinal value of a character.\n\nIf the argument is a one-byte string or bytes-like, return its value."),
    NativeRow::open("divmod", "($module, x, y, /)", Role::Function, "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.")
        .or_script(|cx, a| quick_binary(cx, BinaryOperator::DivMod, &a[0], &a[1]), "builtin_divmod"),
    NativeRow::open("pow", "($module, /, base, exp, mod=None)", Role::Function,
        "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.\n\nSome types, such as ints, are able to use a more efficient algorithm when\ninvoked using the three argument form.").or_script(power, "builtin_pow"),
    NativeRow::open("round", "($module, /, number, ndigits=None)", Role::Function,
        "Round a number to a given precision in decimal digits.\n\nThe return value is an integer if ndigits is omitted or None.  Otherwise\nthe return value has the same type as the number.  ndigits may be negative.").or_script(round, "builtin_round"),
    NativeRow::open("hash", "($module, obj, /)", Role::Function,
        "Return the hash value for the given object.\n\nTwo objects that compare equal must also have the same hash value, but the\nreverse is not necessarily true.").or_script(hash, "builtin_hash"),
    NativeRow::open("repr", "($module, obj, /)", Role::Function,
        "Return the canonical string representation of the object.\n\nFor many object types, including most builtins, eval(repr(obj)) == obj.").or_script(|cx, a| quick_repr(cx, &a[0]), "builtin_repr"),
    NativeRow::open("ascii", "($module, obj, /)", Role::Function,
        "Return an ASCII-only representation of an object.\n\nAs repr(), but non-ASCII characters of its result are escaped with \\\\x, \\\\u\nor \\\\U.").or_script(ascii, "builtin_ascii"),
    NativeRow::open("format", "($module, value, format_spec='', /)", Role::Function,
        "Return type(value).__format__(value, format_spec)\n\nMany built-in types implement format_spec according to the\nFormat Specification Mini-language. See help('FORMATTING').").or_script(format, "builtin_format"),
];

/// Natives of the prelude.
pub static PRELUDE_ROWS: &[NativeRow] = &[
    crate::types::str::format::PLAN,
    NativeRow::function(
        "_escape_repr",
        "($module, text, /)",
        |cx, a| escape_repr(cx, a[0].clone()),
        "What ascii() makes of a repr.",
    ),
    NativeRow::function(
        "_hash_value",
        "($module, number, /)",
        hash_value,
        "What hash() makes of an int that __hash__ answered.",
    ),
];

/// A special method of one argument. None: it is a script's.
fn special(
    cx: &mut Cx,
    value: &Value,
    name: &Value,
    missing: impl FnOnce(&mut Cx) -> Raised,
) -> Answer<Option<Value>> {
    match find_special(cx, value, name) {
        None => Err(missing(cx)),
        Some(method) if method.is_kind(Kind::Native) => call_leaf(cx, &method, std::slice::from_ref(value)),
        Some(_) => Ok(None),
    }
}

fn absolute(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let value = &arguments[0];
    if let Some(number) = value.as_small_int() {
        return cx.int(number.abs()).map(Some);
    }
    let name = cx.names().__abs__.clone();
    special(cx, value, &name, |cx| {
        let text = format!("bad operand type for abs(): {}", cx.quoted_type_name(value));
        cx.type_error(&text)
    })
}

fn in_base(cx: &mut Cx, arguments: &[Value], base: u32, prefix: &str) -> Answer<Option<Value>> {
    let Some(whole) = cx.as_index(&arguments[0])? else { return Ok(None) };
    let number = match whole {
        Whole::Small(number) => num_bigint::BigInt::from(number),
        Whole::Big(number) => number,
    };
    let size = usize::try_from(number.bits()).unwrap_or(usize::MAX);
    cx.check_room(size)?;
    cx.charge(size / 64)?;
    let sign = if number.sign() == num_bigint::Sign::Minus { "-" } else { "" };
    let text =
        format!("{sign}{prefix}{}", crate::text::int_text::format_power_of_two(number.magnitude(), base));
    str_of_ascii(cx, &text).map(Some)
}

fn character(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match cx.as_index(&arguments[0])? {
        None => Ok(None),
        Some(Whole::Small(point @ 0..0x11_0000)) => cx.str_from_point(point as u32).map(Some),
        Some(_) => Err(cx.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ordinal(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let value = &arguments[0];
    let length = match value.get::<Str>(cx) {
        Some(text) if text.len() == 1 => return Ok(Value::small_int(i64::from(text.at(0)))),
        Some(text) => text.len(),
        None => match cx.buffer(value).filter(|_| !value.is_kind(Kind::MemoryView)) {
            Some(&[byte]) => return Ok(Value::small_int(i64::from(byte))),
            Some(bytes) => bytes.len(),
            None => {
                let text = format!("ord() expected string of length 1, but {} found", cx.type_name(value));
                return Err(cx.type_error(&text));
            }
        },
    };
    Err(cx.type_error(&format!("ord() expected a character, but string of length {length} found")))
}

fn power(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (base, exponent) = (&arguments[0], &arguments[1]);
    let Some(modulus) = arguments.given(2).filter(|modulus| !modulus.is_none()) else {
        return quick_binary(cx, BinaryOperator::Power, base, exponent);
    };
    let names = cx.names();
    let tries = [(base, exponent, &names.__pow__), (exponent, base, &names.__rpow__)];
    // a script's method of a derived class may come first
    for (receiver, _, name) in tries {
        if find_special(cx, receiver, name).is_some_and(|method| !method.is_kind(Kind::Native)) {
            return Ok(None);
        }
    }
    for (receiver, argument, name) in tries {
        let Some(method) = find_special(cx, receiver, name) else { continue };
        match call_leaf(cx, &method, &[receiver.clone(), argument.clone(), modulus.clone()])? {
            None => return Ok(None),
            Some(answer) if answer.is_not_implemented() => {}
            Some(answer) => return Ok(Some(answer)),
        }
    }
    let text = format!(
        "unsupported operand type(s) for ** or pow(): {}, {}, {}",
        cx.quoted_type_name(base),
        cx.quoted_type_name(exponent),
        cx.quoted_type_name(modulus)
    );
    Err(cx.type_error(&text))
}

fn round(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let value = &arguments[0];
    let name = cx.names().__round__.clone();
    let Some(method) = find_special(cx, value, &name) else {
        let text = format!("type {} doesn't define __round__ method", cx.type_name(value));
        return Err(cx.type_error(&text));
    };
    if !method.is_kind(Kind::Native) {
        return Ok(None);
    }
    match arguments.given(1).filter(|places| !places.is_none()) {
        None => call_leaf(cx, &method, std::slice::from_ref(value)),
        Some(places) => call_leaf(cx, &method, &[value.clone(), places.clone()]),
    }
}

fn hash(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match quick_hash(cx, &arguments[0])? {
        Some(hash) => cx.int(hash as i64).map(Some),
        None => Ok(None),
    }
}

/// What `hash` makes of what `__hash__` answered.
pub(crate) fn hash_value(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let hash = match cx.as_int(&arguments[0]) {
        Some(Int::Small(-1)) => -2,
        Some(Int::Small(number)) => number,
        Some(Int::Big(number)) => crate::text::hash::hash_bigint(number),
        None => return Err(cx.type_error("__hash__ method should return an integer")),
    };
    cx.int(hash)
}

fn ascii(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match quick_repr(cx, &arguments[0])? {
        Some(shown) => escape_repr(cx, shown).map(Some),
        None => Ok(None),
    }
}

fn format(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let spec = match arguments.given(1) {
        None => cx.empty_str(),
        Some(spec) if spec.is_kind(Kind::Str) => spec.clone(),
        Some(spec) => {
            let text = format!("format() argument 2 must be str, not {}", cx.type_name(spec));
            return Err(cx.type_error(&text));
        }
    };
    match quick_format(cx, &arguments[0], &spec)? {
        Some(text) if !text.is_kind(Kind::Str) => {
            let text = format!("__format__ must return a str, not {}", cx.type_name(&text));
            Err(cx.type_error(&text))
        }
        other => Ok(other),
    }
}
