//! Entering the interpreter from outside: the outermost call of a program, and nested calls by host
//! functions, which are counted.

use smallvec::SmallVec;

use super::frame::{COMPLETE, write_record};
use super::invoke::{Invoked, invoke_tagged};
use super::run::{Step, run};
use crate::bytecode::FRAME_WORDS;
use crate::error::{Answer, Raised};
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// Calls something and runs the interpreter until it has returned or raised.
pub fn call_from_host(cx: &mut Cx, callable: Value, arguments: &[Value]) -> Answer {
    let vm = cx.vm;
    // SAFETY: the bottom frame lies on top of the running fiber's stack, above every frame that waits; it is
    // taken down again before this returns.
    unsafe {
        let Some(stub) = (*vm).stubs.exit_nested.as_deref() else { return Err(Raised) };
        let stub: *const super::LoadedCode = stub;
        let (old_pc, old_base) = ((*vm).pc, (*vm).base);
        let nested = !old_pc.is_null();
        let top = if nested { super::frame::stack_top(old_base) } else { old_base };
        let bottom = top.add(FRAME_WORDS);
        if (bottom as usize) + 8 * 16 > (*vm).limit as usize {
            return Err(cx.recursion_error("maximum recursion depth exceeded"));
        }
        if nested {
            cx.deepen()?;
            (*vm).nested += 1;
        }
        #[cfg(feature = "stress")]
        if !nested {
            (*vm).note_host_values(&callable);
        }
        bottom.sub(FRAME_WORDS).write(Bits::NONE);
        // nobody returns by this record: it lets scripts see the frames that wait
        let (word, caller) =
            if nested { (old_pc as u64 | COMPLETE, old_base) } else { (0, std::ptr::null_mut()) };
        write_record(bottom, word, caller, stub);
        bottom.write(Bits::UNSET);
        let pc = (*stub).entry;
        let arguments: SmallVec<[Value; 4]> = arguments.iter().cloned().collect();
        let answer = match invoke_tagged(vm, pc, bottom, callable, arguments, COMPLETE) {
            Ok(Invoked::Value(value)) => Ok(value),
            Ok(Invoked::Frame(step)) => {
                run(vm, step);
                if (*vm).raised.is_unset() {
                    Ok((*bottom).into_value())
                } else {
                    (*bottom).release();
                    Err(Raised)
                }
            }
            Err(Raised) => Err(Raised),
        };
        bottom.write(Bits::UNSET);
        if nested {
            (*vm).nested -= 1;
            cx.surface();
        }
        (*vm).pc = old_pc;
        (*vm).base = old_base;
        #[cfg(feature = "stress")]
        if !nested {
            (*vm).audit_at_rest(answer.as_ref().unwrap_or(&Value::UNSET));
        }
        answer
    }
}

impl Cx {
    /// Gives a warning in the name of the script that runs, where no frame can wait for it.
    ///
    /// # Errors
    /// The warning, if it is to be one, and what filters and hooks raise.
    #[cold]
    pub fn warn(&mut self, category: &Value, message: &str) -> Answer<()> {
        let message = self.str(message)?;
        let warn = self.prelude_function("warn_of")?;
        self.call_nested(&warn, &[message, category.clone()]).map(drop)
    }

    /// Calls back into scripts from a host function: the counted escape hatch. Fibers cannot be switched
    /// meanwhile.
    pub fn call_nested(&mut self, callable: &Value, arguments: &[Value]) -> Answer {
        call_from_host(self, callable.clone(), arguments)
    }
}

/// Where the interpreter stands after it was left.
#[allow(dead_code)]
fn left(step: Step) -> bool {
    step.pc.is_null()
}
