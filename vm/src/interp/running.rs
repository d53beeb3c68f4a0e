//! What natives ask of the running frame: its globals, its locals, what `super()` means in it.

use super::LoadedCode;
use crate::types::frame::Frame;
use crate::value::{Bits, Value};
use crate::vm::Cx;

impl Cx {
    /// The base of the innermost script frame that scripts can see, and its globals.
    pub(crate) fn running_function(&self) -> Option<(*mut Bits, Value)> {
        let mut base = self.vm().base;
        while !base.is_null() {
            // SAFETY: the chain of records below the running frame is whole.
            unsafe {
                let code = super::frame::code_of(base);
                if code.code.is_some() && !code.flags.has(crate::bytecode::CodeFlags::HIDDEN) {
                    return Some((base, code.globals.clone()));
                }
                base = super::frame::caller_of(base);
            }
        }
        None
    }

    /// Whether a local variable of the innermost script frame that scripts can see has this very value.
    pub fn is_running_local(&self, value: &Value) -> bool {
        let Some((base, _)) = self.running_function() else { return false };
        // SAFETY: the frame runs; its locals are initialised.
        unsafe {
            let locals = super::frame::code_of(base).locals as usize;
            (0..locals).any(|register| *base.add(register) == value.bits())
        }
    }
}

/// Globals of the innermost script frame that scripts can see.
pub(crate) fn running_globals(cx: &Cx) -> Option<Value> {
    cx.running_function().map(|(_, globals)| globals)
}

/// What `super()` without arguments means in the running function: its `__class__` cell and first argument.
pub(crate) fn super_arguments(cx: &mut Cx) -> crate::error::Answer<(Value, Value)> {
    let Some((base, _)) = cx.running_function() else {
        return Err(cx.runtime_error("super(): no current frame"));
    };
    // SAFETY: the frame runs; its locals are initialised.
    let (compiled, function) = unsafe {
        let code = super::frame::code_of(base);
        (code.code.clone(), super::frame::function_of(base).to_value())
    };
    let Some(compiled) = compiled else { return Err(cx.runtime_error("super(): no code object")) };
    if compiled.positional == 0 || compiled.locals.is_empty() {
        return Err(cx.runtime_error("super(): no arguments"));
    }
    // SAFETY: as above.
    let mut receiver = unsafe { (*base).to_value() };
    if compiled.locals.first().is_some_and(|local| local.is_cell)
        && let Some(cell) = receiver.get::<crate::types::cell::Cell>(cx)
    {
        receiver = cell.content.clone();
    }
    if receiver.is_unset() {
        return Err(cx.runtime_error("super(): arg[0] deleted"));
    }
    let Some(at) = compiled.free_names.iter().position(|name| &**name == "__class__") else {
        return Err(cx.runtime_error("super(): __class__ cell not found"));
    };
    let closure =
        function.get::<crate::types::function::Function>(cx).map(|function| function.closure.clone());
    let cell = closure.and_then(|closure| cx.tuple_items(&closure).get(at).cloned()).unwrap_or_default();
    match cell.get::<crate::types::cell::Cell>(cx).and_then(|cell| cell.content.clone().or_unset()) {
        Some(class) => Ok((class, receiver)),
        None => Err(cx.runtime_error("super(): empty __class__ cell")),
    }
}

/// `locals()` of the innermost script frame that scripts can see (PEP 667: a fresh dict for a function).
pub(crate) fn locals(cx: &mut Cx, _arguments: &[Value]) -> crate::error::Answer {
    let Some((base, globals)) = cx.running_function() else { return cx.dict() };
    // SAFETY: the frame runs; its locals are initialised.
    unsafe {
        let code = super::frame::code_of(base);
        if code.flags.has(crate::bytecode::CodeFlags::NAMESPACE) {
            if in_comprehension(code, base) {
                return frame_locals(cx, code, base, &Value::NONE);
            }
            let own = (*base).to_value();
            return Ok(own.or_unset().unwrap_or(globals));
        }
        let function = super::frame::function_of(base).to_value();
        let dict = frame_locals(cx, code, base, &function)?;
        // names that a script has added by way of `f_locals`
        let frame = cx.vm().frames.get(&base).cloned();
        let extra = frame.and_then(|frame| frame.get::<Frame>(cx).map(|frame| frame.extra_locals.clone()));
        for (name, value) in cx.dict_pairs(&extra.unwrap_or_default()) {
            if name.is_kind(crate::heap::Kind::Str) {
                cx.dict_set_str(&dict, &name, value)?;
            }
        }
        Ok(dict)
    }
}

/// Whether a module or class body is within a comprehension of its own: it has variables then, and these, but not the
/// cells that methods see, are all that `locals()` shows (PEP 709).
///
/// # Safety
/// The registers from `base` on are the locals of a frame of this code.
pub(crate) unsafe fn in_comprehension(code: &LoadedCode, base: *mut Bits) -> bool {
    let Some(compiled) = code.code.as_ref() else { return false };
    compiled.locals.iter().enumerate().any(|(at, local)| {
        // SAFETY: the caller's promise.
        !is_hidden(&local.name) && unsafe { *base.add(at) } != Bits::UNSET
    })
}

/// Whether a local of a class body is its namespace or a cell that its methods see.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || matches!(name, "__class__" | "__classdict__")
}

/// The locals of a function's frame, cells and free names included, as a fresh dict.
///
/// # Safety
/// The registers from `base` on are the locals of a frame of this code.
pub(crate) unsafe fn frame_locals(
    cx: &mut Cx,
    code: &LoadedCode,
    base: *mut Bits,
    function: &Value,
) -> crate::error::Answer {
    use crate::types::cell::Cell;
    let dict = cx.dict()?;
    let Some(compiled) = code.code.clone() else { return Ok(dict) };
    for (at, local) in compiled.locals.iter().enumerate() {
        // SAFETY: the caller's promise.
        let mut value = unsafe { (*base.add(at)).to_value() };
        if local.name.starts_with('.') {
            continue;
        }
        if local.is_cell
            && let Some(cell) = value.get::<Cell>(cx)
        {
            value = cell.content.clone();
        }
        if !value.is_unset() {
            cx.dict_set_text(&dict, &local.name, value)?;
        }
    }
    let closure = function
        .get::<crate::types::function::Function>(cx)
        .map(|function| function.closure.clone())
        .unwrap_or_default();
    for (name, cell) in compiled.free_names.iter().zip(cx.tuple_items(&closure).to_vec()) {
        let content = cell.get::<Cell>(cx).map(|cell| cell.content.clone()).unwrap_or_default();
        if !content.is_unset() {
            cx.dict_set_text(&dict, name, content)?;
        }
    }
    Ok(dict)
}

/// The flags of the innermost script frame's code that scripts can see.
pub(crate) fn running_flags(cx: &Cx) -> Option<crate::bytecode::CodeFlags> {
    // SAFETY: the frame runs.
    cx.running_function().map(|(base, _)| unsafe { super::frame::code_of(base).flags })
}
