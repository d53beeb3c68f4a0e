//! Frame objects, made when somebody asks for a frame. While the frame runs the object finds its registers
//! through `base`; when the frame is left they move into the object.

mod locals;
mod methods;

pub use locals::{PRELUDE_ROWS, PROXY, proxy};
pub use methods::line_of;

use crate::heap::{Buffer, Kind, Payload};
use crate::interp::trace::Traced;
use crate::native::TypeRow;
use crate::value::{Bits, Value};

/// The payload.
pub struct Frame {
    /// The code object.
    pub code_object: Value,
    /// The function.
    pub function: Value,
    /// The frame that called this one, as a frame object once asked for, or None.
    pub back: Value,
    /// Registers of the running frame; null once it was left.
    pub base: *mut Bits,
    /// The word of the instruction at which it is or was.
    pub word: u32,
    /// Registers of the frame after it was left.
    pub registers: Buffer<Value>,
    /// Names a script has added to `f_locals` that the code does not have; a dict or Unset.
    pub extra_locals: Value,
    /// `f_trace`
    pub trace: Value,
    /// What is known of it while it is traced.
    pub(crate) traced: Traced,
}

impl Payload for Frame {
    const KIND: Kind = Kind::Frame;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        for value in [&self.code_object, &self.function, &self.back, &self.extra_locals, &self.trace] {
            visit(value);
        }
        visit(&self.traced.native);
        self.registers.iter().for_each(visit);
    }
    fn clear(&mut self) {
        self.back = Value::NONE;
        drop(std::mem::take(&mut self.registers));
        self.extra_locals = Value::UNSET;
        self.trace = Value::NONE;
    }
}

/// The class `frame`.
pub static TYPE: TypeRow = TypeRow {
    name: "frame",
    kind: Kind::Frame,
    flags: crate::object::ClassFlags::NO_NEW,
    methods: methods::ROWS,
    properties: methods::PROPERTIES,
    ..TypeRow::DEFAULT
};
