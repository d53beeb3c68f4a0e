//! Tracebacks: one entry for each frame an exception has left.

mod carets;
mod text;

mod attributes;

use crate::heap::{Buffer, Kind, Payload};
use crate::native::TypeRow;
use crate::value::Value;

/// The payload.
pub struct Traceback {
    /// The entry nearer to where it was raised, or None.
    pub next: Value,
    /// The code object of the frame.
    pub code_object: Value,
    /// The word of the instruction; `UNBEGUN` when there was none.
    pub word: u32,
    /// The frame object; None until somebody asks, unless the frame goes on or was a generator's.
    pub frame: Value,
    /// The function and the locals of the frame that the exception left, until there is a frame object; Unset and
    /// empty while the frame runs.
    pub function: Value,
    /// See `function`.
    pub registers: Buffer<Value>,
    /// The frame that called the one of this entry, told by the outer entry when a script goes on from it to this
    /// one; Unset before.
    pub caller: Value,
    /// Line that a script has set; 0 when it follows from the word.
    pub line: u32,
}

impl Traceback {
    /// The word of a frame that was thrown into before its first instruction.
    pub const UNBEGUN: u32 = u32::MAX;

    /// An entry of a frame, of which nothing is kept yet but its object, if there is one.
    pub fn new(next: Value, code_object: Value, word: u32, frame: Value, line: u32) -> Traceback {
        Traceback {
            next,
            code_object,
            word,
            frame,
            line,
            function: Value::UNSET,
            registers: Buffer::default(),
            caller: Value::UNSET,
        }
    }
}

impl Payload for Traceback {
    const KIND: Kind = Kind::Traceback;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.next);
        visit(&self.code_object);
        visit(&self.frame);
        visit(&self.function);
        visit(&self.caller);
        self.registers.iter().for_each(visit);
    }
    fn clear(&mut self) {
        self.next = Value::NONE;
        self.code_object = Value::NONE;
        self.frame = Value::NONE;
        self.function = Value::UNSET;
        self.caller = Value::UNSET;
        drop(std::mem::take(&mut self.registers));
    }
}

/// The class `traceback`.
pub static TYPE: TypeRow = TypeRow {
    name: "traceback",
    kind: Kind::Traceback,
    flags: 0,
    doc: "Create a new traceback object.",
    methods: attributes::ROWS,
    properties: attributes::PROPERTIES,
    ..TypeRow::DEFAULT
};
