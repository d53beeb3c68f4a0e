//! How the program is linked.
//!
//! - Where it lies at a fixed address, its tables of pointers are ready in the file, so that starting writes nothing
//!   into them (364 KiB and a fifth of all page faults).
//! - A release build puts the functions side by side that are run often (`layout.ld`): of 4.6 MiB of code 3.7 were
//!   resident, since a start runs 390 functions that were strewn over all of it. So it does with the constants that are
//!   read: `-c pass` peaks at 4.5 MiB, 6.9 before (`TAIPAN_LINK_MAP` names a file for the linker's map, from which
//!   they are known). Linkers other than the system's and Rust's own may not know the way of saying so, and are not
//!   told.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=layout.ld");
    println!("cargo::rerun-if-env-changed=TAIPAN_LINK_MAP");
    let variable = |name: &str| env::var(name).unwrap_or_default();
    let listed = ["x86_64", "aarch64"].contains(&variable("CARGO_CFG_TARGET_ARCH").as_str());
    let is_gnu_linux =
        variable("CARGO_CFG_TARGET_OS") == "linux" && variable("CARGO_CFG_TARGET_ENV") == "gnu";
    if listed && is_gnu_linux {
        println!("cargo::rustc-link-arg-bins=-no-pie");
        let chosen = env::var_os("RUSTC_LINKER").is_some()
            || ["fuse-ld", "linker"].iter().any(|word| variable("CARGO_ENCODED_RUSTFLAGS").contains(word));
        if variable("PROFILE") == "release" && !chosen {
            println!("cargo::rustc-link-arg-bins=-T{}/layout.ld", variable("CARGO_MANIFEST_DIR"));
            if let Some(map) = env::var_os("TAIPAN_LINK_MAP") {
                println!("cargo::rustc-link-arg-bins=-Wl,-Map={}", map.display());
            }
        }
    }
}
