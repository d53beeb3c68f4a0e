//! The variables of a function's frame one by one, for `f_locals`: registers, cells and the closure, while the
//! frame runs and after it was left.

use crate::types::cell::Cell;
use crate::types::frame::Frame;
use crate::types::function::Function;
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// Where a variable's value lies.
enum Place {
    Register(*mut Bits),
    Cell(Value),
}

/// The names of a frame's variables and where their values lie. None when the frame was cleared.
fn places(cx: &Cx, frame: &Value) -> Option<Vec<(Box<str>, Place)>> {
    let payload = frame.get::<Frame>(cx)?;
    let base: *mut Bits = match (payload.base.is_null(), payload.registers.is_empty()) {
        (false, _) => payload.base,
        (true, false) => payload.registers.as_ptr().cast::<Bits>(),
        (true, true) => std::ptr::null_mut(),
    };
    let function = payload.function.get::<Function>(cx)?;
    // SAFETY: the function keeps its code.
    let compiled = unsafe { (*function.code).code.clone() }?;
    let mut places = Vec::with_capacity(compiled.locals.len() + compiled.free_names.len());
    for (at, local) in compiled.locals.iter().enumerate() {
        if base.is_null() || local.name.starts_with('.') {
            continue;
        }
        // SAFETY: the registers from the base on are the locals of a frame of this code.
        let (register, held) = unsafe { (base.add(at), (*base.add(at)).to_value()) };
        let is_cell = local.is_cell && held.get::<Cell>(cx).is_some();
        places.push((
            (*local.name).into(),
            if is_cell { Place::Cell(held) } else { Place::Register(register) },
        ));
    }
    // a frame that was cleared has let go of its closure as well
    let is_cleared = base.is_null() && !compiled.locals.is_empty();
    let closure = if is_cleared { &[] } else { cx.tuple_items(&function.closure) };
    for (name, cell) in compiled.free_names.iter().zip(closure) {
        places.push(((**name).into(), Place::Cell(cell.clone())));
    }
    Some(places)
}

/// The names of a frame's variables with their values, Unset for those that are unbound.
pub(crate) fn frame_variables(cx: &Cx, frame: &Value) -> Vec<(Box<str>, Value)> {
    let places = places(cx, frame).unwrap_or_default();
    let read = |(name, place)| {
        let value = match place {
            // SAFETY: `places` has just found the register, and nothing has run since.
            Place::Register(register) => unsafe { (*register).to_value() },
            Place::Cell(cell) => cell.get::<Cell>(cx).map(|cell| cell.content.clone()).unwrap_or_default(),
        };
        (name, value)
    };
    places.into_iter().map(read).collect()
}

/// Binds a variable of a frame. False when its code has none of this name.
pub(crate) fn set_frame_variable(cx: &mut Cx, frame: &Value, name: &str, value: Value) -> bool {
    let places = places(cx, frame).unwrap_or_default();
    let Some((_, place)) = places.into_iter().find(|(own, _)| **own == *name) else { return false };
    let old = match place {
        // SAFETY: as in `frame_variables`; the register owns a count of what it holds.
        Place::Register(register) => unsafe { std::mem::replace(&mut *register.cast::<Value>(), value) },
        Place::Cell(cell) => match cell.get_mut::<Cell>(cx) {
            Some(cell) => std::mem::replace(&mut cell.content, value),
            None => value,
        },
    };
    drop(old);
    true
}
