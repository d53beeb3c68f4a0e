"""Writes vm/src/text/codecs/tables.rs: the one-byte character sets and the names of all codecs.

Run with the reference interpreter:  python3.14 xtask/unicode/charmaps.py
"""

import codecs
import encodings.aliases
import os
import sys

UNDEFINED = 0xFFFE
# Codecs that are algorithms. Their names in Rust stand in codecs/names.rs, in the same order.
ALGORITHMS = ("ascii latin_1 utf_8 utf_8_sig utf_7 utf_16 utf_16_le utf_16_be utf_32 utf_32_le utf_32_be "
              "unicode_escape raw_unicode_escape punycode idna").split()
CHARMAPS = ("cp037 cp1006 cp1026 cp1125 cp1140 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 "
            "cp273 cp424 cp437 cp500 cp720 cp737 cp775 cp850 cp852 cp855 cp856 cp857 cp858 cp860 cp861 cp862 cp863 "
            "cp864 cp865 cp866 cp869 cp874 cp875 hp_roman8 iso8859_2 iso8859_3 iso8859_4 iso8859_5 "
            "iso8859_6 iso8859_7 iso8859_8 iso8859_9 iso8859_10 iso8859_11 iso8859_13 iso8859_14 iso8859_15 "
            "iso8859_16 koi8_r koi8_t koi8_u kz1048 mac_arabic mac_croatian mac_cyrillic mac_farsi mac_greek "
            "mac_iceland mac_latin2 mac_roman mac_romanian mac_turkish palmos ptcp154 tis_620").split()


def decoded(name, byte):
    try:
        return ord(bytes([byte]).decode(name))
    except UnicodeDecodeError:
        return UNDEFINED


def encoded(name, code):
    try:
        result = chr(code).encode(name)
    except UnicodeEncodeError:
        return None
    assert len(result) == 1
    return result[0]


def rows(values, width):
    return "\n".join("    " + ", ".join(values[i:i + width]) + "," for i in range(0, len(values), width))


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    path = os.path.join(here, "..", "..", "vm", "src", "text", "codecs", "tables.rs")
    with open(path, "w", encoding="ascii") as out:
        out.write('''//! One-byte character sets and codec names, written by `xtask/unicode/charmaps.py`; never edited by hand.
//!
//! `to_codes[byte]` is the code point of a byte, `UNDEFINED` if it has none; `to_bytes` is sorted by code point.

use super::charmap::Charmap;

/// Stands for bytes without a code point.
pub(super) const UNDEFINED: u16 = 0xfffe;

#[rustfmt::skip]
pub(super) static CHARMAPS: [Charmap; %d] = [
''' % len(CHARMAPS))
        for name in CHARMAPS:
            table = [decoded(name, byte) for byte in range(256)]
            back = [(code, encoded(name, code)) for code in range(0x10000)]
            back = [(code, byte) for code, byte in back if byte is not None]
            for code, byte in back:
                if table[byte] != code:
                    print(name, "encodes only", hex(code), hex(byte), file=sys.stderr)
            out.write("    Charmap {\n")
            out.write(f'        name: "{codecs.lookup(name).name}",\n')
            out.write("        to_codes: [\n" + rows([hex(code) for code in table], 20) + "\n        ],\n")
            out.write("        to_bytes: &[\n" + rows([f"({code:#x}, {byte})" for code, byte in back], 14) + "\n        ],\n")
            out.write("    },\n")
        out.write("];\n\n/// Normalised names, sorted, with the number of the codec: algorithms first, then character sets.\n")
        known = {name: index for index, name in enumerate(ALGORITHMS + CHARMAPS)}
        names = dict(known)
        for alias, name in encodings.aliases.aliases.items():
            if name in known:
                names.setdefault(alias, known[name])
        texts = [f'("{alias}", {names[alias]})' for alias in sorted(names)]
        out.write(f"#[rustfmt::skip]\npub(super) static NAMES: [(&str, u8); {len(texts)}] = [\n{rows(texts, 4)}\n];\n")
        print([codecs.lookup(name).name for name in ALGORITHMS], file=sys.stderr)


main()
