//! Every terminal of the language, one row each.
//!
//! The rows make the enum [`Token`], its names and its texts; the raw scanner is made from the same rows. Soft keywords
//! (`match`, `case`, `type`, `_`) are names here: only the parser can tell.

use std::fmt;

use logos::Logos;

/// Text of a literal after its escapes are decoded.
///
/// Nearly always a Rust string; `"\ud800"` makes a lone surrogate, which no Rust string can hold, and only then are the
/// code points kept one by one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LiteralText {
    /// Text without surrogates.
    Text(Box<str>),
    /// Code points, at least one of them a surrogate.
    CodePoints(Box<[u32]>),
}

impl LiteralText {
    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::CodePoints(code_points) => code_points.is_empty(),
        }
    }

    /// The code points, surrogates included.
    pub fn code_points(&self) -> impl Iterator<Item = u32> + '_ {
        let (text, wide): (&str, &[u32]) = match self {
            Self::Text(text) => (text, &[]),
            Self::CodePoints(code_points) => ("", code_points),
        };
        text.chars().map(u32::from).chain(wide.iter().copied())
    }

    /// The texts of adjacent literals as one.
    #[must_use]
    pub fn concatenate(parts: &[LiteralText]) -> LiteralText {
        let mut text = String::new();
        for part in parts {
            match part {
                Self::Text(piece) => text.push_str(piece),
                Self::CodePoints(_) => {
                    return Self::CodePoints(parts.iter().flat_map(Self::code_points).collect());
                }
            }
        }
        Self::Text(text.into_boxed_str())
    }
}

/// Value of a plain string literal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StringLiteral {
    /// The decoded text.
    pub text: LiteralText,
    /// Whether it was written `u"…"` (`Constant.kind` of the tree).
    pub unicode_prefix: bool,
}

/// What the prefix and the quotes of an f-string or t-string say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FStringKind {
    /// `rf"…"`
    pub raw: bool,
    /// `t"…"`
    pub template: bool,
    /// Three quotes.
    pub triple: bool,
}

/// Expands to `Token` with its names and to `Raw`, what the automaton of `logos` finds.
///
/// A row `If "if"` of `keywords` becomes `Token::If` and `Raw::If`; a row `LeftParenthesis "LPAR" "("` of `operators`
/// becomes `Token::LeftParenthesis`, `LPAR` in listings and `'('` in messages, and `Raw::LeftParenthesis`; a row
/// `Name(Box<str>) "NAME" "name"` of `others` carries a value, and its last column is what messages say. A row
/// `Word regex "[a-z]+"` of `raws` is a variant of `Raw` alone: the scanner looks closer before it makes a token.
macro_rules! terminals {
    (
        keywords { $($(#[$keyword_doc:meta])* $keyword:ident $keyword_text:tt;)* }
        operators { $($operator:ident $operator_name:tt $operator_text:tt;)* }
        others { $($(#[$other_doc:meta])* $other:ident $(($value:ty))? $other_name:literal $other_text:literal;)* }
        raws { $($(#[$raw_doc:meta])* $raw:ident regex $pattern:tt;)* }
    ) => {
        /// A terminal of the grammar.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Token {
            $(#[doc = concat!("`", $keyword_text, "`")] $keyword,)*
            $(#[doc = concat!("`", $operator_text, "`")] $operator,)*
            $($(#[$other_doc])* $other $(($value))?,)*
        }

        impl Token {
            /// The name in listings.
            #[must_use]
            pub const fn name(&self) -> &'static str {
                match self {
                    $(Self::$keyword => "KEYWORD",)*
                    $(Self::$operator => $operator_name,)*
                    $(terminals!(@pattern $other $($value)?) => $other_name,)*
                }
            }

            /// How messages speak of it: quoted text of what is always written alike, else a noun.
            #[must_use]
            pub const fn text(&self) -> &'static str {
                match self {
                    $(Self::$keyword => concat!("'", $keyword_text, "'"),)*
                    $(Self::$operator => concat!("'", $operator_text, "'"),)*
                    $(terminals!(@pattern $other $($value)?) => $other_text,)*
                }
            }

            /// The keyword spelled `word`.
            #[must_use]
            pub fn keyword(word: &str) -> Option<Self> {
                match word {
                    $($keyword_text => Some(Self::$keyword),)*
                    _ => None,
                }
            }

            /// Whether it is a keyword (`None`, `True` and `False` are).
            #[must_use]
            pub const fn is_keyword(&self) -> bool {
                matches!(self, $(Self::$keyword)|*)
            }
        }

        /// What the automaton finds.
        #[derive(Logos, Debug, Clone, Copy, PartialEq, Eq)]
        #[logos(skip r"[ \t\x0C]+")]
        pub(crate) enum Raw {
            $(#[token($keyword_text)] $keyword,)*
            $(#[token($operator_text)] $operator,)*
            $($(#[$raw_doc])* #[regex($pattern)] $raw,)*
        }

        impl Raw {
            /// The token of a row that is always written alike.
            pub(crate) const fn fixed(self) -> Option<Token> {
                match self {
                    $(Self::$keyword => Some(Token::$keyword),)*
                    $(Self::$operator => Some(Token::$operator),)*
                    $(Self::$raw => None,)*
                }
            }
        }
    };
    (@pattern $other:ident $value:ty) => { Self::$other(..) };
    (@pattern $other:ident) => { Self::$other };
}

terminals! {
    keywords {
        False "False";
        None "None";
        True "True";
        And "and";
        As "as";
        Assert "assert";
        Async "async";
        Await "await";
        Break "break";
        Class "class";
        Continue "continue";
        Def "def";
        Del "del";
        Elif "elif";
        Else "else";
        Except "except";
        Finally "finally";
        For "for";
        From "from";
        Global "global";
        If "if";
        Import "import";
        In "in";
        Is "is";
        Lambda "lambda";
        Nonlocal "nonlocal";
        Not "not";
        Or "or";
        Pass "pass";
        Raise "raise";
        Return "return";
        Try "try";
        While "while";
        With "with";
        Yield "yield";
    }
    operators {
        LeftParenthesis "LPAR" "(";
        RightParenthesis "RPAR" ")";
        LeftBracket "LSQB" "[";
        RightBracket "RSQB" "]";
        LeftBrace "LBRACE" "{";
        RightBrace "RBRACE" "}";
        Colon "COLON" ":";
        Comma "COMMA" ",";
        Semicolon "SEMI" ";";
        Dot "DOT" ".";
        Ellipsis "ELLIPSIS" "...";
        Arrow "RARROW" "->";
        Exclamation "EXCLAMATION" "!";
        At "AT" "@";
        Plus "PLUS" "+";
        Minus "MINUS" "-";
        Star "STAR" "*";
        DoubleStar "DOUBLESTAR" "**";
        Slash "SLASH" "/";
        DoubleSlash "DOUBLESLASH" "//";
        Percent "PERCENT" "%";
        Ampersand "AMPER" "&";
        VerticalBar "VBAR" "|";
        Circumflex "CIRCUMFLEX" "^";
        Tilde "TILDE" "~";
        LeftShift "LEFTSHIFT" "<<";
        RightShift "RIGHTSHIFT" ">>";
        Less "LESS" "<";
        Greater "GREATER" ">";
        LessEqual "LESSEQUAL" "<=";
        GreaterEqual "GREATEREQUAL" ">=";
        DoubleEqual "EQEQUAL" "==";
        NotEqual "NOTEQUAL" "!=";
        LessGreater "LESSGREATER" "<>";
        Equal "EQUAL" "=";
        ColonEqual "COLONEQUAL" ":=";
        PlusEqual "PLUSEQUAL" "+=";
        MinusEqual "MINEQUAL" "-=";
        StarEqual "STAREQUAL" "*=";
        DoubleStarEqual "DOUBLESTAREQUAL" "**=";
        SlashEqual "SLASHEQUAL" "/=";
        DoubleSlashEqual "DOUBLESLASHEQUAL" "//=";
        PercentEqual "PERCENTEQUAL" "%=";
        AtEqual "ATEQUAL" "@=";
        AmpersandEqual "AMPEREQUAL" "&=";
        VerticalBarEqual "VBAREQUAL" "|=";
        CircumflexEqual "CIRCUMFLEXEQUAL" "^=";
        LeftShiftEqual "LEFTSHIFTEQUAL" "<<=";
        RightShiftEqual "RIGHTSHIFTEQUAL" ">>=";
    }
    others {
        /// An identifier in normal form (NFKC), soft keywords included.
        Name(Box<str>) "NAME" "name";
        /// A whole number: digits without underscores or prefix, and the radix (2, 8, 10 or 16) they are written in.
        Int(IntLiteral) "INT" "number";
        /// A number with a point or an exponent.
        Float(f64) "FLOAT" "number";
        /// The imaginary part of `1.5j`.
        Imaginary(f64) "IMAGINARY" "number";
        /// A string without replacement fields, decoded.
        Str(StringLiteral) "STRING" "string";
        /// `b"…"`, decoded.
        Bytes(Box<[u8]>) "BYTES" "bytes";
        /// Prefix and opening quotes of an f-string or t-string.
        ///
        /// Then come, in any order, `FStringMiddle` and replacement fields, until `FStringEnd`. A field is `{`, the
        /// tokens of its expression, perhaps `=`, perhaps `!` and a name, perhaps `:` and a format spec (again
        /// middles and fields), and `}`. The text an `=` or a t-string asks for stands between the spans.
        FStringStart(FStringKind) "FSTRING_START" "f-string";
        /// Decoded text between replacement fields.
        FStringMiddle(LiteralText) "FSTRING_MIDDLE" "f-string: text";
        /// The closing quotes.
        FStringEnd "FSTRING_END" "f-string: end";
        /// `$`, `?` or a backtick, which no rule uses: the parser answers `invalid syntax`.
        Unknown(char) "OP" "character";
        /// The end of a logical line.
        Newline "NEWLINE" "newline";
        /// The next line is indented deeper.
        Indent "INDENT" "indent";
        /// The next line is indented less; one for each level.
        Dedent "DEDENT" "unindent";
        /// The end of the text.
        EndOfFile "ENDMARKER" "end of file";
    }
    raws {
        /// A name, a keyword that goes on beyond ASCII, or the prefix of a string.
        Word regex "[A-Za-z_][A-Za-z0-9_]*";
        /// The start of a number: `number.rs` reads it.
        Digit regex r"[0-9]|\.[0-9]";
        /// The start of a string: `string.rs` reads it.
        Quote regex "[\"']";
        /// The end of a line.
        LineEnd regex r"\r\n|\n|\r";
        /// A comment, up to the end of the line.
        Hash regex "#";
        /// Joins two lines.
        Backslash regex r"\\";
        /// Characters no rule uses.
        Stray regex r"[$?`]";
        /// A name beyond ASCII, or a character that belongs nowhere.
        Beyond regex r"[^\x00-\x7F]";
    }
}

/// Digits of a whole number, kept as text because it may be of any size.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IntLiteral {
    /// Digits without underscores and prefix.
    pub digits: Box<str>,
    /// 2, 8, 10 or 16.
    pub radix: u32,
}

impl fmt::Display for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.text())
    }
}
