//! Images: compiled code as bytes. The library and the prelude are compiled when the program is built and lie in
//! it as images; nothing of them is read before it is wanted.
//!
//! ```text
//! header    magic, VERSION, six numbers of 32 bits: where the parts lie and how many entries they have
//! texts     every name and str once: a table of ends, then the bytes
//! units     sorted by name: name, note, place of the code
//! codes     a head, then a body; inner code stands before the code around it
//! ```
//!
//! - `write`: from `Code` to bytes
//! - `read`: heads and bodies out of bytes; damaged bytes give an error or an instruction that raises
//!
//! What `units` a program's own image has is trusted to be sound, as the compiler made it. `Image::check` reads
//! all of an image and puts it through the verifier.

mod read;
mod write;

use std::sync::{Arc, OnceLock};

pub(super) use read::Packed;
use read::Parts;
pub use write::Writer;

use super::Code;

const MAGIC: &[u8; 4] = b"tpim";

/// The number of this form. It changes when an image of before would be read wrongly: with the layout, the order
/// of opcodes or the meaning of an operand. An image never outlives the program it was built into.
pub const VERSION: u32 = 1;

/// Compiled units under their names.
pub struct Image {
    bytes: &'static [u8],
    /// Code that was asked for: it is shared between VMs.
    codes: OnceLock<Box<[OnceLock<Arc<Code>>]>>,
}

impl Image {
    /// An image of these bytes, which a `Writer` has made.
    pub const fn new(bytes: &'static [u8]) -> Image {
        Image { bytes, codes: OnceLock::new() }
    }

    /// The code of a unit. Its file name is that of the first who asks.
    pub fn code(&self, name: &str, file_name: &str) -> Option<Arc<Code>> {
        let parts = Parts::of(self.bytes)?;
        let (number, unit) = parts.find(name)?;
        let codes = self.codes.get_or_init(|| (0..parts.unit_count()).map(|_| OnceLock::new()).collect());
        let slot = codes.get(number)?;
        if let Some(code) = slot.get() {
            return Some(code.clone());
        }
        let code = parts.head(unit.code, &Arc::from(file_name))?;
        Some(slot.get_or_init(|| Arc::new(code)).clone())
    }

    /// Whether there is a unit of this name.
    pub fn has(&self, name: &str) -> bool {
        Parts::of(self.bytes).is_some_and(|parts| parts.find(name).is_some())
    }

    /// What the writer noted of a unit.
    pub fn note(&self, name: &str) -> Option<&'static str> {
        let parts = Parts::of(self.bytes)?;
        let (_, unit) = parts.find(name)?;
        parts.text(unit.note)
    }

    /// Names of all units, sorted.
    pub fn names(&self) -> Vec<&'static str> {
        let Some(parts) = Parts::of(self.bytes) else { return Vec::new() };
        (0..parts.unit_count()).filter_map(|number| parts.text(parts.unit(number)?.name)).collect()
    }

    /// Reads all of it: an error for bytes that are damaged or whose code is not sound.
    pub fn check(&self) -> Result<(), String> {
        read::check(self.bytes)
    }
}
