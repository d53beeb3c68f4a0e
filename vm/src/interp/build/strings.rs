//! f-strings and t-strings: formatting one field, and putting the pieces together.

use smallvec::smallvec;

use crate::bytecode::{MOVE_B, X1, X2, X3};
use crate::error::{Answer, Raised};
use crate::heap::{Header, Kind};
use crate::interp::invoke::{call_and_complete, call_prelude};
use crate::interp::items::{call_builtin, call_method, enter, is_exact};
use crate::interp::moves::source;
use crate::interp::operand::{put, put_answer, take_b, take_c, take_run};
use crate::interp::run::{Step, handler, instruction, put_and_next, raised};
use crate::text::format_apply::{IntRef, format_float, format_int, format_text};
use crate::text::format_spec::{FormatError, Spec};
use crate::text::units::{Text, TextBuf};
use crate::text::{escape, float_text};
use crate::types::str::{STR_HEAD, Str, Units};
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// What a field says between `!` and `:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Conversion {
    None,
    Str,
    Repr,
    Ascii,
}

impl Conversion {
    fn of(flags: u8) -> Conversion {
        match (flags & X2 != 0, flags & X3 != 0) {
            (false, false) => Conversion::None,
            (true, false) => Conversion::Str,
            (false, true) => Conversion::Repr,
            (true, true) => Conversion::Ascii,
        }
    }

    /// The builtin that does it.
    fn builtin(self) -> &'static str {
        match self {
            Conversion::None | Conversion::Str => "str",
            Conversion::Repr => "repr",
            Conversion::Ascii => "ascii",
        }
    }

    /// Its letter, or nothing.
    fn letter(self) -> &'static str {
        match self {
            Conversion::None => "",
            Conversion::Str => "s",
            Conversion::Repr => "r",
            Conversion::Ascii => "a",
        }
    }
}

handler! {
    fn format_value(pc, base, vm, ins, table) {
        let value = *base.add(ins.b());
        if ins.flags() & (X1 | X3) == 0 && is_exact(value, &(*vm).types.str) {
            let value = source!(base, ins.b(), ins.flags() & MOVE_B != 0);
            put_and_next!(value, ins, pc, base, vm, table, 1)
        }
        return format_slow(vm, pc, base);
    }
    fn build_string(pc, base, vm, ins, table) {
        return join_run(vm, pc, base);
    }
    fn build_interpolation(pc, base, vm, ins, table) {
        return make_interpolation(vm, pc, base);
    }
    fn build_template(pc, base, vm, ins, table) {
        return make_template(vm, pc, base);
    }
}

/// # Safety
/// As every slow path: the instruction and frame that run.
#[inline(never)]
unsafe fn format_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let mut value = take_b(base, ins);
        let mut spec = if ins.flags() & X1 != 0 { take_c(base, ins) } else { Value::UNSET };
        if spec.get::<Str>(cx).is_some_and(Str::is_empty) {
            spec = Value::UNSET;
        }
        let conversion = Conversion::of(ins.flags());
        if conversion != Conversion::None {
            match convert(cx, &value, conversion) {
                Ok(Some(converted)) => value = converted,
                Ok(None) if spec.is_unset() => {
                    return call_builtin(vm, pc, base, conversion.builtin(), smallvec![value]);
                }
                Ok(None) => match cx.str(conversion.letter()) {
                    Ok(letter) => {
                        return call_prelude(
                            vm,
                            pc,
                            base,
                            "format_converted",
                            smallvec![value, letter, spec],
                        );
                    }
                    Err(_) => {
                        drop((value, spec));
                        return raised(vm, pc, base);
                    }
                },
                Err(_) => {
                    drop((value, spec));
                    return raised(vm, pc, base);
                }
            }
        }
        match quick_format(cx, &value, &spec) {
            Ok(Some(text)) => {
                drop((value, spec));
                put(vm, pc, base, text)
            }
            Ok(None) => ask_format(vm, pc, base, value, spec),
            Err(_) => {
                drop((value, spec));
                raised(vm, pc, base)
            }
        }
    }
}

/// Calls `__format__`, or `str` when that is all it would do.
///
/// # Safety
/// As every slow path.
unsafe fn ask_format(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value, spec: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let (name, types) = (cx.names().__format__.clone(), cx.types());
        match crate::object::find_special(cx, &value, &name) {
            Some(method)
                if spec.is_unset()
                    && cx.find_in_class(&types.object, &name).is_some_and(|own| own.is(&method)) =>
            {
                call_and_complete(vm, pc, base, types.str.clone(), smallvec![value])
            }
            Some(method) => {
                let spec = if spec.is_unset() { cx.empty_str() } else { spec };
                call_method(vm, pc, base, method, value, smallvec![spec])
            }
            None => {
                let text = format!("Type {} doesn't define __format__", cx.type_name(&value));
                drop((value, spec));
                let _ = (*vm).cx.type_error(&text);
                raised(vm, pc, base)
            }
        }
    }
}

/// `__format__`, `str`, `repr` or `ascii` has answered for a FORMAT_VALUE.
///
/// # Safety
/// As `operand::complete`.
pub(crate) unsafe fn format_result(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        if value.is_kind(Kind::Str) {
            return put(vm, pc, base, value);
        }
        let cx = enter(vm, pc, base);
        let text = format!("__format__ must return a str, not {}", cx.type_name(&value));
        drop(value);
        let _ = (*vm).cx.type_error(&text);
        raised(vm, pc, base)
    }
}

/// The text of a str as the text room reads it.
fn text_of(payload: &Str) -> Text<'_> {
    match payload.units() {
        Units::One(units) => payload.as_ascii().map_or(Text::One(units), Text::Ascii),
        Units::Two(units) => Text::Two(units),
        Units::Four(units) => Text::Four(units),
    }
}

/// A str of finished text.
fn str_of(cx: &mut Cx, text: TextBuf) -> Answer {
    match text.into_units() {
        (crate::text::units::Units::One(units), ascii) => cx.str_from_bytes(&units, ascii),
        (crate::text::units::Units::Two(units), _) => {
            let widest = units.iter().copied().max().unwrap_or(0);
            cx.str_filled(units.len(), u32::from(widest), units.iter().map(|&unit| u32::from(unit)))
        }
        (crate::text::units::Units::Four(units), _) => cx.str_from_points(&units),
    }
}

/// `str(value)` of the types that are formatted most; what is no bare value of theirs answers None.
fn plain_text(cx: &mut Cx, value: &Value) -> Answer<Option<Value>> {
    let bits = value.bits();
    if bits.is_int() {
        return crate::types::str::quick_format::of_int(cx, bits.int()).map(Some);
    }
    if let Some(number) = exact_float(cx, value) {
        return cx.str(&float_text::repr(number)).map(Some);
    }
    let text = match bits {
        Bits::NONE => "None",
        Bits::TRUE => "True",
        Bits::FALSE => "False",
        _ => return Ok(None),
    };
    cx.intern(text).map(Some)
}

fn exact_float(cx: &Cx, value: &Value) -> Option<f64> {
    if cx.is_exact(value, &cx.types().float) { cx.as_float(value) } else { None }
}

/// A conversion that needs nobody's help.
fn convert(cx: &mut Cx, value: &Value, conversion: Conversion) -> Answer<Option<Value>> {
    if !cx.is_exact_str(value) {
        return plain_text(cx, value);
    }
    let Some(payload) = value.get::<Str>(cx) else { return Ok(None) };
    // an escape takes at most ten characters, each of up to four bytes
    let bound = payload.len().saturating_mul(40).saturating_add(16);
    match conversion {
        Conversion::None | Conversion::Str => Ok(Some(value.clone())),
        Conversion::Repr => {
            cx.check_room(bound)?;
            let shown = value.get::<Str>(cx).map(|payload| escape::repr(text_of(payload)));
            shown.map(|shown| str_of(cx, shown)).transpose()
        }
        Conversion::Ascii => {
            cx.check_room(bound)?;
            let shown = value.get::<Str>(cx).map(|payload| escape::ascii(text_of(payload)));
            shown.map(|shown| cx.str(&shown)).transpose()
        }
    }
}

/// `format(value, spec)` of an exact str, int or float; `spec` is Unset or not empty.
fn quick_format(cx: &mut Cx, value: &Value, spec: &Value) -> Answer<Option<Value>> {
    if spec.is_unset() {
        return if cx.is_exact_str(value) { Ok(Some(value.clone())) } else { plain_text(cx, value) };
    }
    if let Some(text) = crate::types::str::quick_format::field(cx, value, spec)? {
        return Ok(Some(text));
    }
    let Some(payload) = spec.get::<Str>(cx) else { return Ok(None) };
    let text = text_of(payload);
    let formatted = if let Some(number) = value.as_small_int() {
        Spec::for_int(text, "int").map(|spec| (spec.bound_int(62), Form::Int(number, spec)))
    } else if let Some(number) = exact_float(cx, value) {
        Spec::for_float(text, "float").map(|spec| (spec.bound_float(), Form::Float(number, spec)))
    } else if cx.is_exact_str(value) {
        let length = value.get::<Str>(cx).map_or(0, Str::len);
        Spec::for_text(text, "str").map(|spec| (spec.bound_text(length), Form::Text(spec)))
    } else {
        return Ok(None);
    };
    let (bound, form) = match formatted {
        Ok(formatted) => formatted,
        Err(error) => return Err(refuse(cx, error)),
    };
    cx.check_room(usize::try_from(bound).unwrap_or(usize::MAX).saturating_mul(4))?;
    cx.charge(usize::try_from(bound).unwrap_or(usize::MAX) / 8)?;
    let text = match form {
        Form::Int(number, spec) => format_int(IntRef::Small(number), &spec, 0),
        Form::Float(number, spec) => Ok(format_float(number, &spec)),
        Form::Text(spec) => match value.get::<Str>(cx) {
            Some(payload) => Ok(format_text(text_of(payload), &spec)),
            None => return Ok(None),
        },
    };
    match text {
        Ok(text) => str_of(cx, text).map(Some),
        Err(error) => Err(refuse(cx, error)),
    }
}

/// A value under the specification that was read for it.
enum Form {
    Int(i64, Spec),
    Float(f64, Spec),
    Text(Spec),
}

#[cold]
fn refuse(cx: &mut Cx, error: FormatError) -> Raised {
    match error {
        FormatError::Value(text) => cx.value_error(&text),
        FormatError::Overflow(text) => cx.overflow_error(&text),
    }
}

/// # Safety
/// As every slow path; the run holds strs.
#[inline(never)]
unsafe fn join_run(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let first = base.add(ins.b());
        let (mut length, mut unit, mut ascii) = (0usize, 1, true);
        for at in 0..ins.c() {
            let piece = (*first.add(at)).payload::<Str>();
            length = length.saturating_add(piece.len());
            unit = unit.max(piece.unit());
            ascii &= piece.is_ascii();
        }
        let answer = match length {
            0 => Ok(cx.empty_str()),
            _ => cx.charge(length / 8).and_then(|()| cx.new_str_cell(length, unit, ascii)),
        };
        if let Ok(whole) = &answer
            && length > 0
        {
            let mut place = Header::payload(whole.bits().pointer()).add(STR_HEAD);
            for at in 0..ins.c() {
                let piece = (*first.add(at)).payload::<Str>();
                write_units(place, unit, piece);
                place = place.add(piece.len() * unit);
            }
        }
        take_run(base, ins.b(), ins.c()).for_each(drop);
        put_answer(vm, pc, base, answer)
    }
}

/// Writes the code units of a str, widened to `unit` bytes.
///
/// # Safety
/// There is room at `place`; `unit` is no less than the str's own.
unsafe fn write_units(place: *mut u8, unit: usize, text: &Str) {
    // SAFETY: the caller's promise.
    unsafe {
        if text.unit() == unit {
            let bytes = text.raw_bytes();
            std::ptr::copy_nonoverlapping(bytes.as_ptr(), place, bytes.len());
            return;
        }
        for (at, point) in text.code_points().enumerate() {
            if unit == 2 {
                place.cast::<u16>().add(at).write(point as u16);
            } else {
                place.cast::<u32>().add(at).write(point);
            }
        }
    }
}

/// # Safety
/// As every slow path.
#[cold]
#[inline(never)]
unsafe fn make_interpolation(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the three temps are consumed.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let letter = match Conversion::of(ins.flags()) {
            Conversion::None => Ok(Value::NONE),
            other => cx.intern(other.letter()),
        };
        let parts: Vec<Value> = take_run(base, ins.b(), 3).collect();
        match (letter, parts.as_slice()) {
            (Ok(letter), [value, text, spec]) => {
                let arguments = smallvec![value.clone(), text.clone(), letter, spec.clone()];
                drop(parts);
                call_prelude(vm, pc, base, "build_interpolation", arguments)
            }
            _ => {
                drop(parts);
                raised(vm, pc, base)
            }
        }
    }
}

/// # Safety
/// As every slow path.
#[cold]
#[inline(never)]
unsafe fn make_template(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let (strings, interpolations) = (take_b(base, ins), take_c(base, ins));
        call_prelude(vm, pc, base, "build_template", smallvec![strings, interpolations])
    }
}
