//! A host that runs scripts it does not trust: each ends by itself or by a limit, and the host goes on.
//!
//! `cargo run --example limits`

use std::thread;
use std::time::Duration;

use taipan::{Error, ErrorKind, Vm};

const SCRIPTS: &[(&str, &str)] = &[
    ("quiet", "total = 0\nfor number in (1, 2, 3):\n    total += number\n"),
    ("endless", "while True:\n    pass\n"),
    (
        "stubborn",
        "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass\n",
    ),
    (
        "explosive",
        "def spread(depth):\n    if depth:\n        spread(depth - 1)\n        spread(depth - 1)\n\nspread(60)\n",
    ),
    ("greedy", "text = 'x'\nwhile True:\n    text = text + text\n"),
    ("deep", "def down():\n    return down()\n\ndown()\n"),
    ("broken", "print('hello'\n"),
];

fn main() -> Result<(), Error> {
    for (name, script) in SCRIPTS {
        let mut vm =
            Vm::sandbox_builder().fuel(20_000_000).memory(16 << 20).time(Duration::from_secs(5)).build()?;
        match vm.exec_named(script, name) {
            Ok(()) => println!("{name}: done"),
            Err(error) => println!("{name}: {:?}: {error}", error.kind),
        }
    }

    // no fuel limit here: another thread decides when it is enough
    let mut vm = Vm::builder().interruptible().build()?;
    let handle = vm.interrupt_handle();
    let watch = thread::spawn(move || {
        thread::sleep(Duration::from_millis(50));
        handle.stop()
    });
    let stopped = vm.exec("while True:\n    pass").map_err(|error| error.kind);
    println!("stopped by hand: {}", stopped == Err(ErrorKind::Stopped) && watch.join().unwrap_or(false));
    let still: i64 = vm.eval("6 * 7")?;
    println!("the VM goes on: {still}");
    Ok(())
}
