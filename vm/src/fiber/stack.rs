//! The register stack of a fiber: chunks of words that never move. A frame that does not fit the current
//! chunk begins a new one, twice as large; when that frame is left the chunk is given up again, one spare
//! being kept so that a call on the border does not allocate each time.

use crate::value::Bits;

/// Chunks of registers.
#[derive(Default)]
pub struct Stack {
    chunks: Vec<Box<[u64]>>,
    spare: Option<Box<[u64]>>,
}

impl Stack {
    /// Begins a chunk with room for at least `words`; returns its first word and its end.
    pub fn push_chunk(&mut self, words: usize, least: usize) -> (*mut Bits, *mut Bits) {
        let wanted = match self.chunks.last() {
            Some(last) => (last.len() * 2).min(1 << 16),
            None => least,
        };
        let wanted = wanted.max(words);
        let mut chunk = match self.spare.take() {
            Some(spare) if spare.len() >= words => spare,
            _ => vec![0u64; wanted].into_boxed_slice(),
        };
        let first = chunk.as_mut_ptr().cast::<Bits>();
        // SAFETY: one past the end of the chunk.
        let end = unsafe { first.add(chunk.len()) };
        self.chunks.push(chunk);
        (first, end)
    }

    /// Gives up the last chunk; returns the end of the one before.
    pub fn pop_chunk(&mut self) -> *mut Bits {
        self.spare = self.chunks.pop();
        self.end()
    }

    /// The end of the current chunk; null when there is none.
    pub fn end(&mut self) -> *mut Bits {
        match self.chunks.last_mut() {
            // SAFETY: one past the end of the chunk.
            Some(chunk) => unsafe { chunk.as_mut_ptr().add(chunk.len()).cast() },
            None => std::ptr::null_mut(),
        }
    }

    /// Whether a word lies in the current chunk.
    pub fn holds(&self, word: *const Bits) -> bool {
        self.chunks.last().is_some_and(|chunk| chunk.as_ptr_range().contains(&word.cast::<u64>()))
    }

    /// Bytes of all chunks.
    pub fn bytes(&self) -> usize {
        self.chunks.iter().chain(&self.spare).map(|chunk| chunk.len() * 8).sum()
    }
}
