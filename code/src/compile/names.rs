//! Names as numbers: every identifier of a compilation is stored once, private names already mangled.

use std::sync::Arc;

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use crate::bytecode::Text;

/// Number of a name.
pub type NameId = u32;

macro_rules! well_known {
    ($($name:ident = $text:literal,)+) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u32)]
        enum Order { $($name,)+ }

        /// Names the compiler itself uses, at fixed numbers.
        pub mod known {
            use super::{NameId, Order};
            $(#[doc = $text] pub const $name: NameId = Order::$name as NameId;)+
        }

        const WELL_KNOWN: &[&str] = &[$($text,)+];
    };
}

// `known::CLASS` is the number of the name `__class__`, and so on.
well_known! {
    CLASS = "__class__",
    CLASS_DICT = "__classdict__",
    CONDITIONAL_ANNOTATIONS = "__conditional_annotations__",
    SUPER = "super",
    FORMAT = ".format",
    ITERABLE = ".0",
    TYPE_PARAMS_HIDDEN = ".type_params",
    GENERIC_BASE = ".generic_base",
    DEFAULTS = ".defaults",
    KEYWORD_DEFAULTS = ".kwdefaults",
    TYPE_PARAMS = "__type_params__",
    MODULE = "__module__",
    QUALIFIED_NAME = "__qualname__",
    FIRST_LINE = "__firstlineno__",
    STATIC_ATTRIBUTES = "__static_attributes__",
    CLASS_CELL = "__classcell__",
    CLASS_DICT_CELL = "__classdictcell__",
    ANNOTATE = "__annotate__",
    ANNOTATE_FUNCTION = "__annotate_func__",
    ANNOTATIONS = "__annotations__",
    DOC = "__doc__",
    NAME = "__name__",
}

/// The names of one compilation.
#[derive(Debug)]
pub struct Names {
    set: IndexSet<Arc<str>, FxBuildHasher>,
}

impl Names {
    /// The well-known names alone.
    pub fn new() -> Names {
        Names { set: WELL_KNOWN.iter().map(|text| Arc::from(*text)).collect() }
    }

    /// The number of a name.
    pub fn intern(&mut self, text: &str) -> NameId {
        let index = match self.set.get_index_of(text) {
            Some(index) => index,
            None => self.set.insert_full(Arc::from(text)).0,
        };
        // A source is at most 4 GiB, so it has fewer names than that.
        u32::try_from(index).unwrap_or(u32::MAX)
    }

    /// A name as it is written in a class called `class`: private names as they were before mangling.
    pub fn written(&self, class: Option<&str>, name: NameId) -> &str {
        let text = self.text(name);
        let private = class.and_then(|class| {
            let rest = text.strip_prefix('_')?.strip_prefix(class.trim_start_matches('_'))?;
            mangle(class, rest).is_some().then_some(rest)
        });
        private.unwrap_or(text)
    }

    /// The number of a name as written in a class called `class`: private names are mangled.
    pub fn intern_private(&mut self, class: Option<&str>, text: &str) -> NameId {
        match class.and_then(|class| mangle(class, text)) {
            Some(mangled) => self.intern(&mangled),
            None => self.intern(text),
        }
    }

    /// The text of a name, for code to keep.
    pub fn shared(&self, name: NameId) -> Text {
        self.set.get_index(name as usize).map_or_else(Text::default, |text| Text::Shared(text.clone()))
    }

    /// The text of a name.
    pub fn text(&self, name: NameId) -> &str {
        self.set.get_index(name as usize).map_or("", |text| text)
    }
}

/// `__name` in class `_C` is `_C__name`; None when the name is not private.
pub fn mangle(class: &str, text: &str) -> Option<String> {
    if !text.starts_with("__") || text.ends_with("__") || text.contains('.') {
        return None;
    }
    let class = class.trim_start_matches('_');
    if class.is_empty() {
        return None;
    }
    Some(format!("_{class}{text}"))
}

#[cfg(test)]
mod tests {
    use super::{Names, known, mangle};

    #[test]
    fn private_names_are_mangled() {
        assert_eq!(mangle("_C", "__x").as_deref(), Some("_C__x"));
        assert_eq!(mangle("C", "__x__"), None);
        assert_eq!(mangle("C", "_x"), None);
        assert_eq!(mangle("__", "__x"), None);
    }

    #[test]
    fn well_known_names_have_their_numbers() {
        let mut names = Names::new();
        assert_eq!(names.intern("__class__"), known::CLASS);
        assert_eq!(names.intern("__name__"), known::NAME);
        assert_eq!(names.text(known::ITERABLE), ".0");
    }
}
