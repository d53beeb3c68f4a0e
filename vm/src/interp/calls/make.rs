//! Making functions, and the frame of a class body.

use smallvec::smallvec;

use crate::bytecode::{FRAME_WORDS, X1, X2, X3, X4};
use crate::error::{Answer, Raised};
use crate::interp::exceptions::raise_name;
use crate::interp::frame::{code_of, write_record};
use crate::interp::invoke::{CallArguments, Invoked, count_frame, fill_locals, place_frame};
use crate::interp::operand::{put, put_answer, take_run};
use crate::interp::run::{Step, instruction, raised};
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// # Safety
/// As every slow path.
#[inline(never)]
pub(super) unsafe fn load_build_class_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let builtins = code_of(base).builtins.clone();
        let cx = &mut (*vm).cx;
        let found = builtins
            .get::<Dict>(cx)
            .and_then(|builtins| builtins.get_interned(cx.names().__build_class__.bits()).cloned());
        match found {
            Some(function) => put(vm, pc, base, function),
            None => {
                let class = cx.exceptions().name_error.clone();
                let _ = raise_name(cx, &class, "__build_class__ not found", "__build_class__");
                raised(vm, pc, base)
            }
        }
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
pub(super) unsafe fn make_function_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the run's temps are consumed.
    unsafe {
        let ins = instruction(pc);
        let flags = ins.flags();
        let count = (flags & (X1 | X2 | X3 | X4)).count_ones() as usize;
        let mut run = take_run(base, ins.c(), count);
        let mut part =
            |flag: u8| if flags & flag != 0 { run.next().unwrap_or_default() } else { Value::UNSET };
        let (defaults, keyword_defaults, annotate, closure) = (part(X1), part(X2), part(X3), part(X4));
        let code = code_of(base);
        let (constant, globals) = ((&(code.constants))[ins.b()].clone(), code.globals.clone());
        (*vm).pc = pc;
        (*vm).base = base;
        let answer = (*vm).cx.function(&constant, &globals, closure, defaults, keyword_defaults, annotate);
        put_answer(vm, pc, base, answer)
    }
}

impl Cx {
    /// A script function.
    pub fn function(
        &mut self,
        code_object: &Value,
        globals: &Value,
        closure: Value,
        defaults: Value,
        keyword_defaults: Value,
        annotate: Value,
    ) -> Answer {
        let (code_object, code) = self.load(code_object, globals)?;
        // SAFETY: just loaded, kept alive by the code object.
        let [name, qualified_name] = unsafe { self.labels_of(code)? };
        if !annotate.is_unset() {
            let text = format!("{}.__annotate__", self.text_of(&qualified_name));
            let whole = self.str(&text)?;
            if let Some(annotate) = annotate.get_mut::<Function>(self) {
                annotate.qualified_name = whole;
            }
        }
        let function = Function {
            code,
            code_object,
            globals: globals.clone(),
            closure,
            defaults,
            keyword_defaults,
            name,
            qualified_name,
            annotate,
            extras: None,
        };
        self.new_object(&self.types().function, function)
    }
}

/// Runs a script function of code with a namespace: register 0 is the namespace.
///
/// # Safety
/// `pc` and `base` are the instruction and frame that run.
pub(crate) unsafe fn enter_namespace(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    function: Value,
    namespace: Value,
    tag: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let code = &*function.bits().payload::<Function>().code;
        count_frame(vm)?;
        let (fresh, chunk) = match place_frame(vm, base, code.registers as usize) {
            Ok(place) => place,
            Err(raised) => {
                (*vm).depth_left += 1;
                return Err(raised);
            }
        };
        fresh.sub(FRAME_WORDS).write(function.into_bits());
        write_record(fresh, pc as u64 | tag | chunk, base, code);
        let bound: CallArguments = if code.locals == 0 { smallvec![] } else { smallvec![namespace] };
        fill_locals(fresh, code, bound);
        Ok(Invoked::Frame(Step { pc: code.entry, base: fresh }))
    }
}
