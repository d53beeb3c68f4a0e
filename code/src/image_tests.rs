//! What is written reads back the same; damage is noticed.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use taipan_parser::Mode;

use crate::bytecode::image::{Image, Writer};
use crate::bytecode::{Code, Constant};
use crate::compile::Options;
use crate::source::compile_with;

fn compiled(source: &str) -> Option<Arc<Code>> {
    compile_with(source, Mode::File, &Options::new("f")).ok().map(|compiled| compiled.code)
}

fn image_of(code: &Code) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.add("unit", "note", code).expect("it is written");
    writer.finish().expect("it is small")
}

/// An image of these bytes. The test's memory is given up for it.
fn opened(bytes: Vec<u8>) -> Image {
    Image::new(Vec::leak(bytes))
}

/// The scripts under a folder.
fn scripts(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            scripts(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
}

const EVERY_CONSTANT: &str = "
def f(a, b=1, /, *c, d: int = 2, **e) -> 'doc':
    '''doc'''
    x = [None, True, False, ..., -1, 1 << 62, 12345678901234567890123, -0.0, 1e300, 2.5j]
    y = (1, (2, b'bytes', '\\ud800', 'ünï'), ()), a[1:2:3], a in {1, 'two', 3.0}
    def g():
        nonlocal x
        try:
            yield x, a
        finally:
            x = lambda: (x, f)
    return g
";

#[test]
fn every_sort_of_constant_reads_back() {
    let code = compiled(EVERY_CONSTANT).expect("it compiles");
    let image = opened(image_of(&code));
    image.check().expect("it is sound");
    assert_eq!(image.names(), ["unit"]);
    assert_eq!(image.note("unit"), Some("note"));
    assert!(image.has("unit") && !image.has("units") && !image.has(""));
    let read = image.code("unit", "g").expect("the unit");
    assert_eq!(*read, *code);
    assert_eq!(&*read.file_name, "g");
    assert_eq!(read.instructions.to_owned_words()[..], code.instructions[..]);
    assert!(Arc::ptr_eq(&read, &image.code("unit", "h").expect("the unit")), "it is read once");
}

#[test]
fn the_suite_reads_back() {
    let mut paths = Vec::new();
    scripts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/suite"), &mut paths);
    let mut writer = Writer::new();
    let mut codes = Vec::new();
    for path in &paths {
        let source = fs::read_to_string(path).unwrap_or_default();
        if let Some(code) = compiled(&source) {
            let name = path.to_string_lossy();
            writer.add(&name, "", &code).expect("it is written");
            codes.push((name, code));
        }
    }
    assert!(codes.len() > 1000, "only {} scripts compile", codes.len());
    let image = opened(writer.finish().expect("it is small"));
    image.check().expect("it is sound");
    for (name, code) in &codes {
        assert_eq!(image.code(name, "f").as_ref(), Some(code), "{name}");
    }
}

/// Every byte of an image is changed in several ways: it is refused, or what it holds can be read and verified.
#[test]
fn damage_is_an_error_or_sound_code() {
    let source = "def f(a):\n for x in a:\n  try: yield (x, 'text', 2.5)\n  except E: pass\n";
    let whole = image_of(&compiled(source).expect("it compiles"));
    let mut refused = 0;
    for at in 0..whole.len() {
        for change in [0x01, 0x80, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] ^= change;
            let image = opened(bytes);
            refused += usize::from(image.check().is_err());
            // reading it all the same does no harm
            for name in image.names() {
                image.code(name, "f").into_iter().for_each(|code| touch(&code, 0));
            }
        }
    }
    assert!(refused > whole.len(), "{refused} of {} were refused", 3 * whole.len());
    for length in 0..whole.len() {
        assert!(opened(whole[..length].to_vec()).check().is_err(), "cut to {length}");
    }
}

/// Reads all that is packed in code.
fn touch(code: &Code, depth: usize) {
    assert!(depth < 100, "code contains itself");
    assert_eq!(code.locals.len(), code.local_count as usize);
    let _ = (code.instructions.len(), code.positions.len());
    for constant in &code.constants {
        if let Constant::Code(inner) = constant {
            touch(inner, depth + 1);
        }
    }
}

#[test]
fn another_version_is_refused() {
    let mut bytes = image_of(&compiled("pass").expect("it compiles"));
    bytes[4] += 1;
    assert!(opened(bytes).check().is_err());
}
