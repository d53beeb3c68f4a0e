//! Selects the dispatch by tail calls where the optimiser is known to make them (DESIGN: at `OPT_LEVEL` 1 or
//! more on listed targets); everywhere else the loop carries out one handler after the other. The
//! environment variable `TAIPAN_DISPATCH=loop` asks for the loop.

use std::env;

fn main() {
    println!("cargo::rustc-check-cfg=cfg(feature_tail)");
    println!("cargo::rerun-if-env-changed=TAIPAN_DISPATCH");
    let optimised = env::var("OPT_LEVEL").is_ok_and(|level| level != "0");
    let target = env::var("CARGO_CFG_TARGET_ARCH").unwrap_or_default();
    let listed = ["x86_64", "aarch64"].contains(&target.as_str());
    let wanted = env::var("TAIPAN_DISPATCH").map_or(true, |choice| choice != "loop");
    // a stress build audits between instructions, which only the loop sees
    let stress = env::var("CARGO_FEATURE_STRESS").is_ok();
    if optimised && listed && wanted && !stress {
        println!("cargo::rustc-cfg=feature_tail");
    }
}
