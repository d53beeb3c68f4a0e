//! The modules of the package `encodings` that the codecs of the VM stand behind: one row each, and one script for
//! all of them, which finds out by its `__name__` what it is. Codecs that are written in script have files of their
//! own in `lib/encodings`.

use taipan_vm::native::ModuleRow;

use crate::registry::script;

const fn row(name: &'static str) -> ModuleRow {
    let script = script("lib/encodings/_entry.py", include_str!("../../lib/encodings/_entry.py"), false);
    ModuleRow { name, doc: "", functions: &[], types: &[], fill: None, script: Some(script) }
}

/// One row a codec.
#[rustfmt::skip]
pub static MODULES: &[ModuleRow] = &[
    row("encodings.ascii"), row("encodings.latin_1"), row("encodings.utf_8"), row("encodings.utf_8_sig"),
    row("encodings.utf_7"), row("encodings.utf_16"), row("encodings.utf_16_le"), row("encodings.utf_16_be"),
    row("encodings.utf_32"), row("encodings.utf_32_le"), row("encodings.utf_32_be"),
    row("encodings.unicode_escape"), row("encodings.raw_unicode_escape"), row("encodings.punycode"),
    row("encodings.idna"),
    row("encodings.cp037"), row("encodings.cp1006"), row("encodings.cp1026"), row("encodings.cp1125"),
    row("encodings.cp1140"), row("encodings.cp1250"), row("encodings.cp1251"), row("encodings.cp1252"),
    row("encodings.cp1253"), row("encodings.cp1254"), row("encodings.cp1255"), row("encodings.cp1256"),
    row("encodings.cp1257"), row("encodings.cp1258"), row("encodings.cp273"), row("encodings.cp424"),
    row("encodings.cp437"), row("encodings.cp500"), row("encodings.cp720"), row("encodings.cp737"),
    row("encodings.cp775"), row("encodings.cp850"), row("encodings.cp852"), row("encodings.cp855"),
    row("encodings.cp856"), row("encodings.cp857"), row("encodings.cp858"), row("encodings.cp860"),
    row("encodings.cp861"), row("encodings.cp862"), row("encodings.cp863"), row("encodings.cp864"),
    row("encodings.cp865"), row("encodings.cp866"), row("encodings.cp869"), row("encodings.cp874"),
    row("encodings.cp875"), row("encodings.hp_roman8"), row("encodings.iso8859_2"), row("encodings.iso8859_3"),
    row("encodings.iso8859_4"), row("encodings.iso8859_5"), row("encodings.iso8859_6"), row("encodings.iso8859_7"),
    row("encodings.iso8859_8"), row("encodings.iso8859_9"), row("encodings.iso8859_10"),
    row("encodings.iso8859_11"), row("encodings.iso8859_13"), row("encodings.iso8859_14"),
    row("encodings.iso8859_15"), row("encodings.iso8859_16"), row("encodings.koi8_r"), row("encodings.koi8_t"),
    row("encodings.koi8_u"), row("encodings.kz1048"), row("encodings.mac_arabic"), row("encodings.mac_croatian"),
    row("encodings.mac_cyrillic"), row("encodings.mac_farsi"), row("encodings.mac_greek"),
    row("encodings.mac_iceland"), row("encodings.mac_latin2"), row("encodings.mac_roman"),
    row("encodings.mac_romanian"), row("encodings.mac_turkish"), row("encodings.palmos"), row("encodings.ptcp154"),
    row("encodings.tis_620"),
];

#[cfg(test)]
mod tests {
    use super::MODULES;
    use taipan_vm::text::codecs::names;

    #[test]
    fn every_codec_has_its_row() {
        for (_, canonical) in names() {
            let module =
                if canonical == "iso8859-1" { "latin_1".into() } else { canonical.replace('-', "_") };
            let name = format!("encodings.{module}");
            assert!(MODULES.iter().any(|row| row.name == name), "{name}");
        }
    }
}
