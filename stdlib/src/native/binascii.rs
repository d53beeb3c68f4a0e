//! `binascii`: bytes as text of several kinds, and checksums.

use taipan_vm::error::{Answer, Raised};
use taipan_vm::heap::Kind;
use taipan_vm::native::{Arguments, ModuleRow, NativeRow, TypeRow};
use taipan_vm::object::ClassFlags;
use taipan_vm::types::exception;
use taipan_vm::types::int::Int;
use taipan_vm::types::str::Str;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{bytes_or_ascii, contiguous, flag, size_argument, wanted};

const HEXLIFY: &str = "($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)";

/// The module `binascii`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "binascii",
    doc: "Conversion between binary data and ASCII",
    functions: &[
        NativeRow::function("hexlify", HEXLIFY, hexlify, "Hexadecimal representation of binary data."),
        NativeRow::function("b2a_hex", HEXLIFY, hexlify, "Hexadecimal representation of binary data."),
        NativeRow::function(
            "unhexlify",
            "($module, hexstr, /)",
            unhexlify,
            "Binary data of hexadecimal representation.",
        ),
        NativeRow::function(
            "a2b_hex",
            "($module, hexstr, /)",
            unhexlify,
            "Binary data of hexadecimal representation.",
        ),
        NativeRow::function(
            "b2a_base64",
            "($module, data, /, *, newline=True)",
            to_base64,
            "Base64-code line of data.",
        ),
        NativeRow::function(
            "a2b_base64",
            "($module, data, /, *, strict_mode=False)",
            from_base64,
            "Decode a line of base64 data.",
        ),
        NativeRow::function(
            "b2a_uu",
            "($module, data, /, *, backtick=False)",
            to_uu,
            "Uuencode line of data.",
        ),
        NativeRow::function("a2b_uu", "($module, data, /)", from_uu, "Decode a line of uuencoded data."),
        NativeRow::function(
            "b2a_qp",
            "($module, /, data, quotetabs=False, istext=True, header=False)",
            to_quoted,
            "Encode a string using quoted-printable encoding.",
        ),
        NativeRow::function(
            "a2b_qp",
            "($module, /, data, header=False)",
            from_quoted,
            "Decode a string of qp-encoded data.",
        ),
        NativeRow::function("crc32", "($module, data, crc=0, /)", crc32, "Compute CRC-32 incrementally."),
        NativeRow::function(
            "crc_hqx",
            "($module, data, crc, /)",
            crc_hqx,
            "Compute CRC-CCITT incrementally.",
        ),
    ],
    types: &[&ERROR, &INCOMPLETE],
    fill: None,
    script: None,
};

const EXCEPTION: u32 =
    ClassFlags::SUBCLASSABLE | ClassFlags::HAS_DICT | ClassFlags::EXCEPTION | ClassFlags::WEAK;

/// `binascii.Error`
pub static ERROR: TypeRow = TypeRow {
    name: "Error",
    module: "binascii",
    base: Some(&exception::VALUE_ERROR),
    kind: Kind::Exception,
    flags: EXCEPTION,
    ..TypeRow::DEFAULT
};

/// `binascii.Incomplete`
pub static INCOMPLETE: TypeRow = TypeRow {
    name: "Incomplete",
    module: "binascii",
    base: Some(&exception::EXCEPTION),
    kind: Kind::Exception,
    flags: EXCEPTION,
    ..TypeRow::DEFAULT
};

#[cold]
fn error(cx: &mut Cx, text: &str) -> Raised {
    match cx.builtin_class(&ERROR) {
        Ok(class) => cx.raise_text(&class, text),
        Err(raised) => raised,
    }
}

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// The byte between groups, if one is given.
fn separator(cx: &mut Cx, value: Option<&Value>) -> Answer<Option<u8>> {
    let Some(value) = value else { return Ok(None) };
    let found = match (value.get::<Str>(cx), cx.buffer(value)) {
        (Some(text), _) if text.len() == 1 => u8::try_from(text.at(0)).map_err(|_| "sep must be ASCII."),
        (None, Some([byte])) => Ok(*byte),
        (Some(_), _) | (None, Some(_)) => Err("sep must be length 1."),
        (None, None) => {
            let text = format!("object of type {} has no len()", cx.quoted_type_name(value));
            return Err(cx.type_error(&text));
        }
    };
    match found {
        Ok(byte) => Ok(Some(byte)),
        Err(text) => Err(cx.value_error(text)),
    }
}

fn hexlify(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let data = wanted(cx, arguments, 0)?;
    let data = contiguous(cx, data)?;
    let separator = separator(cx, arguments.given(1))?;
    let group = match arguments.given(2) {
        Some(group) => size_argument(cx, group)?,
        None => 1,
    };
    cx.check_room(data.len().saturating_mul(3))?;
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let mut text = Vec::with_capacity(data.len() * 2);
    for (at, byte) in data.iter().enumerate() {
        // Groups are counted from the right, or from the left when the size is negative.
        let counted = if group > 0 { data.len() - at } else { at };
        if let Some(separator) = separator
            && at > 0
            && size > 0
            && counted % size == 0
        {
            text.push(separator);
        }
        text.push(DIGITS[usize::from(byte >> 4)]);
        text.push(DIGITS[usize::from(byte & 15)]);
    }
    cx.bytes(&text)
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn unhexlify(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let data = wanted(cx, arguments, 0)?;
    let data = bytes_or_ascii(cx, data)?;
    if data.len() % 2 != 0 {
        return Err(error(cx, "Odd-length string"));
    }
    let bytes: Option<Vec<u8>> =
        data.chunks_exact(2).map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect();
    match bytes {
        Some(bytes) => cx.bytes(&bytes),
        None => Err(error(cx, "Non-hexadecimal digit found")),
    }
}

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn to_base64(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let data = wanted(cx, arguments, 0)?;
    let data = contiguous(cx, data)?;
    let newline = flag(cx, arguments.given(1), true);
    cx.check_room(data.len() / 3 * 4 + 8)?;
    let mut text = Vec::with_capacity(data.len() / 3 * 4 + 5);
    for part in data.chunks(3) {
        let word =
            part.iter().fold(0u32, |word, &byte| word << 8 | u32::from(byte)) << (8 * (3 - part.len()));
        for place in 0..4 {
            let six = (word >> (18 - 6 * place) & 63) as usize;
            text.push(if place > part.len() { b'=' } else { BASE64[six] });
        }
    }
    if newline {
        text.push(b'\n');
    }
    cx.bytes(&text)
}

fn six_bits(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

fn from_base64(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let data = wanted(cx, arguments, 0)?;
    let data = bytes_or_ascii(cx, data)?;
    let strict = flag(cx, arguments.given(1), false);
    match decode_base64(&data, strict) {
        Ok(bytes) => cx.bytes(&bytes),
        Err(text) => Err(error(cx, &text)),
    }
}

fn one_more(bytes: &[u8]) -> String {
    let count = bytes.len() / 3 * 4 + 1;
    format!(
        "Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4"
    )
}

fn decode_base64(data: &[u8], strict: bool) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(data.len() / 4 * 3 + 3);
    if strict && data.first() == Some(&b'=') {
        return Err("Leading padding not allowed".to_owned());
    }
    // Characters of the group so far, what is left of them, and equals signs since.
    let (mut place, mut left, mut pads) = (0u8, 0u8, 0u8);
    let mut is_padded = false;
    for (at, &byte) in data.iter().enumerate() {
        if byte == b'=' {
            is_padded = true;
            if strict && place == 0 {
                return Err("Excess padding not allowed".to_owned());
            }
            if strict && place == 1 {
                return Err(one_more(&bytes));
            }
            pads = pads.saturating_add(1);
            if place >= 2 && place + pads >= 4 {
                match data.get(at + 1) {
                    Some(_) if !strict => {}
                    Some(b'=') => return Err("Excess padding not allowed".to_owned()),
                    Some(&next) if six_bits(next).is_none() => {
                        return Err("Only base64 data is allowed".to_owned());
                    }
                    Some(_) => return Err("Excess data after padding".to_owned()),
                    None => return Ok(bytes),
                }
            }
            continue;
        }
        let Some(six) = six_bits(byte) else {
            if strict {
                return Err("Only base64 data is allowed".to_owned());
            }
            continue;
        };
        if strict && is_padded && place >= 2 {
            return Err("Discontinuous padding not allowed".to_owned());
        }
        pads = 0;
        match place {
            0 => (place, left) = (1, six),
            1 => {
                bytes.push(left << 2 | six >> 4);
                (place, left) = (2, six & 15);
            }
            2 => {
                bytes.push(left << 4 | six >> 2);
                (place, left) = (3, six & 3);
            }
            _ => {
                bytes.push(left << 6 | six);
                (place, left) = (0, 0);
            }
        }
    }
    match place {
        0 => Ok(bytes),
        1 => Err(one_more(&bytes)),
        _ if place + pads >= 4 => Ok(bytes),
        _ => Err("Incorrect padding".to_owned()),
    }
}

fn to_uu(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let data = wanted(cx, arguments, 0)?;
    let data = contiguous(cx, data)?;
    let backtick = flag(cx, arguments.given(1), false);
    if data.len() > 45 {
        return Err(error(cx, "At most 45 bytes at once"));
    }
    let letter = |six: u8| if six == 0 && backtick { b'`' } else { six + b' ' };
    let mut text = vec![letter(data.len() as u8)];
    for part in data.chunks(3) {
        let word =
            part.iter().fold(0u32, |word, &byte| word << 8 | u32::from(byte)) << (8 * (3 - part.len()));
        for place in 0..4 {
            text.push(letter((word >> (18 - 6 * place) & 63) as u8));
        }
    }
    text.push(b'\n');
    cx.bytes(&text)
}

fn from_uu(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let data = wanted(cx, arguments, 0)?;
    let data = bytes_or_ascii(cx, data)?;
    let Some((&first, rest)) = data.split_first() else { return Err(error(cx, "Missing length byte")) };
    let length = usize::from(first.wrapping_sub(b' ') & 63);
    let (mut bytes, mut word, mut bits, mut used) = (Vec::with_capacity(length), 0u32, 0, 0);
    while bytes.len() < length {
        // A line that was cut short ends with spaces.
        let byte = rest.get(used);
        used += 1;
        let six = match byte {
            None | Some(b'\n' | b'\r') => 0,
            Some(byte @ b' '..=b'`') => (byte - b' ') & 63,
            Some(_) => return Err(error(cx, "Illegal char")),
        };
        word = word << 6 | u32::from(six);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((word >> bits) as u8);
            word &= (1 << bits) - 1;
        }
    }
    let rest = rest.get(used..).unwrap_or(&[]);
    if rest.iter().any(|byte| !matches!(byte, b' ' | b'`' | b'\n' | b'\r')) {
        return Err(error(cx, "Trailing garbage"));
    }
    cx.bytes(&bytes)
}

fn from_quoted(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let data = wanted(cx, arguments, 0)?;
    let data = bytes_or_ascii(cx, data)?;
    let header = flag(cx, arguments.given(1), false);
    let mut bytes = Vec::with_capacity(data.len());
    let mut at = 0;
    while let Some(&byte) = data.get(at) {
        at += 1;
        match byte {
            b'=' => match (data.get(at), data.get(at + 1)) {
                (None, _) => break,
                (Some(b'\n' | b'\r'), _) => {
                    // A soft line break: everything to the end of the line goes.
                    while data.get(at).is_some_and(|&byte| byte != b'\n') {
                        at += 1;
                    }
                    at += 1;
                }
                (Some(b'='), _) => {
                    bytes.push(b'=');
                    at += 1;
                }
                (Some(&high), Some(&low)) => match (digit(high), digit(low)) {
                    (Some(high), Some(low)) => {
                        bytes.push(high << 4 | low);
                        at += 2;
                    }
                    _ => bytes.push(b'='),
                },
                (Some(_), None) => bytes.push(b'='),
            },
            b'_' if header => bytes.push(b' '),
            _ => bytes.push(byte),
        }
    }
    cx.bytes(&bytes)
}

fn to_quoted(cx: &mut Cx, arguments: &[Value]) -> Answer {
    const LONGEST: usize = 76;
    let data = wanted(cx, arguments, 0)?;
    let data = contiguous(cx, data)?;
    let tabs = flag(cx, arguments.given(1), false);
    let text = flag(cx, arguments.given(2), true);
    let header = flag(cx, arguments.given(3), false);
    cx.check_room(data.len().saturating_mul(4))?;
    // Lines end as the first one does.
    let first = data.iter().position(|&byte| byte == b'\n');
    let returns = first.is_some_and(|at| at > 0 && data[at - 1] == b'\r');
    let end_of_line: &[u8] = if returns { b"\r\n" } else { b"\n" };
    let mut out = Vec::with_capacity(data.len() + data.len() / 8);
    let (mut column, mut at) = (0, 0);
    while let Some(&byte) = data.get(at) {
        let next = data.get(at + 1).copied();
        let is_break = text && (byte == b'\n' || byte == b'\r' && next == Some(b'\n'));
        if is_break {
            // A space before the end of a line is written as a code.
            if let Some(&last @ (b' ' | b'\t')) = out.last() {
                out.pop();
                push_code(&mut out, last);
            }
            out.extend_from_slice(end_of_line);
            at += if byte == b'\r' { 2 } else { 1 };
            column = 0;
            continue;
        }
        let is_last_space = (byte == b' ' || byte == b'\t') && next.is_none();
        let is_lone_dot = byte == b'.' && column == 0 && matches!(next, None | Some(b'\n' | b'\r' | 0));
        let coded = byte > 126
            || byte == b'='
            || header && byte == b'_'
            || is_lone_dot
            || !text && matches!(byte, b'\r' | b'\n')
            || is_last_space
            || byte < 33 && !matches!(byte, b'\r' | b'\n' | b'\t' | b' ')
            || byte < 33 && !matches!(byte, b'\r' | b'\n') && tabs;
        let width = if coded { 3 } else { 1 };
        let ends_line = !coded && matches!(next, None | Some(b'\n'));
        if column + width >= LONGEST && !ends_line {
            out.push(b'=');
            out.extend_from_slice(end_of_line);
            column = 0;
        }
        if coded {
            push_code(&mut out, byte);
        } else if header && byte == b' ' {
            out.push(b'_');
        } else {
            out.push(byte);
        }
        column += width;
        at += 1;
    }
    cx.bytes(&out)
}

fn push_code(out: &mut Vec<u8>, byte: u8) {
    const UPPER: &[u8; 16] = b"0123456789ABCDEF";
    out.extend_from_slice(&[b'=', UPPER[usize::from(byte >> 4)], UPPER[usize::from(byte & 15)]]);
}

/// The low 32 bits of an int argument.
fn word(cx: &mut Cx, value: Option<&Value>) -> Answer<u32> {
    let Some(value) = value else { return Ok(0) };
    let low = match cx.as_int(value) {
        Some(Int::Small(number)) => Some(number as u32),
        Some(Int::Big(number)) => {
            let digits = number.iter_u32_digits().next().unwrap_or(0);
            Some(if number.sign() == num_bigint::Sign::Minus { digits.wrapping_neg() } else { digits })
        }
        None => None,
    };
    match low {
        Some(low) => Ok(low),
        None => Err(taipan_vm::types::slice::not_an_integer(cx, value)),
    }
}

const CRC32: [u32; 256] = {
    let mut table = [0u32; 256];
    let mut at = 0;
    while at < 256 {
        let (mut word, mut bit) = (at as u32, 0);
        while bit < 8 {
            word = if word & 1 == 0 { word >> 1 } else { word >> 1 ^ 0xedb8_8320 };
            bit += 1;
        }
        table[at] = word;
        at += 1;
    }
    table
};

fn crc32(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let crc = word(cx, arguments.given(1))?;
    let data = wanted(cx, arguments, 0)?;
    let data = contiguous(cx, data)?;
    let crc = data.iter().fold(!crc, |crc, &byte| CRC32[usize::from(crc as u8 ^ byte)] ^ crc >> 8);
    cx.int(i64::from(!crc))
}

fn crc_hqx(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let crc = word(cx, arguments.given(1))?;
    let data = wanted(cx, arguments, 0)?;
    let data = contiguous(cx, data)?;
    let mut crc = crc as u16;
    for &byte in &data {
        crc ^= u16::from(byte) << 8;
        for _ in 0..8 {
            crc = if crc & 0x8000 == 0 { crc << 1 } else { crc << 1 ^ 0x1021 };
        }
    }
    cx.int(i64::from(crc))
}
