//! Constants of `sys`.

use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use crate::native::record::{self, record};

record! { VERSION "sys" "version_info" "Version information as a named tuple." NO_NEW:
"major" 0, "minor" 1, "micro" 2, "releaselevel" 3, "serial" 4 }
record! { FLAGS "sys" "flags" "Flags provided through command line arguments or environment vars." NO_NEW:
"debug" 0, "inspect" 1, "interactive" 2, "optimize" 3, "dont_write_bytecode" 4, "no_user_site" 5, "no_site" 6,
"ignore_environment" 7, "verbose" 8, "bytes_warning" 9, "quiet" 10, "hash_randomization" 11, "isolated" 12,
"dev_mode" 13, "utf8_mode" 14, "warn_default_encoding" 15, "safe_path" 16, "int_max_str_digits" 17;
"gil" = 1, "thread_inherit_context" = 0, "context_aware_warnings" = 0 }
record! { FLOAT "sys" "float_info" "A named tuple holding information about the float type.":
"max" 0, "max_exp" 1, "max_10_exp" 2, "min" 3, "min_exp" 4, "min_10_exp" 5, "dig" 6, "mant_dig" 7, "epsilon" 8,
"radix" 9, "rounds" 10 }
record! { INT "sys" "int_info" "A named tuple that holds information about Python's\ninternal representation of integers.":
"bits_per_digit" 0, "sizeof_digit" 1, "default_max_str_digits" 2, "str_digits_check_threshold" 3 }
record! { HASH "sys" "hash_info" "A named tuple providing parameters used for computing hashes.":
"width" 0, "modulus" 1, "inf" 2, "nan" 3, "imag" 4, "algorithm" 5, "hash_bits" 6, "seed_bits" 7, "cutoff" 8 }
record! { THREAD "sys" "thread_info" "A named tuple holding information about the thread implementation.":
"name" 0, "lock" 1, "version" 2 }

/// Version shown as a hexadecimal number: 3.14.0 final.
const HEX_VERSION: i64 = 0x030E_00F0;

fn ints(cx: &mut Cx, numbers: &[i64]) -> Answer<Vec<Value>> {
    numbers.iter().map(|&number| cx.int(number)).collect()
}

fn version(cx: &mut Cx) -> Answer {
    let mut items = ints(cx, &[3, 14, 0])?;
    items.push(cx.intern("final")?);
    items.push(Value::small_int(0));
    record::new(cx, &VERSION, items)
}

/// `sys.flags` with these settings in front: optimize, inspect, interactive, quiet, verbose …
pub fn flags(cx: &mut Cx, settings: &[(usize, i64)]) -> Answer {
    let mut numbers = [0i64; 18];
    numbers[3] = cx.optimization().into();
    numbers[11] = 1;
    numbers[17] = cx.int_digit_limit() as i64;
    for &(index, value) in settings {
        if let Some(place) = numbers.get_mut(index) {
            *place = value;
        }
    }
    let mut items = ints(cx, &numbers)?;
    for index in [13, 16] {
        if let Some(place) = items.get_mut(index) {
            *place = Value::bool(numbers.get(index).is_some_and(|&number| number != 0));
        }
    }
    record::new(cx, &FLAGS, items)
}

fn float_info(cx: &mut Cx) -> Answer {
    let mut items = vec![
        cx.float(f64::MAX)?,
        Value::small_int(1024),
        Value::small_int(308),
        cx.float(f64::MIN_POSITIVE)?,
    ];
    items.extend(ints(cx, &[-1021, -307, 15, 53])?);
    items.push(cx.float(f64::EPSILON)?);
    items.extend(ints(cx, &[2, 1])?);
    record::new(cx, &FLOAT, items)
}

fn hash_info(cx: &mut Cx) -> Answer {
    let mut items = ints(cx, &[64, (1 << 61) - 1, 314_159, 0, 1_000_003])?;
    items.push(cx.intern("siphash13")?);
    items.extend(ints(cx, &[64, 128, 0])?);
    record::new(cx, &HASH, items)
}

fn implementation(cx: &mut Cx, version: &Value) -> Answer {
    let name = cx.str("taipan")?;
    let tag = cx.str("taipan-314")?;
    let hex = cx.int(HEX_VERSION)?;
    super::namespace::new(
        cx,
        &[
            ("name", name),
            ("cache_tag", tag),
            ("version", version.clone()),
            ("hexversion", hex),
            ("supports_isolated_interpreters", Value::FALSE),
        ],
    )
}

/// Sets the constants.
pub fn fill(cx: &mut Cx, namespace: &Value) -> Answer<()> {
    let own_version = version(cx)?;
    let build = if cfg!(debug_assertions) { "debug" } else { "main" };
    let texts = [
        ("version", format!("3.14.0 ({build}) [Taipan {}]", env!("CARGO_PKG_VERSION"))),
        ("platform", std::env::consts::OS.to_string()),
        ("byteorder", if cfg!(target_endian = "big") { "big" } else { "little" }.to_string()),
        ("copyright", "Copyright (c) the Taipan developers.".to_string()),
        ("float_repr_style", "short".to_string()),
        ("platlibdir", "lib".to_string()),
        ("abiflags", String::new()),
        ("ps1", String::new()),
    ];
    for (name, text) in texts {
        if name != "ps1" {
            let value = cx.str(&text)?;
            cx.dict_set_text(namespace, name, value)?;
        }
    }
    let executable =
        std::env::current_exe().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
    let prefix = executable
        .rsplit_once('/')
        .and_then(|(folder, _)| folder.rsplit_once('/'))
        .map_or("/", |(prefix, _)| prefix);
    for name in ["prefix", "exec_prefix", "base_prefix", "base_exec_prefix"] {
        let value = cx.str(prefix)?;
        cx.dict_set_text(namespace, name, value)?;
    }
    for name in ["executable", "_base_executable"] {
        let value = cx.str(&executable)?;
        cx.dict_set_text(namespace, name, value)?;
    }
    for (name, number) in
        [("hexversion", HEX_VERSION), ("maxsize", i64::MAX), ("maxunicode", 0x10_FFFF), ("api_version", 1013)]
    {
        let value = cx.int(number)?;
        cx.dict_set_text(namespace, name, value)?;
    }
    for (name, value) in [("dont_write_bytecode", Value::TRUE), ("pycache_prefix", Value::NONE)] {
        cx.dict_set_text(namespace, name, value)?;
    }
    let values = [
        ("implementation", implementation(cx, &own_version)?),
        ("version_info", own_version),
        ("flags", flags(cx, &[])?),
        ("float_info", float_info(cx)?),
        ("hash_info", hash_info(cx)?),
        ("int_info", {
            let items = ints(cx, &[30, 4, 4300, 640])?;
            record::new(cx, &INT, items)?
        }),
        ("_git", {
            let (name, unknown) = (cx.intern("Taipan")?, cx.intern("")?);
            cx.tuple(&[name, unknown.clone(), unknown])?
        }),
        ("thread_info", {
            let items = vec![cx.intern("pthread")?, cx.intern("semaphore")?, Value::NONE];
            record::new(cx, &THREAD, items)?
        }),
    ];
    for (name, value) in values {
        cx.dict_set_text(namespace, name, value)?;
    }
    names(cx, namespace)
}

/// `builtin_module_names` and `stdlib_module_names`.
fn names(cx: &mut Cx, namespace: &Value) -> Answer<()> {
    let mut rows = cx.library_names();
    rows.push(("builtins", true));
    rows.sort_unstable();
    let (mut native, mut all) = (Vec::new(), Vec::new());
    for (name, is_native) in rows {
        if name.contains('.') {
            continue;
        }
        let value = cx.intern(name)?;
        if is_native {
            native.push(value.clone());
        }
        all.push(value);
    }
    let native = cx.tuple(&native)?;
    cx.dict_set_text(namespace, "builtin_module_names", native)?;
    let all = cx.tuple(&all)?;
    debug_assert!(all.is_kind(Kind::Tuple));
    cx.dict_set_text(namespace, "stdlib_module_names", all)
}
