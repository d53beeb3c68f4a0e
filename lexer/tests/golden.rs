//! Each `golden/*.py` is scanned and compared with the listing beside it: `.tokens` for a text that is well-formed, `.err` for
//! one that is not. `TAIPAN_BLESS=1 cargo test -p taipan-lexer` writes the listings anew; read the difference then.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use taipan_lexer::{dump, tokenize};

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

#[test]
fn listings_match() -> Result<(), Box<dyn Error>> {
    let bless = std::env::var_os("TAIPAN_BLESS").is_some();
    let sources = sources()?;
    assert!(sources.len() > 50, "only {} goldens found", sources.len());
    let mut wrong = Vec::new();
    for path in sources {
        let source = fs::read_to_string(&path)?;
        let tokens = tokenize(&source);
        let listing = dump(&source, &tokens);
        let (beside, other) = if tokens.error.is_some() { ("err", "tokens") } else { ("tokens", "err") };
        let golden = path.with_extension(beside);
        if bless {
            fs::write(&golden, &listing)?;
            let _ = fs::remove_file(path.with_extension(other));
        } else if path.with_extension(other).exists()
            || fs::read_to_string(&golden).ok().as_ref() != Some(&listing)
        {
            wrong.push(format!("{} should now be\n{listing}", golden.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn every_listing_has_a_source() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        assert!(path.with_extension("py").exists(), "{} has no source", path.display());
    }
    Ok(())
}
