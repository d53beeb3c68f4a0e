//! The format mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]`.
//!
//! A [`Spec`] is read for one of four kinds of value, and everything that can be refused without the value is
//! refused here. It then tells a bound of the result's size, so a caller can refuse that too, before
//! `format_apply.rs` builds the text.

use super::unicode::decimal_value;
use super::units::Text;

/// What goes wrong in formatting, with the reference's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// A `ValueError`.
    Value(String),
    /// An `OverflowError`.
    Overflow(String),
}

/// Where the value stands in its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: padding between sign and digits.
    Inside,
}

/// When a sign is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Not said: only a minus.
    Unsaid,
    /// `-`: only a minus.
    Minus,
    /// `+`: always.
    Plus,
    /// A space where there is no minus.
    Space,
}

/// Separators between digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// None.
    No,
    /// `,` every three digits.
    Comma,
    /// `_` every three digits, or every four in base 2, 8 and 16.
    Underscore,
}

impl Grouping {
    /// The separator.
    pub fn letter(self) -> Option<u8> {
        match self {
            Grouping::No => None,
            Grouping::Comma => Some(b','),
            Grouping::Underscore => Some(b'_'),
        }
    }
}

/// A format specification that fits its kind of value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    /// Code point that pads.
    pub fill: u32,
    /// Alignment, the kind's default if not said.
    pub align: Align,
    /// Sign.
    pub sign: Sign,
    /// `z`: a result of minus zero loses its sign.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// Least width.
    pub width: Option<usize>,
    /// Separators in the whole part.
    pub grouping: Grouping,
    /// Digits after the point, or longest text.
    pub precision: Option<usize>,
    /// Separators in the fraction.
    pub fraction_grouping: Grouping,
    /// Type letter; 0 for the default of floats and complex numbers.
    pub code: u32,
}

const INT_CODES: &str = "bcdoxXn";
const FLOAT_CODES: &str = "eEfFgGn%";
const COMPLEX_CODES: &str = "eEfFgGn";

impl Spec {
    /// The specification that an empty one is read as.
    fn default_for(code: u32, align: Align) -> Spec {
        Spec {
            fill: 0x20,
            align,
            sign: Sign::Unsaid,
            no_negative_zero: false,
            alternate: false,
            width: None,
            grouping: Grouping::No,
            precision: None,
            fraction_grouping: Grouping::No,
            code,
        }
    }

    /// Reads a specification for an int; its code may be one of a float's (then format the value as a float).
    pub fn for_int(text: Text<'_>, type_name: &str) -> Result<Spec, FormatError> {
        let spec = read(text, Spec::default_for(u32::from('d'), Align::Right), type_name)?;
        if spec.is_float_code() && spec.code != u32::from('n') {
            check_precision(&spec)?;
            return Ok(spec);
        }
        spec.require_code(INT_CODES, type_name)?;
        let refuse = |what: &str| Err(FormatError::Value(what.into()));
        if spec.precision.is_some() {
            return refuse("Precision not allowed in integer format specifier");
        }
        if spec.no_negative_zero {
            return refuse("Negative zero coercion (z) not allowed in integer format specifier");
        }
        if spec.code == u32::from('c') && spec.sign != Sign::Unsaid {
            return refuse("Sign not allowed with integer format specifier 'c'");
        }
        if spec.code == u32::from('c') && spec.alternate {
            return refuse("Alternate form (#) not allowed with integer format specifier 'c'");
        }
        Ok(spec)
    }

    /// Reads a specification for a float.
    pub fn for_float(text: Text<'_>, type_name: &str) -> Result<Spec, FormatError> {
        let spec = read(text, Spec::default_for(0, Align::Right), type_name)?;
        if spec.code != 0 {
            spec.require_code(FLOAT_CODES, type_name)?;
        }
        check_precision(&spec)?;
        Ok(spec)
    }

    /// Reads a specification for a complex number.
    pub fn for_complex(text: Text<'_>, type_name: &str) -> Result<Spec, FormatError> {
        let spec = read(text, Spec::default_for(0, Align::Right), type_name)?;
        if spec.code != 0 {
            spec.require_code(COMPLEX_CODES, type_name)?;
        }
        check_precision(&spec)?;
        if spec.fill == u32::from('0') {
            return Err(FormatError::Value("Zero padding is not allowed in complex format specifier".into()));
        }
        if spec.align == Align::Inside {
            return Err(FormatError::Value(
                "'=' alignment flag is not allowed in complex format specifier".into(),
            ));
        }
        Ok(spec)
    }

    /// Reads a specification for a str.
    pub fn for_text(text: Text<'_>, type_name: &str) -> Result<Spec, FormatError> {
        let spec = read(text, Spec::default_for(u32::from('s'), Align::Left), type_name)?;
        spec.require_code("s", type_name)?;
        let what = match spec.sign {
            Sign::Space => "Space not allowed",
            Sign::Plus | Sign::Minus => "Sign not allowed",
            Sign::Unsaid if spec.no_negative_zero => "Negative zero coercion (z) not allowed",
            Sign::Unsaid if spec.alternate => "Alternate form (#) not allowed",
            Sign::Unsaid if spec.align == Align::Inside => "'=' alignment not allowed",
            Sign::Unsaid => return Ok(spec),
        };
        Err(FormatError::Value(format!("{what} in string format specifier")))
    }

    /// True if the code is one of a float's.
    pub fn is_float_code(&self) -> bool {
        char::from_u32(self.code).is_some_and(|code| FLOAT_CODES.contains(code))
    }

    fn require_code(&self, codes: &str, type_name: &str) -> Result<(), FormatError> {
        match char::from_u32(self.code) {
            Some(code) if codes.contains(code) => Ok(()),
            Some(_) | None => Err(FormatError::Value(format!(
                "Unknown format code '{}' for object of type '{}'",
                shown(self.code),
                cut_name(type_name)
            ))),
        }
    }

    /// Upper bound of the length of an int of so many bits.
    pub fn bound_int(&self, bits: u64) -> u64 {
        if self.is_float_code() && self.code != u32::from('n') {
            return self.bound_float();
        }
        let digits = if self.code == u32::from('d') || self.code == u32::from('n') {
            super::int_text::decimal_digits_bound(bits)
        } else {
            bits + 1
        };
        self.bound(digits, self.grouping).saturating_add(3)
    }

    /// Upper bound of the length of a float.
    pub fn bound_float(&self) -> u64 {
        let fraction = self.bound(self.precision.unwrap_or(6) as u64, self.fraction_grouping);
        // 309 digits before the point with separators, sign, point, exponent, percent sign.
        fraction.saturating_add(420)
    }

    /// Upper bound of the length of a complex number.
    pub fn bound_complex(&self) -> u64 {
        self.bound_float().saturating_mul(2).saturating_add(3)
    }

    /// Exact length of a str of so many code points.
    pub fn bound_text(&self, length: usize) -> u64 {
        let kept = self.precision.map_or(length, |most| most.min(length));
        kept.max(self.width.unwrap_or(0)) as u64
    }

    fn bound(&self, digits: u64, grouping: Grouping) -> u64 {
        let separators = if grouping == Grouping::No { 0 } else { digits / 3 };
        let width = self.width.unwrap_or(0) as u64;
        digits.saturating_add(separators).max(width.saturating_add(1))
    }
}

fn check_precision(spec: &Spec) -> Result<(), FormatError> {
    match spec.precision {
        Some(precision) if precision > i32::MAX as usize => {
            Err(FormatError::Value("precision too big".into()))
        }
        Some(_) | None => Ok(()),
    }
}

/// A type letter in a message: itself, or `\xhh…` if it might not show.
fn shown(code: u32) -> String {
    match char::from_u32(code) {
        Some(letter @ '!'..='\u{7f}') => letter.to_string(),
        Some(_) | None => format!("\\x{code:x}"),
    }
}

fn cut_name(type_name: &str) -> String {
    type_name.chars().take(200).collect()
}

fn align_of(code: Option<u32>) -> Option<Align> {
    match char::from_u32(code?)? {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '^' => Some(Align::Center),
        '=' => Some(Align::Inside),
        _ => None,
    }
}

/// Position in the text of a specification.
struct Reader<'a> {
    text: Text<'a>,
    index: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u32> {
        self.text.at(self.index)
    }

    fn take(&mut self, letter: char) -> bool {
        let taken = self.peek() == Some(u32::from(letter));
        self.index += usize::from(taken);
        taken
    }

    /// A number of decimal digits of any script, `None` if there is none.
    fn number(&mut self) -> Result<Option<usize>, FormatError> {
        let mut number: Option<usize> = None;
        while let Some(digit) = self.peek().and_then(decimal_value) {
            let grown = number.unwrap_or(0).checked_mul(10).and_then(|n| n.checked_add(usize::from(digit)));
            match grown {
                Some(grown) if grown <= isize::MAX as usize => number = Some(grown),
                Some(_) | None => {
                    return Err(FormatError::Value("Too many decimal digits in format string".into()));
                }
            }
            self.index += 1;
        }
        Ok(number)
    }

    fn grouping(&mut self) -> Result<Grouping, FormatError> {
        let comma = self.take(',');
        let underscore = self.take('_');
        if underscore && (comma || self.take(',')) {
            return Err(FormatError::Value("Cannot specify both ',' and '_'.".into()));
        }
        Ok(match (comma, underscore) {
            (true, _) => Grouping::Comma,
            (false, true) => Grouping::Underscore,
            (false, false) => Grouping::No,
        })
    }
}

fn read(text: Text<'_>, mut spec: Spec, type_name: &str) -> Result<Spec, FormatError> {
    let mut reader = Reader { text, index: 0 };
    let default = spec.align;
    let mut align_said = true;
    let mut fill_said = false;
    if let (Some(fill), Some(align)) = (text.at(0), align_of(text.at(1))) {
        (spec.fill, spec.align, reader.index, fill_said) = (fill, align, 2, true);
    } else if let Some(align) = align_of(text.at(0)) {
        (spec.align, reader.index) = (align, 1);
    } else {
        align_said = false;
    }
    spec.sign = match reader.peek().and_then(char::from_u32) {
        Some(' ') => Sign::Space,
        Some('+') => Sign::Plus,
        Some('-') => Sign::Minus,
        Some(_) | None => Sign::Unsaid,
    };
    reader.index += usize::from(spec.sign != Sign::Unsaid);
    spec.no_negative_zero = reader.take('z');
    spec.alternate = reader.take('#');
    if !fill_said && reader.take('0') {
        spec.fill = u32::from('0');
        if !align_said && default == Align::Right {
            spec.align = Align::Inside;
        }
    }
    spec.width = reader.number()?;
    spec.grouping = reader.grouping()?;
    if reader.take('.') {
        spec.precision = reader.number()?;
        spec.fraction_grouping = reader.grouping()?;
        if spec.precision.is_none() && spec.fraction_grouping == Grouping::No {
            return Err(FormatError::Value("Format specifier missing precision".into()));
        }
    }
    finish(reader, spec, type_name)
}

/// Reads the type letter and checks the separators against it.
fn finish(reader: Reader<'_>, mut spec: Spec, type_name: &str) -> Result<Spec, FormatError> {
    match (reader.peek(), reader.text.len() - reader.index.min(reader.text.len())) {
        (Some(code), 1) => spec.code = code,
        (None, _) => {}
        (Some(_), _) => {
            return Err(FormatError::Value(format!(
                "Invalid format specifier '{}' for object of type '{}'",
                reader.text.to_string_lossy(),
                cut_name(type_name)
            )));
        }
    }
    let code = char::from_u32(spec.code).unwrap_or(' ');
    let allowed = match spec.grouping {
        Grouping::No => true,
        Grouping::Comma => "defgEFG%\0".contains(code),
        Grouping::Underscore => "defgEFG%\0boxX".contains(code),
    };
    let wrong = match spec.fraction_grouping {
        Grouping::Comma | Grouping::Underscore if allowed && code == 'n' => spec.fraction_grouping,
        Grouping::Comma | Grouping::Underscore | Grouping::No if allowed => return Ok(spec),
        Grouping::Comma | Grouping::Underscore | Grouping::No => spec.grouping,
    };
    Err(FormatError::Value(format!(
        "Cannot specify '{}' with '{}'.",
        char::from(wrong.letter().unwrap_or(b',')),
        shown(spec.code)
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Reading = fn(Text<'_>, &str) -> Result<Spec, FormatError>;

    fn error(read: Reading, text: &str, name: &str) -> String {
        match read(super::super::units::TextBuf::from_utf8(text).as_text(), name) {
            Err(FormatError::Value(message) | FormatError::Overflow(message)) => message,
            Ok(_) => "no error".into(),
        }
    }

    #[test]
    fn refusals_have_the_words_of_the_reference() {
        for (text, message) in [
            (",_d", "Cannot specify both ',' and '_'."),
            ("_,d", "Cannot specify both ',' and '_'."),
            (",,", "Cannot specify ',' with ','."),
            ("__", "Cannot specify '_' with '_'."),
            (",x", "Cannot specify ',' with 'x'."),
            (".3,n", "Cannot specify ',' with 'n'."),
            (".3", "Precision not allowed in integer format specifier"),
            ("z", "Negative zero coercion (z) not allowed in integer format specifier"),
            ("+c", "Sign not allowed with integer format specifier 'c'"),
            ("#c", "Alternate form (#) not allowed with integer format specifier 'c'"),
            ("5.", "Format specifier missing precision"),
            ("s", "Unknown format code 's' for object of type 'int'"),
            ("é", "Unknown format code '\\xe9' for object of type 'int'"),
            ("ddd", "Invalid format specifier 'ddd' for object of type 'int'"),
            ("99999999999999999999", "Too many decimal digits in format string"),
            (".99999999999f", "precision too big"),
        ] {
            assert_eq!(error(Spec::for_int, text, "int"), message, "{text}");
        }
        let of = |text: &str| error(Spec::for_text, text, "str");
        assert_eq!(of("+"), "Sign not allowed in string format specifier");
        assert_eq!(of(" "), "Space not allowed in string format specifier");
        assert_eq!(of("=10"), "'=' alignment not allowed in string format specifier");
        assert_eq!(of("#"), "Alternate form (#) not allowed in string format specifier");
        assert_eq!(of(","), "Cannot specify ',' with 's'.");
        let of = |text: &str| error(Spec::for_complex, text, "complex");
        assert_eq!(of("05"), "Zero padding is not allowed in complex format specifier");
        assert_eq!(of("=5"), "'=' alignment flag is not allowed in complex format specifier");
        assert_eq!(
            error(Spec::for_float, "d", "float"),
            "Unknown format code 'd' for object of type 'float'"
        );
    }

    #[test]
    fn parts_are_read() {
        let spec = Spec::for_float(Text::Ascii("*^+z#1_2,.3_e"), "float");
        assert!(spec.is_err());
        let spec = Spec::for_float(Text::Ascii("*^+z#12,.3_e"), "float").expect("a good specification");
        assert_eq!((spec.fill, spec.align, spec.sign), (0x2a, Align::Center, Sign::Plus));
        assert!(spec.no_negative_zero && spec.alternate);
        assert_eq!((spec.width, spec.precision), (Some(12), Some(3)));
        assert_eq!((spec.grouping, spec.fraction_grouping), (Grouping::Comma, Grouping::Underscore));
        assert_eq!(spec.code, 0x65);
    }

    #[test]
    fn sizes_are_known_beforehand() {
        let spec = Spec::for_text(Text::Ascii("10.3"), "str").expect("a good specification");
        assert_eq!(spec.bound_text(5), 10);
        let spec = Spec::for_int(Text::Ascii("1000000000000"), "int").expect("a good specification");
        assert!(spec.bound_int(64) >= 1_000_000_000_000);
    }
}
