//! Hash values equal to the reference's: SipHash-1-3 of str and bytes, modular hashes of numbers, tuples, sets.
//!
//! With the secret of `PYTHONHASHSEED=0` every value here equals what the reference prints. No hash is ever -1,
//! which callers may therefore use for "not computed yet".

use num_bigint::{BigInt, Sign};
use siphasher::sip::SipHasher13;
use std::hash::Hasher;

use super::units::Text;

/// The Mersenne prime 2**61 - 1, by which numbers are reduced (`sys.hash_info.modulus`).
pub const MODULUS: u64 = (1 << 61) - 1;
const BITS: u32 = 61;
/// Hash of an infinity (`sys.hash_info.inf`).
pub const INFINITY: i64 = 314_159;
/// Factor of the imaginary part (`sys.hash_info.imag`).
pub const IMAGINARY: i64 = 1_000_003;

/// Key of the hash of str and bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HashSecret {
    /// First word of the SipHash key.
    pub first: u64,
    /// Second word of the SipHash key.
    pub second: u64,
}

impl HashSecret {
    /// The key a numeric `PYTHONHASHSEED` stands for; 0 switches randomisation off.
    pub fn from_seed(seed: u32) -> Self {
        if seed == 0 {
            return HashSecret::default();
        }
        let mut state = seed;
        let mut bytes = [0_u8; 16];
        for byte in &mut bytes {
            state = state.wrapping_mul(214_013).wrapping_add(2_531_011);
            *byte = (state >> 16) as u8;
        }
        HashSecret::from_bytes(bytes)
    }

    /// A key from random bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        let whole = u128::from_le_bytes(bytes);
        HashSecret { first: whole as u64, second: (whole >> 64) as u64 }
    }
}

#[inline]
fn finish(value: u64) -> i64 {
    let value = value as i64;
    if value == -1 { -2 } else { value }
}

/// `value * 2**turn` modulo 2**61 - 1, for values below 2**61: a power of two is a rotation of 61 bits.
#[inline]
fn rotate(value: u64, turn: u32) -> u64 {
    ((value << turn) & MODULUS) | (value >> (BITS - turn))
}

/// Hash of bytes, and of a memoryview of them.
pub fn hash_bytes(bytes: &[u8], secret: HashSecret) -> i64 {
    if bytes.is_empty() {
        return 0;
    }
    let mut hasher = SipHasher13::new_with_keys(secret.first, secret.second);
    hasher.write(bytes);
    finish(hasher.finish())
}

/// Hash of a str over its units; the text must be at the least width that holds it, as strings always are.
pub fn hash_text(text: Text<'_>, secret: HashSecret) -> i64 {
    match text {
        Text::Ascii(ascii) => hash_bytes(ascii.as_bytes(), secret),
        Text::One(units) => hash_bytes(units, secret),
        Text::Two(units) => hash_units(units.iter().map(|unit| unit.to_ne_bytes()), secret),
        Text::Four(units) => hash_units(units.iter().map(|unit| unit.to_ne_bytes()), secret),
    }
}

/// Feeds the hasher from a small buffer, so that wide text needs no copy and no reinterpreted memory.
fn hash_units<const N: usize>(units: impl Iterator<Item = [u8; N]>, secret: HashSecret) -> i64 {
    let mut hasher = SipHasher13::new_with_keys(secret.first, secret.second);
    let mut block = [0_u8; 64];
    let mut filled = 0;
    let mut empty = true;
    for unit in units {
        empty = false;
        if filled == block.len() {
            hasher.write(&block);
            filled = 0;
        }
        block[filled..filled + N].copy_from_slice(&unit);
        filled += N;
    }
    if empty {
        return 0;
    }
    hasher.write(&block[..filled]);
    finish(hasher.finish())
}

/// Hash of a small int (and of a bool).
#[inline]
pub fn hash_i64(value: i64) -> i64 {
    let magnitude = (value.unsigned_abs() % MODULUS) as i64;
    let hash = if value < 0 { -magnitude } else { magnitude };
    if hash == -1 { -2 } else { hash }
}

/// Hash of a big int.
pub fn hash_bigint(value: &BigInt) -> i64 {
    let mut residue: u64 = 0;
    for digit in value.magnitude().iter_u64_digits().rev() {
        // 2**64 is 2**3 modulo 2**61 - 1, and a sum of two residues fits 64 bits.
        residue = (rotate(residue, 3) + digit % MODULUS) % MODULUS;
    }
    let hash = if value.sign() == Sign::Minus { -(residue as i64) } else { residue as i64 };
    if hash == -1 { -2 } else { hash }
}

/// Hash of a float; `identity` is the hash of a NaN, which the reference takes from the object's address.
pub fn hash_float(value: f64, identity: i64) -> i64 {
    if value.is_nan() {
        return if identity == -1 { -2 } else { identity };
    }
    if value.is_infinite() {
        return if value > 0.0 { INFINITY } else { -INFINITY };
    }
    let bits = value.to_bits();
    let field = ((bits >> 52) & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) =
        if field == 0 { (fraction, -1074) } else { (fraction | 1 << 52, field - 1075) };
    let turn = exponent.rem_euclid(i64::from(BITS)) as u32;
    let residue = rotate(mantissa, turn) % MODULUS;
    let hash = if value < 0.0 { -(residue as i64) } else { residue as i64 };
    if hash == -1 { -2 } else { hash }
}

/// Hash of a complex number.
pub fn hash_complex(real: f64, imaginary: f64, identity: i64) -> i64 {
    let real = hash_float(real, identity) as u64;
    let imaginary = hash_float(imaginary, identity) as u64;
    finish(real.wrapping_add(imaginary.wrapping_mul(IMAGINARY as u64)))
}

/// Hash of an object by its address.
pub fn hash_pointer(address: u64) -> i64 {
    finish(address.rotate_right(4))
}

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

/// Hash of a tuple, fed with the hashes of its items in order. Slices hash as tuples of their three parts.
#[derive(Clone, Copy, Debug)]
pub struct TupleHasher {
    lane: u64,
    count: u64,
}

impl Default for TupleHasher {
    fn default() -> Self {
        TupleHasher { lane: PRIME_5, count: 0 }
    }
}

impl TupleHasher {
    /// Adds the hash of the next item.
    pub fn add(&mut self, hash: i64) {
        self.lane =
            self.lane.wrapping_add((hash as u64).wrapping_mul(PRIME_2)).rotate_left(31).wrapping_mul(PRIME_1);
        self.count += 1;
    }

    /// The hash of the tuple.
    pub fn finish(self) -> i64 {
        let value = self.lane.wrapping_add(self.count ^ (PRIME_5 ^ 3_527_539));
        if value == u64::MAX { 1_546_275_796 } else { value as i64 }
    }

    /// The hash of a slice, which leaves the length out.
    pub fn finish_slice(self) -> i64 {
        if self.lane == u64::MAX { 1_546_275_796 } else { self.lane as i64 }
    }
}

/// Hash of a tuple from the hashes of its items.
pub fn hash_tuple(hashes: impl IntoIterator<Item = i64>) -> i64 {
    let mut hasher = TupleHasher::default();
    hashes.into_iter().for_each(|hash| hasher.add(hash));
    hasher.finish()
}

/// Hash of a frozenset from the hashes of its members, in any order.
pub fn hash_frozenset(hashes: impl IntoIterator<Item = i64>) -> i64 {
    let mut value: u64 = 0;
    let mut count: u64 = 0;
    for hash in hashes {
        let hash = hash as u64;
        value ^= ((hash ^ 89_869_747) ^ (hash << 16)).wrapping_mul(3_644_798_167);
        count += 1;
    }
    value ^= (count + 1).wrapping_mul(1_927_868_237);
    value ^= (value >> 11) ^ (value >> 25);
    value = value.wrapping_mul(69_069).wrapping_add(907_133_923);
    if value == u64::MAX { 590_923_713 } else { value as i64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIXED: HashSecret = HashSecret { first: 0, second: 0 };

    #[test]
    fn text_hashes_as_the_reference_with_seed_zero() {
        assert_eq!(hash_text(Text::Ascii(""), FIXED), 0);
        assert_eq!(hash_text(Text::Ascii("a"), FIXED), 4_644_417_185_603_328_019);
        assert_eq!(hash_text(Text::One(b"hello world"), FIXED), -5_642_461_784_034_726_774);
        assert_eq!(hash_text(Text::One(&[0xe9]), FIXED), 6_047_309_291_227_476_195);
        assert_eq!(hash_text(Text::Two(&[0x3042, 0x78]), FIXED), -5_116_062_195_929_633_941);
        assert_eq!(hash_text(Text::Four(&[0x1_f600]), FIXED), -3_536_540_696_076_613_844);
        let long: Vec<u16> = [0x78_u16; 33].into_iter().chain([0x3042_u16; 33]).collect();
        assert_eq!(hash_text(Text::Two(&long), FIXED), -5_062_700_781_460_343_046);
        assert_eq!(hash_text(Text::Two(&[]), FIXED), 0);
        assert_eq!(hash_bytes(b"abc", FIXED), -4_594_863_902_769_663_758);
        let secret = HashSecret::from_seed(42);
        assert_eq!(hash_text(Text::Ascii("a"), secret), -123_207_753_977_932_514);
        assert_eq!(hash_bytes(b"hello", secret), 841_626_496_250_501_200);
    }

    #[test]
    fn numbers_that_are_equal_hash_alike() {
        assert_eq!([1 << 61, -(1 << 61), i64::MAX, i64::MIN, -1].map(hash_i64), [1, -2, 3, -4, -2]);
        let big = BigInt::from(10).pow(40);
        assert_eq!(hash_bigint(&big), 1_388_497_483_929_617_590);
        assert_eq!(hash_bigint(&-big), -1_388_497_483_929_617_590);
        assert_eq!(hash_bigint(&BigInt::from(MODULUS)), 0);
        assert_eq!(hash_float(0.5, 7), 1_152_921_504_606_846_976);
        assert_eq!(hash_float(1.5e300, 7), 1_837_492_894_133_638_746);
        assert_eq!(hash_float(-1e-320, 7), -33_957_085_184);
        assert_eq!([3.0, -0.0, -1.0, f64::NAN].map(|value| hash_float(value, 7)), [3, 0, -2, 7]);
        assert_eq!(hash_float(f64::NEG_INFINITY, 7), -314_159);
        assert_eq!(hash_complex(1.0, 2.0, 7), 2_000_007);
        assert_eq!(hash_complex(0.0, -1.0, 7), -2_000_006);
    }

    #[test]
    fn collections_combine_as_the_reference() {
        assert_eq!(hash_tuple([]), 5_740_354_900_026_072_187);
        assert_eq!(hash_tuple([1, 2, 3]), 529_344_067_295_497_451);
        assert_eq!(hash_tuple([-2]), 8_078_679_518_589_016_365);
        assert_eq!(hash_frozenset([]), 133_146_708_735_736);
        assert_eq!(hash_frozenset([-2, 3, 1, 2]), -1_675_867_903_771_378_670);
        let mut slice = TupleHasher::default();
        [1, 2, 3].into_iter().for_each(|hash| slice.add(hash));
        assert_eq!(slice.finish_slice(), -2_340_833_382_717_974_474);
        assert_eq!(hash_tuple([5, 1, 2]), -8_580_228_179_051_518_038);
    }
}
