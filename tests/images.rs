//! The images in the program: the library and the prelude as they were compiled when it was built. What reads back
//! is what the texts compile to now.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use taipan_code::bytecode::image::Image;
use taipan_code::compile::Options;
use taipan_code::source::{compile_with, definitions};

#[test]
fn the_library_reads_back_as_its_texts_compile() {
    let mut images: Vec<&Image> = Vec::new();
    let mut seen = BTreeSet::new();
    for row in taipan_stdlib::library() {
        let Some(script) = row.script else { continue };
        let (image, unit) = script.compiled.unwrap_or_else(|| panic!("{} is not compiled", row.name));
        let read = script.code("f").unwrap_or_else(|| panic!("{}: no unit {unit}", row.name));
        let options = Options::new("f");
        let compiled = compile_with(script.text, taipan_parser::Mode::File, &options).expect(row.name);
        assert!(*read == *compiled.code, "{} reads back as something else", row.name);
        assert!(compiled.warnings.is_empty(), "{} gives a warning", row.name);
        seen.insert(unit);
        if !images.iter().any(|known| std::ptr::eq(*known, image)) {
            images.push(image);
        }
    }
    assert_eq!(images.len(), 1);
    for image in images {
        image.check().expect("the library's image is sound");
        let unused: Vec<_> = image.names().into_iter().filter(|name| !seen.contains(name)).collect();
        assert!(unused.iter().all(|name| name.starts_with("lib/")), "no module runs {unused:?}");
    }
}

#[test]
fn the_prelude_reads_back_as_its_texts_compile() {
    let image = taipan_vm::builtins::prelude_image();
    image.check().expect("the prelude's image is sound");
    let mut count = 0;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vm/src/prelude");
    for entry in fs::read_dir(folder).expect("the prelude").flatten() {
        let text = fs::read_to_string(entry.path()).expect("a file of the prelude");
        for definition in definitions(&text) {
            let compiled = definition.compile("f").expect("it compiles");
            assert_eq!(image.code(definition.name, "f"), Some(compiled), "{}", definition.name);
            count += 1;
        }
    }
    assert_eq!(image.names().len(), count);
}
