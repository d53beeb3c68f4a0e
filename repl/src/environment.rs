//! What the environment adds to the command line: the variables `PYTHON…`, and `-X` options that have one.

use crate::options::Options;

/// Variables that are flags, and what a number in them does; any other text counts as 1, and none as nothing.
const FLAGS: [(&str, fn(&mut Options, u32)); 9] = [
    ("PYTHONDEBUG", |options, number| options.debug = options.debug.max(number)),
    ("PYTHONVERBOSE", |options, number| options.verbose = options.verbose.max(number)),
    ("PYTHONOPTIMIZE", |options, number| options.optimize = options.optimize.max(number.min(2) as u8)),
    ("PYTHONDONTWRITEBYTECODE", |options, number| options.no_bytecode |= number > 0),
    ("PYTHONNOUSERSITE", |options, _| options.no_user_site = true),
    ("PYTHONUNBUFFERED", |options, number| options.unbuffered |= number > 0),
    ("PYTHONSAFEPATH", |options, _| options.safe_path = true),
    ("PYTHONUTF8", |options, number| options.utf8_mode = number == 1),
    ("PYTHONDEVMODE", |options, number| options.dev_mode |= number > 0),
];

/// A variable of the environment, unless it is empty or the environment is to be ignored.
pub fn variable(options: &Options, name: &str) -> Option<String> {
    if options.ignore_environment {
        return None;
    }
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Adds what the environment and the `-X` options say.
///
/// # Errors
/// The words for a limit that is none.
pub fn complete(options: &mut Options) -> Result<(), String> {
    for (name, set) in FLAGS {
        if let Some(text) = variable(options, name) {
            set(options, text.trim().parse().unwrap_or(1));
        }
    }
    if let Some(extra) =
        options.extras.iter().rfind(|extra| matches!(extra.as_str(), "utf8" | "utf8=0" | "utf8=1"))
    {
        options.utf8_mode = !extra.ends_with('0');
    }
    options.dev_mode |= options.extras.iter().any(|extra| extra == "dev");
    let extra = options.extras.iter().find_map(|extra| {
        let (name, value) = extra.split_once('=').unwrap_or((extra, ""));
        (name == "int_max_str_digits").then(|| ("-X int_max_str_digits", value.to_string()))
    });
    let name = "PYTHONINTMAXSTRDIGITS";
    if let Some((source, text)) = extra.or_else(|| variable(options, name).map(|text| (name, text))) {
        let limit = text.parse().ok().filter(|limit: &u32| *limit == 0 || *limit >= 640);
        options.int_max_str_digits = Some(limit.ok_or_else(|| {
            format!(
                "Fatal Python error: config_init_int_max_str_digits: {source}: invalid limit; must be >= 640 or 0 for unlimited."
            )
        })?);
    }
    Ok(())
}
