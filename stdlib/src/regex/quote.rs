//! `re.escape`.

/// Characters that have a meaning in patterns, white space and the signs that sets may get one day.
const SPECIAL: &[u8] = b"()[]{}?*+-|^$\\.&~# \t\n\r\x0b\x0c";

/// The text with a backslash before every special character.
pub fn escape(text: &[u32]) -> Vec<u32> {
    let mut out = Vec::with_capacity(text.len());
    for &c in text {
        if u8::try_from(c).is_ok_and(|byte| SPECIAL.contains(&byte)) {
            out.push(u32::from('\\'));
        }
        out.push(c);
    }
    out
}
