//! Frame objects, made when somebody asks for one. `vm.frames` knows them by the base of the frame while it
//! runs, so that its registers move into the object when it is left.

use super::chain::{Chain, place_of};
use super::frame::{code_of, function_of};
use super::running::in_comprehension;
use crate::bytecode::CodeFlags;
use crate::error::Answer;
use crate::fiber::{Fiber, Generator, State};
use crate::heap::{Buffer, Header, Kind, OutOfMemory, flag, heap_of};
use crate::types::frame::Frame;
use crate::types::function::Function;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

impl Cx {
    /// The frame object of the running script function, or of the one `depth` calls further out; None when
    /// there are not so many.
    pub fn frame_object(&mut self, depth: usize) -> Answer<Option<Value>> {
        match Chain::running(self).shown().nth(depth) {
            // SAFETY: frames of the running chain are alive.
            Some((pc, base)) => unsafe { self.frame_at(pc, base).map(Some) },
            None => Ok(None),
        }
    }

    /// The frame object of the innermost script function of a suspended fiber, or None.
    pub fn fiber_frame(&mut self, fiber: &Value) -> Answer {
        let place = fiber.get::<Fiber>(self).and_then(|fiber| Chain::suspended(fiber).shown().next());
        match place {
            // SAFETY: frames of a suspended fiber are alive.
            Some((pc, base)) => unsafe { self.frame_at(pc, base) },
            None => Ok(Value::NONE),
        }
    }

    /// # Safety
    /// `base` is a frame of script code, at the instruction `pc`.
    pub(crate) unsafe fn frame_at(&mut self, pc: *const u64, base: *mut Bits) -> Answer {
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
                registers: Buffer::default(),
                extra_locals: Value::UNSET,
                trace: Value::NONE,
                traced: Default::default(),
            },
        )?;
        self.vm().frames.insert(base, frame.clone());
        // SAFETY: as above.
        unsafe {
            if code_of(base).is_generator() {
                (*Generator::of_base(base).object().pointer()).flags |= flag::SPECIAL;
            }
        }
        Ok(frame)
    }
}

/// The frame object of a generator that is not over.
pub(crate) fn generator_frame(cx: &mut Cx, generator: &Value) -> Answer {
    // SAFETY: the caller passes a generator whose frame is there.
    unsafe {
        let base = generator.bits().payload::<Generator>().base();
        let pc = place_of(cx, base).unwrap_or(code_of(base).entry);
        cx.frame_at(pc, base)
    }
}

/// Whether a frame has carried out an instruction: that of a generator has not before its first step.
pub(crate) fn frame_has_begun(cx: &Cx, frame: &Value) -> bool {
    let Some(base) = frame.get::<Frame>(cx).map(|frame| frame.base).filter(|base| !base.is_null()) else {
        return true;
    };
    // SAFETY: a frame with a base is alive.
    unsafe { !code_of(base).is_generator() || Generator::of_base(base).state != State::Created }
}

/// Where a frame stands now: the word of its instruction.
pub(crate) fn frame_word(cx: &mut Cx, frame: &Value) -> u32 {
    let Some(payload) = frame.get::<Frame>(cx) else { return 0 };
    let (base, known) = (payload.base, payload.word);
    if base.is_null() {
        return known;
    }
    if payload.traced.shown_line > 0 {
        return payload.traced.word;
    }
    // SAFETY: a frame with a base is alive.
    place_of(cx, base).map_or(known, |pc| unsafe { code_of(base).word(pc) })
}

/// `f_back`: the next script frame outwards.
pub(crate) fn frame_back(cx: &mut Cx, frame: &Value) -> Answer {
    let Some(payload) = frame.get::<Frame>(cx) else { return Ok(Value::NONE) };
    let (base, known) = (payload.base, payload.back.clone());
    if base.is_null() {
        return Ok(known);
    }
    // SAFETY: a frame with a base is alive.
    unsafe {
        let Some(pc) = place_of(cx, base) else { return Ok(Value::NONE) };
        back_of(cx, pc, base)
    }
}

/// # Safety
/// `base` is the base of a frame that runs or waits at `pc`.
unsafe fn back_of(cx: &mut Cx, pc: *const u64, base: *mut Bits) -> Answer {
    // SAFETY: the caller's promise.
    unsafe {
        match Chain::at(pc, base).skip(1).find(|(_, base)| super::chain::is_shown(*base)) {
            Some((pc, base)) => cx.frame_at(pc, base),
            None => Ok(Value::NONE),
        }
    }
}

/// A frame is about to go: its object, when somebody has it, keeps the locals and the caller.
///
/// # Safety
/// `base` is the base of a frame whose locals are still held.
pub(crate) unsafe fn keep(vm: *mut Vm, pc: *const u64, base: *mut Bits) {
    // SAFETY: the caller's promise.
    unsafe {
        let found = (*vm).frames.remove(&base);
        forget_unused(vm);
        let Some(frame) = found else { return };
        let code = code_of(base);
        let payload = frame.bits().payload::<Frame>();
        // what goes on with an exception has no line: the frame stays where it was raised
        let word = code.word(pc);
        if code.position(word).line != 0 {
            payload.word = word;
        }
        payload.base = std::ptr::null_mut();
        if frame.count() > 1 {
            // without memory for them it has no locals, and without a frame object for its caller no caller
            payload.registers = copy_locals(vm, base, code.locals as usize).unwrap_or_default();
            payload.back = match code.is_generator() {
                true => Value::NONE,
                false => {
                    let pending = std::mem::take(&mut (*vm).raised);
                    let back = back_of(&mut (*vm).cx, pc, base).unwrap_or(Value::NONE);
                    (*vm).raised = pending;
                    back
                }
            };
        }
    }
}

/// # Safety
/// The frame `base` has so many locals.
unsafe fn copy_locals(vm: *mut Vm, base: *mut Bits, count: usize) -> Result<Buffer<Value>, OutOfMemory> {
    // SAFETY: the caller's promise.
    unsafe {
        let heap = &mut (*vm).heap;
        let mut locals = Buffer::with_capacity(heap, count)?;
        for register in 0..count {
            locals.push(heap, (*base.add(register)).to_value())?;
        }
        Ok(locals)
    }
}

/// Running frames whose objects nobody has any more are forgotten, so that returns need not look for them. Now and
/// then, so that it costs each return the same.
unsafe fn forget_unused(vm: *mut Vm) {
    // SAFETY: the VM is alive; objects in the table are frames.
    unsafe {
        let vm = &mut *vm;
        vm.returns_looked_up += 1;
        if vm.returns_looked_up < vm.frames.len() || vm.observers.tracing.is_on() {
            return;
        }
        vm.returns_looked_up = 0;
        let is_unused = |frame: &Value| {
            let own = frame.bits().payload::<Frame>();
            let is_set = !own.trace.is_none() || !own.traced.lines || own.traced.opcodes;
            frame.count() == 1 && !is_set && own.extra_locals.is_unset()
        };
        let unused: Vec<*mut Bits> =
            vm.frames.iter().filter(|(_, frame)| is_unused(frame)).map(|(base, _)| *base).collect();
        for base in unused {
            drop(vm.frames.remove(&base));
        }
    }
}

/// A paused generator or a suspended fiber gives up a frame outside of the interpreter.
///
/// # Safety
/// As `keep`; `object` is alive and of the same heap.
pub(crate) unsafe fn detach(object: *const Header, pc: *const u64, base: *mut Bits) {
    // SAFETY: the caller's promise.
    unsafe {
        let vm = Vm::of_heap(heap_of(object.cast()));
        if !(*vm).frames.is_empty() {
            keep(vm, pc, base);
        }
    }
}

/// The generator in which a frame that is not over lies.
pub(crate) fn frame_generator(cx: &Cx, frame: &Value) -> Option<Value> {
    let base = frame.get::<Frame>(cx)?.base;
    // SAFETY: a frame with a base is alive.
    unsafe {
        (!base.is_null() && code_of(base).is_generator())
            .then(|| Generator::of_base(base).object().to_value())
    }
}

/// Code object, function and whether the frame still runs.
pub(crate) fn frame_parts(cx: &Cx, frame: &Value) -> Option<(Value, Value, bool)> {
    frame
        .get::<Frame>(cx)
        .map(|frame| (frame.code_object.clone(), frame.function.clone(), !frame.base.is_null()))
}

/// `f_locals`: a view of a function's variables, or the namespace of a module or class body.
pub(crate) fn frame_locals_of(cx: &mut Cx, frame: &Value) -> Answer {
    let Some(payload) = frame.get::<Frame>(cx) else { return cx.dict() };
    let function = payload.function.clone();
    let base: *mut Bits =
        if payload.base.is_null() { payload.registers.as_ptr().cast::<Bits>() } else { payload.base };
    let has_registers = !payload.base.is_null() || !payload.registers.is_empty();
    let (code, globals) = match function.get::<Function>(cx) {
        Some(function) => (function.code, function.globals.clone()),
        None => return cx.dict(),
    };
    // SAFETY: the code is kept alive by the function; the registers are those of its frame.
    unsafe {
        let code = &*code;
        if code.flags.has(CodeFlags::NAMESPACE) && !(has_registers && in_comprehension(code, base)) {
            let own = if has_registers && code.locals > 0 { (*base).to_value() } else { Value::UNSET };
            return Ok(own.or_unset().unwrap_or(globals));
        }
    }
    crate::types::frame::proxy(cx, frame)
}

/// A frame object for an entry of a traceback whose frame is gone without anybody having asked for it: it
/// knows its code and its place, and its function and locals when the exception has left it.
pub(crate) fn traceback_frame(
    cx: &mut Cx,
    code_object: Value,
    word: u32,
    function: Value,
    registers: Buffer<Value>,
) -> Answer {
    if let Some(function) = function.or_unset() {
        return frame_that_was(cx, code_object, word, function, registers);
    }
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
    frame_that_was(cx, code_object, word, function, registers)
}

fn frame_that_was(
    cx: &mut Cx,
    code_object: Value,
    word: u32,
    function: Value,
    registers: Buffer<Value>,
) -> Answer {
    let class = cx.types().frame.clone();
    let frame = Frame {
        code_object,
        function,
        back: Value::NONE,
        base: std::ptr::null_mut(),
        word,
        registers,
        extra_locals: Value::UNSET,
        trace: Value::NONE,
        traced: Default::default(),
    };
    cx.new_object(&class, frame)
}
