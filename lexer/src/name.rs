//! Names beyond ASCII, and the characters that belong nowhere.

use unicode_ident::{is_xid_continue, is_xid_start};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::error::LexError;

/// Reads the name that starts at `start`: its normal form and the offset after it.
///
/// A run of letters, digits, underscores and anything beyond ASCII is taken as one name, then each character is asked
/// whether it may stand there; so the message points into the run.
pub(crate) fn read(source: &str, start: usize) -> Result<(Box<str>, usize), LexError> {
    let rest = source.get(start..).unwrap_or("");
    let belongs =
        |character: char| character.is_ascii_alphanumeric() || character == '_' || !character.is_ascii();
    let length = rest.find(|character| !belongs(character)).unwrap_or(rest.len());
    let name = rest.get(..length).unwrap_or("");
    for (offset, character) in name.char_indices() {
        let fits = match offset {
            0 => character == '_' || is_xid_start(character),
            _ => is_xid_continue(character),
        };
        if !fits {
            return Err(wrong_character(source, start + offset, character));
        }
    }
    let normal: Box<str> = match is_nfkc_quick(name.chars()) {
        IsNormalized::Yes => name.into(),
        IsNormalized::No | IsNormalized::Maybe => name.nfkc().collect::<String>().into_boxed_str(),
    };
    Ok((normal, start + length))
}

/// The error for a character no token starts with.
pub(crate) fn wrong_character(source: &str, offset: usize, character: char) -> LexError {
    let code_point = u32::from(character);
    let message = if is_printable(character) {
        format!("invalid character '{character}' (U+{code_point:04X})")
    } else {
        format!("invalid non-printable character U+{code_point:04X}")
    };
    LexError::before(source, offset + character.len_utf8(), message)
}

/// What `str.isprintable` says of one character.
fn is_printable(character: char) -> bool {
    match character.general_category_group() {
        GeneralCategoryGroup::Other | GeneralCategoryGroup::Separator => character == ' ',
        GeneralCategoryGroup::Letter
        | GeneralCategoryGroup::Mark
        | GeneralCategoryGroup::Number
        | GeneralCategoryGroup::Punctuation
        | GeneralCategoryGroup::Symbol => true,
    }
}
