"""Writes vm/src/text/unicode/tables.rs from the reference interpreter's own character data.

Run with the reference interpreter:  python3.14 xtask/unicode/generate.py
The tables are tries of two levels: TRIE_HIGH[code >> SHIFT] names a block of TRIE_LOW, whose entry names a
record. Records are shared by all code points that behave alike, so case mappings are kept as differences.
"""

import os
import struct
import sys
import unicodedata

SHIFT = 7
LIMIT = 0x110000
CATEGORIES = ("Cn Cc Cf Co Cs Ll Lm Lo Lt Lu Mc Me Mn Nd Nl No Pc Pd Pe Pf Pi Po Ps Sc Sk Sm So Zl Zp Zs").split()
WIDTHS = "N A F H Na W".split()
BIDI = ["", "L", "LRE", "LRO", "R", "AL", "RLE", "RLO", "PDF", "EN", "ES", "ET", "AN", "CS", "NSM", "BN", "B",
        "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"]
FLAGS = ["ALPHA", "DECIMAL", "DIGIT", "NUMERIC", "SPACE", "PRINTABLE", "LOWER", "UPPER", "TITLE", "LINE",
         "START", "CONTINUE", "CASED", "IGNORABLE", "MIRRORED", "SPECIAL"]
FLAG = {name: 1 << index for index, name in enumerate(FLAGS)}


def is_cased(c):
    # title() leaves a letter small after a cased code point.
    return (c + "a").title()[-1] == "a"


def is_ignorable(c):
    # What stands between "A" and a sigma is skipped if the sigma becomes final there, but not after it alone.
    return ("A" + c + "\u03a3").lower()[-1] == "\u03c2" and (c + "\u03a3").lower()[-1] != "\u03c2"


def record_of(code, special):
    c = chr(code)
    bits = 0
    for name, test in [
        ("ALPHA", c.isalpha()), ("DECIMAL", c.isdecimal()), ("DIGIT", c.isdigit()), ("NUMERIC", c.isnumeric()),
        ("SPACE", c.isspace()), ("PRINTABLE", c.isprintable()), ("LOWER", c.islower()),
        ("UPPER", c.isupper()), ("TITLE", unicodedata.category(c) == "Lt"),
        ("LINE", len(("a" + c + "b").splitlines()) == 2), ("START", c.isidentifier()),
        ("CONTINUE", ("a" + c).isidentifier()), ("CASED", is_cased(c)), ("IGNORABLE", is_ignorable(c)),
        ("MIRRORED", unicodedata.mirrored(c)),
    ]:
        if test:
            bits |= FLAG[name]
    mappings = [c.lower(), c.upper(), c.title(), c.casefold()]
    deltas = [0, 0, 0, 0]
    if any(len(m) > 1 for m in mappings):
        bits |= FLAG["SPECIAL"]
        special.append((code, mappings))
    else:
        deltas = [ord(m) - code for m in mappings]
    category = CATEGORIES.index(unicodedata.category(c))
    width = WIDTHS.index(unicodedata.east_asian_width(c))
    bidi = BIDI.index(unicodedata.bidirectional(c))
    return (bits, category, width, bidi, unicodedata.combining(c), *deltas)


def numeric_runs():
    """(first, count, numerator, denominator, decimal, digit): values of a run rise by one."""
    runs = []
    for code in range(LIMIT):
        c = chr(code)
        value = unicodedata.numeric(c, None)
        if value is None:
            continue
        for denominator in range(1, 641):
            numerator = round(value * denominator)
            if numerator / denominator == value:
                break
        else:
            raise ValueError((hex(code), value))
        last = runs[-1] if runs else None
        if (last and last[0] + last[1] == code and denominator == 1 and last[3] == 1
                and last[2] + last[1] == numerator):
            last[1] += 1
        else:
            runs.append([code, 1, numerator, denominator])
        for test, ask in [(c.isdecimal(), unicodedata.decimal), (c.isdigit(), unicodedata.digit)]:
            if test:
                assert ask(c) == value and denominator == 1
    return runs


def digest():
    """A checksum of what the reference says of every code point; a test computes it from the tables."""
    state = 0xcbf29ce484222325
    for code in range(LIMIT):
        c = chr(code)
        answers = [
            c.isalpha(), c.isalnum(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.isspace(), c.isprintable(),
            c.islower(), c.isupper(), unicodedata.category(c) == "Lt", len(("a" + c + "b").splitlines()) == 2,
            c.isidentifier(), ("a" + c).isidentifier(), bool(unicodedata.mirrored(c)),
        ]
        words = [sum(answer << place for place, answer in enumerate(answers))]
        words += map(ord, unicodedata.category(c) + unicodedata.east_asian_width(c) + unicodedata.bidirectional(c))
        words += [unicodedata.combining(c), unicodedata.decimal(c, -1) + 1, unicodedata.digit(c, -1) + 1]
        words += struct.unpack("<Q", struct.pack("<d", unicodedata.numeric(c, -0.25)))
        for mapping in [c.lower(), c.upper(), c.title(), c.casefold()]:
            words += map(ord, mapping)
        for word in words:
            state = (state ^ word) * 0x100000001b3 & 0xffffffffffffffff
    return state


def rows(values, width):
    return "\n".join("    " + ", ".join(str(v) for v in values[i:i + width]) + "," for i in range(0, len(values), width))


def main():
    special, records, numbers, low, high, blocks = [], [], {}, [], [], {}
    indexes = []
    for code in range(LIMIT):
        record = record_of(code, special)
        if record not in numbers:
            numbers[record] = len(records)
            records.append(record)
        indexes.append(numbers[record])
    for start in range(0, LIMIT, 1 << SHIFT):
        block = tuple(indexes[start:start + (1 << SHIFT)])
        if block not in blocks:
            blocks[block] = len(blocks)
            low.extend(block)
        high.append(blocks[block])
    runs = numeric_runs()
    here = os.path.dirname(os.path.abspath(__file__))
    path = os.path.join(here, "..", "..", "vm", "src", "text", "unicode", "tables.rs")
    with open(path, "w", encoding="ascii") as out:
        out.write(f"""//! Character tables of Unicode {unicodedata.unidata_version}, written by `xtask/unicode/generate.py`; never edited by hand.
//!
//! `TRIE_HIGH[code >> SHIFT]` is a block of `TRIE_LOW`, whose entry is a row of `RECORDS`. Code points that
//! behave alike share a record, so case mappings are differences; those that grow stand in `SPECIAL`.

use super::Record;

/// Version of the Unicode data.
pub const VERSION: &str = "{unicodedata.unidata_version}";
/// Bits of a code point that choose within a block.
pub const SHIFT: u32 = {SHIFT};
/// Checksum of what the reference says of all code points.
#[cfg(test)]
pub(super) const DIGEST: u64 = {digest():#x};
""")
        for name, bit in FLAG.items():
            out.write(f"pub(super) const {name}: u16 = {bit:#x};\n")
        for name, values in [("CATEGORIES", CATEGORIES), ("WIDTHS", WIDTHS), ("BIDI", BIDI)]:
            texts = ", ".join(f'"{v}"' for v in values)
            out.write(f"#[rustfmt::skip]\npub(super) static {name}: [&str; {len(values)}] = [{texts}];\n")
        out.write(f"#[rustfmt::skip]\npub(super) static RECORDS: [Record; {len(records)}] = [\n")
        for bits, category, width, bidi, combining, *deltas in records:
            out.write(f"    Record {{ flags: {bits:#x}, category: {category}, width: {width}, bidi: {bidi}, "
                      f"combining: {combining}, case: {deltas} }},\n")
        out.write("];\n/// Mappings of which at least one has several code points: lower, upper, title, fold.\n")
        out.write(f"#[rustfmt::skip]\npub(super) static SPECIALS: [(u32, [&[u32]; 4]); {len(special)}] = [\n")
        for code, mappings in special:
            texts = ", ".join("&[" + ", ".join(hex(ord(c)) for c in m) + "]" for m in mappings)
            out.write(f"    ({code:#x}, [{texts}]),\n")
        out.write("];\n/// Runs of numeric values: first code point, count, first numerator, denominator.\n")
        out.write(f"#[rustfmt::skip]\npub(super) static RUNS: [(u32, u16, i64, u16); {len(runs)}] = [\n")
        texts = [f"({code:#x}, {count}, {top}, {bottom})" for code, count, top, bottom in runs]
        out.write(rows(texts, 5) + "\n];\n")
        kind = "u8" if len(blocks) < 256 else "u16"
        out.write(f"#[rustfmt::skip]\npub(super) static TRIE_HIGH: [{kind}; {len(high)}] = [\n{rows(high, 28)}\n];\n")
        out.write(f"#[rustfmt::skip]\npub(super) static TRIE_LOW: [u16; {len(low)}] = [\n{rows(low, 22)}\n];\n")
    print(len(records), "records", len(blocks), "blocks", len(special), "special", len(runs), "runs", file=sys.stderr)


main()
