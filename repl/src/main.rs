//! The taipan program.
//!
//! - `options`: the command line, read as CPython reads it; `environment`: what variables add to it
//! - `run`: making a VM, running what was asked for, the exit code
//! - `session`: the prompt, and `line`: its editor
//! - `report`: how the program ends
//! - `inspect`: `--tokens`, `--ast`, `--code`

mod environment;
mod inspect;
mod line;
mod options;
mod report;
mod run;
mod session;

use std::process::ExitCode;

fn main() -> ExitCode {
    // deep but bounded recursion of the compiler and of destruction needs more than the main thread may have
    let worker = std::thread::Builder::new().name("main".into()).stack_size(64 << 20).spawn(|| {
        let mut options = match options::read(std::env::args_os().skip(1)) {
            Ok(options) => options,
            Err(usage) => {
                eprintln!("{usage}");
                return 2;
            }
        };
        match environment::complete(&mut options) {
            Ok(()) => run::run(options),
            Err(fatal) => {
                eprintln!("{fatal}");
                1
            }
        }
    });
    taipan_stdlib::native::signal::leave_to_other_threads();
    match worker.map(|worker| worker.join()) {
        Ok(Ok(code)) => ExitCode::from(code),
        Ok(Err(_)) => ExitCode::from(70),
        Err(error) => {
            eprintln!("taipan: cannot start: {error}");
            ExitCode::from(71)
        }
    }
}
