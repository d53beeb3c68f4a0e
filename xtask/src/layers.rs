//! The rules of tidy as tables: which room may not speak of which, where `unsafe` may stand, which files may
//! be long. An exception is a row here, never a flag in the file itself.

/// Code that may not contain certain words. A path ends with `/` when it names a folder.
pub struct Rule {
    /// Where the rule holds.
    pub within: &'static str,
    /// Where it does not hold after all.
    pub except: &'static [&'static str],
    /// What may not stand there.
    pub words: &'static [&'static str],
    /// Why.
    pub reason: &'static str,
}

/// Crates and rooms, and what they never know.
pub const RULES: &[Rule] = &[
    Rule {
        within: "lexer/src/",
        except: &[],
        words: &["taipan_parser", "taipan_code", "taipan_vm", "taipan_stdlib"],
        reason: "the lexer is the first crate",
    },
    Rule {
        within: "parser/src/",
        except: &[],
        words: &["taipan_code", "taipan_vm", "taipan_stdlib"],
        reason: "the parser knows the lexer alone",
    },
    Rule {
        within: "vm/src/",
        except: &[],
        words: &["taipan_stdlib"],
        reason: "the VM does not know its library",
    },
    Rule {
        within: "code/src/",
        except: &[],
        words: &["taipan_vm", "taipan_stdlib"],
        reason: "the compiler makes Code and never meets a Value",
    },
    Rule {
        within: "code/src/bytecode/",
        except: &[],
        words: &["crate::compile", "crate::source", "taipan_parser"],
        reason: "bytecode is plain data and does not know who makes it",
    },
    Rule {
        within: "vm/src/text/",
        except: &[],
        words: &["crate::value", "crate::heap", "crate::vm", "crate::types", "crate::interp"],
        reason: "text is arithmetic on text and knows no VM",
    },
    Rule {
        within: "vm/src/interp/",
        except: &[],
        words: &["crate::compile"],
        reason: "compile and interp meet in bytecode alone",
    },
    Rule {
        within: "stdlib/src/regex/",
        except: &[],
        words: &["taipan_vm"],
        reason: "the regular expression engine knows no VM",
    },
    Rule {
        within: "vm/src/",
        except: &["vm/src/host/"],
        words: &["println!", "eprintln!", "print!(", "std::process::exit"],
        reason: "what leaves the VM goes through the host",
    },
    Rule {
        within: "",
        except: &["xtask/src/layers.rs"],
        words: &["todo!(", "unimplemented!(", "dbg!("],
        reason: "a missing thing raises a clear error",
    },
];

/// What the rooms below `interp` may name of it: its doors. Everything else of it is its own.
pub const INTERP_DOORS: &[&str] = &[
    "LoadedCode",
    "access",
    "builtin_leaf",
    "decide_order",
    "detach",
    "discard_frames",
    "generator_frame",
    "generator_methods",
    "invoke::MAKE_INSTANCE",
    "invoke::call_leaf",
    "is_exception_class",
    "iterate::is_iterator",
    "iterate::quick_iter",
    "keyed",
    "quick_compare",
    "running_globals",
    "super_arguments",
    "trace::",
    "trace_frames",
    "traceback_frame",
];

/// Rooms that know of `interp` nothing but its doors.
pub const BELOW_INTERP: &[&str] = &[
    "vm/src/value/",
    "vm/src/heap/",
    "vm/src/object/",
    "vm/src/fiber/",
    "vm/src/protocol/",
    "vm/src/types/",
];

/// Rooms in which `unsafe` may stand: they hold raw words, memory, frames, or a payload with contents behind it.
pub const UNSAFE_ROOMS: &[&str] = &[
    "vm/src/value/",
    "vm/src/heap/",
    "vm/src/object/",
    "vm/src/fiber/",
    "vm/src/interp/",
    "vm/src/vm.rs",
    "vm/src/vm/",
    // payloads whose contents follow them in the cell, or that are read before their kind is known
    "vm/src/types/mod.rs",
    "vm/src/types/bytes/",
    "vm/src/types/class/",
    "vm/src/types/dict/",
    "vm/src/types/list/",
    "vm/src/types/str/",
    "vm/src/types/tuple/",
    "vm/src/types/bytearray/",
    "vm/src/types/exception/",
    "vm/src/types/generator/",
    "vm/src/types/memoryview/",
    "vm/src/types/opaque/",
    "vm/src/types/set/",
    "vm/src/types/stream/",
    "vm/src/types/weakref/",
    "vm/src/protocol/hash.rs",
    // the eval breaker seen from other threads
    "vm/src/embed/interrupt.rs",
    // functions of the C library
    "stdlib/src/native/math/libm.rs",
    "stdlib/src/native/posix.rs",
    "stdlib/src/native/posix/",
    "stdlib/src/native/resource.rs",
    "stdlib/src/native/select.rs",
    "stdlib/src/native/signal.rs",
    "stdlib/src/native/socket/",
    "stdlib/src/native/subprocess.rs",
];

/// Lines a file may have.
pub const MOST_LINES: usize = 800;

/// Tables that may be longer.
pub const LONG_TABLES: &[&str] = &[
    "code/src/bytecode/opcodes.rs",
    "vm/src/text/codecs/tables.rs",
    "vm/src/text/unicode/tables.rs",
    "parser/src/grammar.lalrpop",
];

/// Texts that would tie the repository to one machine or one registry.
pub const FOREIGN: &[&str] =
    &["/home/", "/root/", "index.crates.io", "static.crates.io", "crates.io-index", "pypi.org"];
