//! The two-way string matching algorithm over units of any width, in both directions.
//!
//! Linear time and constant extra memory: the needle is cut at a critical place; its right half is compared
//! rightwards, then its left half leftwards, and the period of the needle says how far to move. `REVERSED` reads
//! both texts from the right, which finds the last occurrence with the same code.

use super::units::Unit;

/// A needle prepared for searching.
#[derive(Clone, Debug)]
pub struct TwoWay<'a, U: Unit, const REVERSED: bool> {
    needle: &'a [U],
    /// Where the needle is cut.
    cut: usize,
    period: usize,
    /// True if `period` is the true period; else it is only a safe distance.
    periodic: bool,
}

#[inline]
fn at<U: Unit, const REVERSED: bool>(units: &[U], index: usize) -> U {
    if REVERSED { units[units.len() - 1 - index] } else { units[index] }
}

impl<'a, U: Unit, const REVERSED: bool> TwoWay<'a, U, REVERSED> {
    /// Prepares a needle that is not empty.
    pub fn new(needle: &'a [U]) -> Self {
        let (cut, period) = {
            let by_order = greatest_suffix::<U, REVERSED>(needle, false);
            let by_reverse = greatest_suffix::<U, REVERSED>(needle, true);
            if by_order.0 > by_reverse.0 { by_order } else { by_reverse }
        };
        let unit = |index: usize| at::<U, REVERSED>(needle, index);
        let periodic =
            period + cut <= needle.len() && (0..cut).all(|index| unit(index) == unit(index + period));
        let period = if periodic { period } else { cut.max(needle.len() - cut) + 1 };
        TwoWay { needle, cut, period, periodic }
    }

    /// Position of the first occurrence (of the last one, if reversed), counted from the left in both cases.
    pub fn find(&self, hay: &[U]) -> Option<usize> {
        let last = hay.len().checked_sub(self.needle.len())?;
        let from_front = self.find_forward(hay, last)?;
        Some(if REVERSED { last - from_front } else { from_front })
    }

    fn find_forward(&self, hay: &[U], last: usize) -> Option<usize> {
        let needle = |index: usize| at::<U, REVERSED>(self.needle, index);
        let hay = |index: usize| at::<U, REVERSED>(hay, index);
        let length = self.needle.len();
        let mut start = 0;
        // So many units at the beginning of the needle are known to match.
        let mut known = 0;
        while start <= last {
            let mut index = self.cut.max(known);
            while index < length && needle(index) == hay(start + index) {
                index += 1;
            }
            if index < length {
                start += index - self.cut + 1;
                known = 0;
                continue;
            }
            let mut index = self.cut;
            while index > known && needle(index - 1) == hay(start + index - 1) {
                index -= 1;
            }
            if index <= known {
                return Some(start);
            }
            start += self.period;
            known = if self.periodic { length - self.period } else { 0 };
        }
        None
    }
}

/// Where the lexicographically greatest suffix begins, and its period; `reverse` turns the order round.
fn greatest_suffix<U: Unit, const REVERSED: bool>(needle: &[U], reverse: bool) -> (usize, usize) {
    let unit = |index: usize| at::<U, REVERSED>(needle, index);
    let (mut best, mut other, mut offset, mut period) = (0, 1, 0, 1);
    while other + offset < needle.len() {
        let (challenger, holder) = (unit(other + offset), unit(best + offset));
        if challenger == holder {
            if offset + 1 == period {
                other += period;
                offset = 0;
            } else {
                offset += 1;
            }
        } else if (challenger < holder) != reverse {
            other += offset + 1;
            offset = 0;
            period = other - best;
        } else {
            best = other;
            other += 1;
            offset = 0;
            period = 1;
        }
    }
    (best, period)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every needle over two letters up to length 7, in every text up to length 10, against plain comparison.
    #[test]
    fn agrees_with_plain_comparison() {
        let words = |length: usize| {
            (0_u32..1 << length)
                .map(move |bits| (0..length).map(|place| (bits >> place & 1) as u16).collect::<Vec<u16>>())
        };
        for needle in (1..=7).flat_map(words) {
            let (first, last) = (TwoWay::<u16, false>::new(&needle), TwoWay::<u16, true>::new(&needle));
            for hay in [3, 10].into_iter().flat_map(words) {
                let plain: Vec<usize> = hay
                    .windows(needle.len())
                    .enumerate()
                    .filter_map(|(index, window)| (window == needle).then_some(index))
                    .collect();
                assert_eq!(first.find(&hay), plain.first().copied(), "{needle:?} in {hay:?}");
                assert_eq!(last.find(&hay), plain.last().copied(), "{needle:?} in {hay:?}");
            }
        }
    }
}
