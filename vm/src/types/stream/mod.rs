//! The native text streams behind `sys.stdin`, `sys.stdout` and `sys.stderr`: enough for `print` and plain
//! reading without the module `io`. The object that `buffer` answers is made by `io` when somebody asks.

mod methods;

use crate::error::Answer;
use crate::heap::Kind;
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::types::opaque::Object;
use crate::types::str::Str;
use crate::value::Value;
use crate::vm::Cx;

/// How much output is kept back when it goes to no terminal.
const BLOCK: usize = 8192;

/// One of the three standard streams.
pub struct Stream {
    /// 0, 1 or 2.
    pub number: i32,
    /// When it writes: at once, after a line, or when a block is full.
    pub buffering: Buffering,
    /// Output that waits, or input that was read ahead.
    pub pending: Vec<u8>,
    /// How input is read and how characters that UTF-8 cannot say are written.
    pub errors: &'static str,
    /// `buffer`, once made.
    pub buffer: Value,
    /// It was closed.
    pub closed: bool,
    /// Input has ended.
    pub at_end: bool,
}

/// When output leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Buffering {
    /// At once.
    None,
    /// After a line.
    Line,
    /// When there is a block of it.
    Block,
}

impl Object for Stream {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.buffer);
    }
    fn clear(&mut self) {
        self.buffer = Value::UNSET;
    }
}

/// The class of the standard streams.
pub static TYPE: TypeRow = TypeRow {
    name: "TextIOWrapper",
    module: "_io",
    doc: "A standard stream.",
    kind: Kind::Opaque,
    flags: ClassFlags::WEAK | ClassFlags::NO_NEW,
    methods: methods::METHODS,
    properties: methods::PROPERTIES,
    ..TypeRow::DEFAULT
};

/// UTF-8 with lone surrogates by `surrogateescape` or `backslashreplace`; None when they cannot be said.
fn encode(text: &Str, errors: &str, into: &mut Vec<u8>) -> Result<(), u32> {
    if let Some(ascii) = text.as_ascii() {
        into.extend_from_slice(ascii.as_bytes());
        return Ok(());
    }
    for point in text.code_points() {
        match char::from_u32(point) {
            Some(character) => into.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
            None if errors == "surrogateescape" && (0xDC80..0xDD00).contains(&point) => {
                into.push((point - 0xDC00) as u8)
            }
            None if errors == "backslashreplace" => {
                into.extend_from_slice(format!("\\u{point:04x}").as_bytes())
            }
            None => return Err(point),
        }
    }
    Ok(())
}

impl Cx {
    /// A standard stream.
    pub fn standard_stream(&mut self, number: i32, buffering: Buffering, errors: &'static str) -> Answer {
        let class = self.builtin_class(&TYPE)?;
        let stream = Stream {
            number,
            buffering,
            pending: Vec::new(),
            errors,
            buffer: Value::UNSET,
            closed: false,
            at_end: false,
        };
        self.opaque(&class, stream)
    }

    /// Writes to a standard stream that is native; false when `stream` is something else.
    pub fn write_stream(&mut self, stream: &Value, text: &Value) -> Answer<bool> {
        let Some(own) = stream.opaque_mut::<Stream>(self) else { return Ok(false) };
        if own.closed {
            return Err(self.value_error("I/O operation on closed file."));
        }
        if own.number == 0 {
            return Err(self.not_writable());
        }
        let (buffering, errors) = (own.buffering, own.errors);
        let mut pending = std::mem::take(&mut own.pending);
        let from = pending.len();
        let encoded = text.get::<Str>(self).map_or(Ok(()), |text| encode(text, errors, &mut pending));
        let full = match buffering {
            Buffering::None => true,
            Buffering::Line => {
                pending.get(from..).is_some_and(|fresh| fresh.contains(&b'\n')) || pending.len() >= BLOCK
            }
            Buffering::Block => pending.len() >= BLOCK,
        };
        if let Err(point) = encoded {
            pending.truncate(from);
            self.keep_pending(stream, pending);
            let class = self.exceptions().unicode_encode_error.clone();
            let text =
                format!("'utf-8' codec can't encode character '\\u{point:04x}': surrogates not allowed");
            return Err(self.raise_text(&class, &text));
        }
        self.keep_pending(stream, pending);
        if full {
            self.flush_stream(stream)?;
        }
        Ok(true)
    }

    /// Lets what a native standard stream has kept back go out. Nothing is done for other objects.
    pub fn flush_stream(&mut self, stream: &Value) -> Answer<()> {
        let Some(own) = stream.opaque_mut::<Stream>(self) else { return Ok(()) };
        if own.number == 0 || own.pending.is_empty() {
            return Ok(());
        }
        let number = own.number;
        let pending = std::mem::take(&mut own.pending);
        let mut rest = pending.as_slice();
        while !rest.is_empty() {
            match self.host().write(number, rest) {
                Ok(0) => break,
                Ok(count) => rest = rest.get(count..).unwrap_or(&[]),
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.os_error(&error, None)),
            }
        }
        Ok(())
    }

    fn keep_pending(&mut self, stream: &Value, pending: Vec<u8>) {
        if let Some(own) = stream.opaque_mut::<Stream>(self) {
            own.pending = pending;
        }
    }

    #[cold]
    fn not_writable(&mut self) -> crate::error::Raised {
        self.unsupported("not writable")
    }

    #[cold]
    pub(crate) fn unsupported(&mut self, text: &str) -> crate::error::Raised {
        let class =
            self.kept("io.UnsupportedOperation").unwrap_or_else(|| self.exceptions().os_error.clone());
        self.raise_text(&class, text)
    }
}
