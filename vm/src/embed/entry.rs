//! The doors of the VM's state: running a text, calling something, taking the exception. The program and the
//! embedding API both come in here; the API proper begins in `guest`.

use std::sync::Arc;

use crate::bytecode::Code;
use crate::error::{Answer, Raised};
use crate::interp;
use crate::value::Value;
use crate::vm::Vm;

impl Vm {
    /// Runs a module's text in a namespace. The exception, if any, stays pending.
    pub fn run_text(&mut self, source: &str, file_name: &str, namespace: &Value) -> Answer {
        let file_name: Arc<str> = file_name.into();
        let code = match crate::import::compile_text(source, &file_name, self.config.optimize) {
            Ok(code) => code,
            Err(error) => {
                let class = self.exceptions.syntax_error.clone();
                return Err(self.cx.raise_text(&class, &error.message));
            }
        };
        self.run_code(code, namespace)
    }

    /// Runs compiled code in a namespace.
    pub fn run_code(&mut self, code: Arc<Code>, namespace: &Value) -> Answer {
        let cx = &mut self.cx;
        let object = cx.code_object(code)?;
        let function =
            cx.function(&object, namespace, Value::UNSET, Value::UNSET, Value::UNSET, Value::UNSET)?;
        self.call_outermost(function, &[])
    }

    /// Calls something from outside any frame.
    pub fn call_outermost(&mut self, callable: Value, arguments: &[Value]) -> Answer {
        interp::call_from_host(&mut self.cx, callable, arguments)
    }

    /// Takes the pending exception after a failure.
    pub fn take_exception(&mut self, _raised: Raised) -> Value {
        self.cx.take_raised()
    }
}
