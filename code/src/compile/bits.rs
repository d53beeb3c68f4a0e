//! A set of registers: which locals are certainly bound at a place.

use smallvec::SmallVec;

/// A set of small numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: SmallVec<[u64; 2]>,
}

impl Bits {
    /// Puts a number in.
    pub fn insert(&mut self, number: u16) {
        let word = usize::from(number) / 64;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= 1 << (number % 64);
    }

    /// Takes a number out.
    pub fn remove(&mut self, number: u16) {
        if let Some(word) = self.words.get_mut(usize::from(number) / 64) {
            *word &= !(1 << (number % 64));
        }
    }

    /// Whether a number is in.
    pub fn contains(&self, number: u16) -> bool {
        self.words.get(usize::from(number) / 64).is_some_and(|word| word & (1 << (number % 64)) != 0)
    }

    /// Keeps only what is in both.
    pub fn intersect(&mut self, other: &Bits) {
        self.words.truncate(other.words.len());
        for (word, theirs) in self.words.iter_mut().zip(&other.words) {
            *word &= theirs;
        }
    }

    /// Takes out all that is in the other.
    pub fn subtract(&mut self, other: &Bits) {
        for (word, theirs) in self.words.iter_mut().zip(&other.words) {
            *word &= !theirs;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn meet_keeps_what_both_have() {
        let (mut left, mut right) = (Bits::default(), Bits::default());
        left.insert(3);
        left.insert(200);
        right.insert(3);
        right.insert(70);
        left.intersect(&right);
        assert!(left.contains(3) && !left.contains(200) && !left.contains(70));
        left.subtract(&right);
        assert!(!left.contains(3));
    }
}
