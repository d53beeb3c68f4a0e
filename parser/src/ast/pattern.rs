//! The cases of a `match` and their patterns.

use super::stmt::block_depth;
use super::{Constant, Expr, Name, Stmt, above, deepest};
use crate::Span;

/// One `case` of a `match`.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchCase {
    /// What must fit.
    pub pattern: Pattern,
    /// What must hold besides.
    pub guard: Option<Box<Expr>>,
    /// The body.
    pub body: Vec<Stmt>,
}

/// A pattern and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// What it is.
    pub node: PatternKind,
    /// Where it stands.
    pub span: Span,
    depth: u32,
}

/// The kinds of pattern.
#[derive(Debug, Clone, PartialEq)]
pub enum PatternKind {
    /// Equality with a number, string, dotted name or f-string-free literal.
    MatchValue {
        /// What is compared.
        value: Box<Expr>,
    },
    /// Identity with `None`, `True` or `False`.
    MatchSingleton {
        /// One of the three.
        value: Constant,
    },
    /// `[a, b]`, `(a, b)` or `a, b`.
    MatchSequence {
        /// The elements, at most one `MatchStar` among them.
        patterns: Vec<Pattern>,
    },
    /// `{key: pattern, **rest}`
    MatchMapping {
        /// The keys.
        keys: Vec<Expr>,
        /// One for each key.
        patterns: Vec<Pattern>,
        /// What the other items are called.
        rest: Option<Name>,
    },
    /// `cls(patterns, name=pattern)`
    MatchClass {
        /// A `Name` or `Attribute`.
        cls: Box<Expr>,
        /// The positional patterns.
        patterns: Vec<Pattern>,
        /// The names of the keyword patterns.
        kwd_attrs: Vec<Name>,
        /// One for each name.
        kwd_patterns: Vec<Pattern>,
    },
    /// `*name`, or `*_` without a name.
    MatchStar {
        /// What the rest is called.
        name: Option<Name>,
    },
    /// `pattern as name`, `name`, or `_` with neither.
    MatchAs {
        /// What must fit.
        pattern: Option<Box<Pattern>>,
        /// What it is called.
        name: Option<Name>,
    },
    /// `a | b`
    MatchOr {
        /// The alternatives, at least two.
        patterns: Vec<Pattern>,
    },
}

impl Pattern {
    /// A pattern of this kind.
    pub fn new(node: PatternKind, span: Span) -> Pattern {
        let depth = above(node.child_depth());
        Pattern { node, span, depth }
    }

    /// How many nodes lie on the longest way down, this one included.
    pub fn depth(&self) -> u32 {
        self.depth
    }
}

impl PatternKind {
    /// The depth of the deepest child.
    fn child_depth(&self) -> u32 {
        match self {
            PatternKind::MatchValue { value } => value.depth(),
            PatternKind::MatchSequence { patterns } | PatternKind::MatchOr { patterns } => {
                deepest_pattern(patterns)
            }
            PatternKind::MatchMapping { keys, patterns, .. } => deepest(keys).max(deepest_pattern(patterns)),
            PatternKind::MatchClass { cls, patterns, kwd_patterns, .. } => {
                cls.depth().max(deepest_pattern(patterns)).max(deepest_pattern(kwd_patterns))
            }
            PatternKind::MatchAs { pattern, .. } => pattern.as_ref().map_or(0, |pattern| pattern.depth),
            PatternKind::MatchSingleton { .. } | PatternKind::MatchStar { .. } => 0,
        }
    }
}

/// The greatest depth among patterns.
fn deepest_pattern(patterns: &[Pattern]) -> u32 {
    patterns.iter().map(Pattern::depth).max().unwrap_or(0)
}

impl MatchCase {
    /// The depth of the deepest child.
    pub(crate) fn depth(&self) -> u32 {
        above(self.pattern.depth.max(deepest(self.guard.as_deref())).max(block_depth(&self.body)))
    }
}
