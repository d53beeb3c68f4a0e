//! Every `golden/*.py` has a listing beside it: its tree (`.ast`) or its errors (`.err`).
//!
//! A file whose name starts with `error_` holds many sources, divided by lines `# ---`; each has one line in the
//! listing. `TAIPAN_BLESS=1` rewrites the listings.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use taipan_parser::{LineIndex, Mode, dump_with_places, parse};

/// The source files, in order.
fn sources() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "py") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// One line for what became of a source.
fn verdict(source: &str) -> String {
    match parse(source, Mode::File) {
        Ok(_) => "no error\n".into(),
        Err(error) => {
            let place = error.place(source, &LineIndex::new(source));
            let (kind, message) = (error.kind.name(), &error.message);
            let (line, offset) = (place.line, place.offset);
            format!("{kind}: {message} ({line}, {offset}, {}, {})\n", place.end_line, place.end_offset)
        }
    }
}

#[test]
fn listings_match() -> Result<(), Box<dyn Error>> {
    let bless = std::env::var_os("TAIPAN_BLESS").is_some();
    let mut wrong = Vec::new();
    let paths = sources()?;
    assert!(paths.len() > 10, "the golden sources are missing");
    for path in paths {
        let source = fs::read_to_string(&path)?;
        let is_error = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("error_"));
        let (listing, extension) = if is_error {
            (source.split("# ---\n").map(verdict).collect(), "err")
        } else {
            let parsed = parse(&source, Mode::File).map_err(|error| format!("{path:?}: {error:?}"))?;
            (dump_with_places(&parsed.ast, &source), "ast")
        };
        let golden = path.with_extension(extension);
        if bless {
            fs::write(&golden, &listing)?;
        } else if fs::read_to_string(&golden).ok().as_deref() != Some(listing.as_str()) {
            wrong.push(golden);
        }
    }
    assert!(wrong.is_empty(), "these listings differ (TAIPAN_BLESS=1 rewrites them): {wrong:?}");
    Ok(())
}
