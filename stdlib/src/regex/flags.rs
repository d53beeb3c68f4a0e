//! The flag bits of `re`, with CPython's values, and the rules that combine them.

use super::error::RegexError;

/// Kept for the name `TEMPLATE`; has no effect.
pub const TEMPLATE: u32 = 1;
/// Matching ignores case.
pub const IGNORECASE: u32 = 2;
/// `\w`, `\b` and case follow the C locale; bytes patterns only.
pub const LOCALE: u32 = 4;
/// `^` and `$` match at line boundaries.
pub const MULTILINE: u32 = 8;
/// `.` matches a newline too.
pub const DOTALL: u32 = 16;
/// Classes and case follow Unicode; the default of str patterns.
pub const UNICODE: u32 = 32;
/// White space and comments in the pattern are skipped.
pub const VERBOSE: u32 = 64;
/// The parsed pattern is printed.
pub const DEBUG: u32 = 128;
/// Classes and case look at ASCII only.
pub const ASCII: u32 = 256;

/// The three flags of which at most one can hold.
pub(crate) const KINDS: u32 = ASCII | LOCALE | UNICODE;

/// The flag that an inline letter names.
pub(crate) fn inline_flag(letter: u32) -> Option<u32> {
    match char::from_u32(letter)? {
        'i' => Some(IGNORECASE),
        'L' => Some(LOCALE),
        'm' => Some(MULTILINE),
        's' => Some(DOTALL),
        'x' => Some(VERBOSE),
        'a' => Some(ASCII),
        'u' => Some(UNICODE),
        _ => None,
    }
}

/// Flags inside a group `(?add-del:...)`.
pub(crate) fn combine(flags: u32, add: u32, del: u32) -> u32 {
    let kept = if add & KINDS != 0 { flags & !KINDS } else { flags };
    (kept | add) & !del
}

/// Checks the flags of a whole pattern and adds the default kind.
pub(crate) fn settle(flags: u32, is_bytes: bool) -> Result<u32, RegexError> {
    if is_bytes {
        if flags & UNICODE != 0 {
            return Err(RegexError::value("cannot use UNICODE flag with a bytes pattern"));
        }
        if flags & LOCALE != 0 && flags & ASCII != 0 {
            return Err(RegexError::value("ASCII and LOCALE flags are incompatible"));
        }
        return Ok(flags);
    }
    if flags & LOCALE != 0 {
        return Err(RegexError::value("cannot use LOCALE flag with a str pattern"));
    }
    if flags & ASCII == 0 {
        return Ok(flags | UNICODE);
    }
    if flags & UNICODE != 0 {
        return Err(RegexError::value("ASCII and UNICODE flags are incompatible"));
    }
    Ok(flags)
}
