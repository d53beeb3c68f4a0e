//! Complex numbers from anything: the constructor.

use super::Complex;
use super::methods::own;
use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::native::{Arguments, NativeRow, Role};
use crate::object::find_special;
use crate::protocol::text::text;
use crate::text::float_parse;
use crate::value::Value;
use crate::vm::Cx;

/// `complex(real, imag)`
pub static CALL: NativeRow = NativeRow::open("complex", "(real=0, imag=0)", Role::Static, "")
    .or_script(|cx, arguments| build(cx, None, arguments.given(0), arguments.given(1)), "complex_call");

/// `complex.__new__`
pub fn new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    build(cx, Some(&arguments[0]), arguments.given(1), arguments.given(2))
}

/// `complex.from_number`
pub fn from_number(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own_class = arguments[0].is(&cx.types().complex);
    if own_class && cx.is_exact(&arguments[1], &cx.types().complex) {
        return Ok(Some(arguments[1].clone()));
    }
    match part(cx, &arguments[1], Place::Number)? {
        Some((real, imaginary)) if own_class => cx.complex(real, imaginary).map(Some),
        _ => Ok(None),
    }
}

/// Which argument a number stands in; errors name it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Only,
    Real,
    Imaginary,
    Number,
}

/// The number that an argument stands for. None: a script's method must tell.
fn part(cx: &mut Cx, value: &Value, place: Place) -> Answer<Option<(f64, f64)>> {
    let types = cx.types();
    if value.is_kind(Kind::Complex) {
        if cx.is_exact(value, &types.complex) || place == Place::Imaginary || !overrides_complex(cx, value) {
            return Ok(Some(own(cx, value)));
        }
        return Ok(None);
    }
    let simple = !matches!(value.kind(), Some(Kind::Float | Kind::BigInt))
        || cx.is_exact(value, &types.float)
        || cx.is_exact(value, &types.int);
    if simple && (cx.as_float(value).is_some() || cx.as_int(value).is_some()) {
        return Ok(cx.as_real(value)?.map(|number| (number, 0.0)));
    }
    let name = cx.names().__complex__.clone();
    if find_special(cx, value, &name).is_some() && place != Place::Imaginary || cx.has_float(value) {
        return Ok(None);
    }
    Err(refuse(cx, value, place))
}

fn overrides_complex(cx: &mut Cx, value: &Value) -> bool {
    let (types, name) = (cx.types(), &cx.names().__complex__);
    !cx.keeps_method(value, &types.complex, name)
}

#[cold]
fn refuse(cx: &mut Cx, value: &Value, place: Place) -> Raised {
    let name = cx.type_name(value);
    let text = match place {
        Place::Only => format!("complex() argument must be a string or a number, not {name}"),
        Place::Real => format!("complex() argument 'real' must be a real number, not {name}"),
        Place::Imaginary => format!("complex() argument 'imag' must be a real number, not {name}"),
        Place::Number => format!("must be real number, not {name}"),
    };
    cx.type_error(&text)
}

fn build(
    cx: &mut Cx,
    class: Option<&Value>,
    real: Option<&Value>,
    imaginary: Option<&Value>,
) -> Answer<Option<Value>> {
    if let (None, Some(real), None) = (class, real, imaginary)
        && cx.is_exact(real, &cx.types().complex)
    {
        return Ok(Some(real.clone()));
    }
    let (a, b) = match (real, imaginary) {
        (None, None) => (0.0, 0.0),
        (Some(source), None) if source.is_kind(Kind::Str) => {
            cx.charge(text(cx, source).len() / 16)?;
            match float_parse::parse_complex(text(cx, source)) {
                Some(parts) => parts,
                None => return Err(cx.value_error("complex() arg is a malformed string")),
            }
        }
        (Some(source), None) => match part(cx, source, Place::Only)? {
            Some(parts) => parts,
            None => return Ok(None),
        },
        // a script warns of a part that is complex
        (real, Some(imaginary))
            if imaginary.is_kind(Kind::Complex) || real.is_some_and(|real| real.is_kind(Kind::Complex)) =>
        {
            return Ok(None);
        }
        (real, Some(imaginary)) => {
            let first = match real {
                None => (0.0, 0.0),
                Some(real) => match part(cx, real, Place::Real)? {
                    Some(parts) => parts,
                    None => return Ok(None),
                },
            };
            let Some(second) = part(cx, imaginary, Place::Imaginary)? else { return Ok(None) };
            (first.0, second.0)
        }
    };
    match class {
        Some(class) if !class.is(&cx.types().complex) => {
            cx.new_object(class, Complex { real: a, imaginary: b }).map(Some)
        }
        _ => cx.complex(a, b).map(Some),
    }
}
