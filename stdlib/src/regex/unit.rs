//! Code units of a subject, and plain searches in slices of them.
//!
//! The searches work on blocks whose loops the compiler turns into vector instructions.

/// A unit that is a whole code point: 1, 2 or 4 bytes.
pub trait Unit: Copy + Eq + Send + Sync + 'static {
    /// The code point.
    fn code(self) -> u32;
    /// The unit of a code point, if it fits.
    fn narrow(code: u32) -> Option<Self>;
}

impl Unit for u8 {
    #[inline(always)]
    fn code(self) -> u32 {
        u32::from(self)
    }

    #[inline(always)]
    fn narrow(code: u32) -> Option<Self> {
        u8::try_from(code).ok()
    }
}

impl Unit for u16 {
    #[inline(always)]
    fn code(self) -> u32 {
        u32::from(self)
    }

    #[inline(always)]
    fn narrow(code: u32) -> Option<Self> {
        u16::try_from(code).ok()
    }
}

impl Unit for u32 {
    #[inline(always)]
    fn code(self) -> u32 {
        self
    }

    #[inline(always)]
    fn narrow(code: u32) -> Option<Self> {
        Some(code)
    }
}

const BLOCK: usize = 32;

/// Index of the first unit equal to `wanted`.
#[inline]
pub(crate) fn find<T: Unit>(units: &[T], wanted: T) -> Option<usize> {
    // Short distances are the common case: try a few units before the blocks.
    let head = units.len().min(8);
    if let Some(at) = units[..head].iter().position(|&u| u == wanted) {
        return Some(at);
    }
    let (blocks, _) = units[head..].as_chunks::<BLOCK>();
    let mut base = head;
    for block in blocks {
        if block.iter().fold(false, |found, &u| found | (u == wanted)) {
            break;
        }
        base += BLOCK;
    }
    units[base..].iter().position(|&u| u == wanted).map(|at| base + at)
}

/// Index of the first place where `first` stands with `last` `distance` units after it.
pub(crate) fn find_pair<T: Unit>(units: &[T], first: T, last: T, distance: usize) -> Option<usize> {
    let ends = units.get(distance..)?;
    let starts = &units[..ends.len()];
    let mut base = 0;
    for (left, right) in starts.as_chunks::<BLOCK>().0.iter().zip(ends.as_chunks::<BLOCK>().0) {
        let pairs = left.iter().zip(right);
        if pairs.fold(false, |found, (&a, &b)| found | ((a == first) & (b == last))) {
            break;
        }
        base += BLOCK;
    }
    let mut rest = starts[base..].iter().zip(&ends[base..]);
    rest.position(|(&a, &b)| a == first && b == last).map(|at| base + at)
}
