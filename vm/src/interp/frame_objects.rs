//! Frame objects, made when somebody asks for one. `vm.frames` knows them by the base of the frame while it
//! runs, so that its registers move into the object when it is left.

use super::frame::{caller_of, code_of, function_of, return_word, waiting_pc};
use crate::bytecode::CodeFlags;
use crate::error::Answer;
use crate::fiber::Generator;
use crate::heap::Kind;
use crate::types::frame::Frame;
use crate::types::function::Function;
use crate::value::{Bits, Value};
use crate::vm::Cx;

impl Cx {
    /// The frame object of the running script function, or of the one `depth` calls further out; None when
    /// there are not so many.
    pub fn frame_object(&mut self, depth: usize) -> Answer<Option<Value>> {
        let (mut pc, mut base) = (self.vm().pc, self.vm().base);
        let mut left = depth;
        while !base.is_null() {
            // SAFETY: the chain of records below the running frame is whole.
            unsafe {
                if is_shown(base) {
                    if left == 0 {
                        return self.frame_at(pc, base).map(Some);
                    }
                    left -= 1;
                }
                pc = waiting_pc(return_word(base));
                base = caller_of(base);
            }
        }
        Ok(None)
    }

    /// # Safety
    /// `base` is a frame of script code, at the instruction `pc`.
    unsafe fn frame_at(&mut self, pc: *const u64, base: *mut Bits) -> Answer {
        // SAFETY: the caller's promise.
        let word = unsafe { code_of(base).word(pc) };
        if let Some(known) = self.vm().frames.get(&base).cloned() {
            if let Some(frame) = known.get_mut::<Frame>(self) {
                frame.word = word;
            }
            return Ok(known);
        }
        // SAFETY: as above.
        let function = unsafe { function_of(base).to_value() };
        let code_object =
            function.get::<Function>(self).map_or(Value::NONE, |function| function.code_object.clone());
        let class = self.types().frame.clone();
        let frame = self.new_object(
            &class,
            Frame {
                code_object,
                function,
                back: Value::NONE,
                base,
                word,
                registers: Vec::new(),
                extra_locals: Value::UNSET,
                trace: Value::NONE,
            },
        )?;
        self.vm().frames.insert(base, frame.clone());
        Ok(frame)
    }
}

/// # Safety
/// `base` is the base of a frame.
unsafe fn is_shown(base: *mut Bits) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        let code = code_of(base);
        code.code.is_some() && !code.flags.has(CodeFlags::HIDDEN) && function_of(base).is_kind(Kind::Function)
    }
}

/// The frame object of a generator that is not over.
pub(crate) fn generator_frame(cx: &mut Cx, generator: &Value) -> Answer {
    // SAFETY: the caller passes a generator whose frame is there.
    unsafe {
        let payload = generator.bits().payload::<Generator>();
        let (pc, base) = (payload.pc, payload.base());
        cx.frame_at(pc, base)
    }
}

/// Where a running frame stands now: the word of its instruction.
pub(crate) fn frame_word(cx: &mut Cx, frame: &Value) -> u32 {
    let Some(payload) = frame.get::<Frame>(cx) else { return 0 };
    let (wanted, known) = (payload.base, payload.word);
    if wanted.is_null() {
        return known;
    }
    let (mut pc, mut base) = (cx.vm().pc, cx.vm().base);
    while !base.is_null() {
        // SAFETY: the chain of records below the running frame is whole.
        unsafe {
            if base == wanted {
                return code_of(base).word(pc);
            }
            pc = waiting_pc(return_word(base));
            base = caller_of(base);
        }
    }
    known
}

/// `f_back`: the next script frame outwards of one that runs.
pub(crate) fn frame_back(cx: &mut Cx, frame: &Value) -> Answer {
    let Some(payload) = frame.get::<Frame>(cx) else { return Ok(Value::NONE) };
    let (wanted, known) = (payload.base, payload.back.clone());
    if wanted.is_null() {
        return Ok(known);
    }
    let mut depth = 0;
    let mut base = cx.vm().base;
    while !base.is_null() {
        // SAFETY: as in `frame_word`.
        unsafe {
            if base == wanted {
                return Ok(cx.frame_object(depth + 1)?.unwrap_or(Value::NONE));
            }
            depth += usize::from(is_shown(base));
            base = caller_of(base);
        }
    }
    Ok(Value::NONE)
}

/// Code object, function and whether the frame still runs.
pub(crate) fn frame_parts(cx: &Cx, frame: &Value) -> Option<(Value, Value, bool)> {
    frame
        .get::<Frame>(cx)
        .map(|frame| (frame.code_object.clone(), frame.function.clone(), !frame.base.is_null()))
}

/// `f_locals` as a fresh dict, or the namespace of a module or class body.
pub(crate) fn frame_locals_of(cx: &mut Cx, frame: &Value) -> Answer {
    let Some(payload) = frame.get::<Frame>(cx) else { return cx.dict() };
    let function = payload.function.clone();
    let base: *mut Bits = if payload.base.is_null() {
        payload.registers.as_ptr().cast::<Bits>().cast_mut()
    } else {
        payload.base
    };
    let has_registers = !payload.base.is_null() || !payload.registers.is_empty();
    let (code, globals) = match function.get::<Function>(cx) {
        Some(function) => (function.code, function.globals.clone()),
        None => return cx.dict(),
    };
    // SAFETY: the code is kept alive by the function; the registers are those of its frame.
    unsafe {
        let code = &*code;
        if code.flags.has(CodeFlags::NAMESPACE) {
            let own = if has_registers && code.locals > 0 { (*base).to_value() } else { Value::UNSET };
            return Ok(own.or_unset().unwrap_or(globals));
        }
        if !has_registers {
            return cx.dict();
        }
        super::running::frame_locals(cx, code, base, &function)
    }
}

/// A frame object for an entry of a traceback whose frame is gone without anybody having asked for it: it
/// knows its code and its place.
pub(crate) fn traceback_frame(cx: &mut Cx, code_object: Value, word: u32) -> Answer {
    let globals = code_object
        .get::<crate::types::code::CodeObject>(cx)
        .and_then(|code| code.loaded.as_ref().map(|loaded| loaded.globals.clone()))
        .filter(|globals| globals.is_kind(Kind::Dict));
    let function = match globals {
        Some(globals) => {
            cx.function(&code_object, &globals, Value::UNSET, Value::UNSET, Value::UNSET, Value::UNSET)?
        }
        None => Value::NONE,
    };
    let class = cx.types().frame.clone();
    let frame = Frame {
        code_object,
        function,
        back: Value::NONE,
        base: std::ptr::null_mut(),
        word,
        registers: Vec::new(),
        extra_locals: Value::UNSET,
        trace: Value::NONE,
    };
    cx.new_object(&class, frame)
}
