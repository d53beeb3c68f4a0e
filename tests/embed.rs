//! The embedding API as a host uses it: values there and back, functions of the host, errors, limits.

use std::collections::{BTreeMap, HashMap};
use std::thread;
use std::time::{Duration, Instant};

use taipan::{Bytes, Error, ErrorKind, Handle, Vm};

fn vm() -> Vm {
    Vm::sandboxed().expect("a sandbox can be made")
}

fn kind<T>(result: Result<T, Error>) -> Option<ErrorKind> {
    result.err().map(|error| error.kind)
}

#[test]
fn eval_gives_rust_values() -> Result<(), Error> {
    let mut vm = vm();
    assert_eq!(vm.eval::<i64>("1 + 2")?, 3);
    assert_eq!(vm.eval::<u128>("2 ** 100")?, 1 << 100);
    assert_eq!(vm.eval::<f64>("1.5")?, 1.5);
    assert_eq!(vm.eval::<f64>("2")?, 2.0);
    assert!(vm.eval::<bool>("1 < 2")?);
    assert_eq!(vm.eval::<String>("'gr\\u00fcn' 'er'")?, "grüner");
    assert_eq!(vm.eval::<Bytes>("b'\\x00\\xff'")?, Bytes(vec![0, 255]));
    assert_eq!(vm.eval::<Vec<i32>>("[1, 2, 3]")?, [1, 2, 3]);
    assert_eq!(vm.eval::<(i8, String)>("(1, 'a')")?, (1, "a".to_owned()));
    assert_eq!(vm.eval::<Option<i64>>("None")?, None);
    let map: HashMap<String, Vec<f64>> = vm.eval("{'a': [1, 2.5]}")?;
    assert_eq!(map.get("a").map(Vec::as_slice), Some([1.0, 2.5].as_slice()));
    vm.eval::<()>("None")
}

#[test]
fn values_survive_the_way_in_and_out() -> Result<(), Error> {
    let mut vm = vm();
    let tree: BTreeMap<String, Vec<(i64, f64)>> =
        BTreeMap::from([("a".to_owned(), vec![(1, 0.5), (-2, 1e300)])]);
    vm.set("tree", tree.clone())?;
    assert_eq!(vm.get::<BTreeMap<String, Vec<(i64, f64)>>>("tree")?, tree);
    vm.set("big", u128::MAX)?;
    assert_eq!(vm.eval::<u128>("big")?, u128::MAX);
    vm.set("nothing", Option::<i64>::None)?;
    assert!(vm.eval::<bool>("nothing is None")?);
    Ok(())
}

#[test]
fn conversions_do_not_guess() {
    let mut vm = vm();
    assert_eq!(kind(vm.eval::<i64>("1.0")), Some(ErrorKind::Conversion));
    assert_eq!(kind(vm.eval::<i64>("True")), Some(ErrorKind::Conversion));
    assert_eq!(kind(vm.eval::<u8>("256")), Some(ErrorKind::Conversion));
    assert_eq!(kind(vm.eval::<String>("None")), Some(ErrorKind::Conversion));
    assert_eq!(kind(vm.eval::<(i64, i64)>("(1, 2, 3)")), Some(ErrorKind::Conversion));
    let error = vm.eval::<Vec<i64>>("{}").expect_err("a dict is no list");
    assert_eq!(error.to_string(), "expected list or tuple, got dict");
}

#[test]
fn functions_are_called_by_name_and_by_handle() -> Result<(), Error> {
    let mut vm = vm();
    vm.exec("def join(left, right):\n    return left + right")?;
    assert_eq!(vm.call::<String>("join", ("a", "b"))?, "ab");
    let join: Handle = vm.get("join")?;
    vm.exec("join = None")?;
    assert_eq!(vm.call_handle::<i64>(&join, (1, 2))?, 3);
    Ok(())
}

#[test]
fn a_handle_outlives_its_vm_without_harm() -> Result<(), Error> {
    let mut first = vm();
    let list: Handle = first.eval("[1, 2]")?;
    let mut second = vm();
    assert_eq!(kind(second.set("list", &list)), Some(ErrorKind::Raised));
    drop(first);
    drop(list.clone());
    drop(list);
    Ok(())
}

#[test]
fn host_functions_take_converted_arguments() -> Result<(), Error> {
    let mut vm = vm();
    vm.register_fn("area", |width: f64, height: f64| width * height)?;
    vm.register_fn("checked", |number: i64| {
        number.checked_sub(10).filter(|rest| *rest >= 0).ok_or("too small")
    })?;
    assert_eq!(vm.eval::<f64>("area(2, 3.5)")?, 7.0);
    assert_eq!(vm.eval::<i64>("checked(12)")?, 2);
    let error = vm.eval::<i64>("checked(3)").expect_err("the closure refuses");
    assert_eq!((error.class.as_str(), error.message.as_str()), ("RuntimeError", "too small"));
    let error = vm.eval::<f64>("area(1)").expect_err("one argument is missing");
    assert_eq!(error.to_string(), "TypeError: area() takes exactly 2 arguments (1 given)");
    let error = vm.eval::<f64>("area(1, 'b')").expect_err("an argument is wrong");
    assert_eq!(error.to_string(), "TypeError: area() argument 2 must be float, not str");
    Ok(())
}

#[test]
fn a_panic_of_the_host_is_an_error_of_the_script() -> Result<(), Error> {
    let mut vm = vm();
    vm.register_fn("divide", |one: i64, two: i64| one / two)?;
    let error = vm.eval::<i64>("divide(1, 0)").expect_err("the closure panics");
    assert_eq!(error.to_string(), "RuntimeError: divide() of the host has panicked");
    assert_eq!(vm.eval::<i64>("divide(6, 3)")?, 2);
    Ok(())
}

#[test]
fn errors_name_class_message_and_place() {
    let mut vm = vm();
    let source = "def half(number):\n    return number / 0\n\nhalf(1)\n";
    let error = vm.exec_named(source, "half.py").expect_err("it divides by zero");
    assert_eq!(error.kind, ErrorKind::Raised);
    assert_eq!((error.class.as_str(), error.message.as_str()), ("ZeroDivisionError", "division by zero"));
    let wanted = "Traceback (most recent call last):\n  File \"half.py\", line 4, in <module>\n    half(1)\n    ~~~~^^^\n  \
                  File \"half.py\", line 2, in half\n    return number / 0\n           ~~~~~~~^~~\n\
                  ZeroDivisionError: division by zero\n";
    assert_eq!(error.traceback, wanted);
    let error = vm.exec_named("x = (1", "open.py").expect_err("a bracket is open");
    assert_eq!((error.kind, error.message.as_str()), (ErrorKind::Syntax, "'(' was never closed"));
    assert!(
        error.traceback.starts_with("  File \"open.py\", line 1\n    x = (1\n        ^"),
        "{}",
        error.traceback
    );
}

#[test]
fn fuel_ends_loops_and_recursion_and_cannot_be_caught() {
    for script in [
        "while True:\n    pass",
        "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass",
        "def spread(depth):\n    if depth:\n        spread(depth - 1)\n        spread(depth - 1)\nspread(60)",
        "def forever():\n    while True:\n        yield 1\nfor one in forever():\n    pass",
    ] {
        let mut vm = Vm::sandbox_builder().fuel(1_000_000).build().expect("a sandbox");
        assert_eq!(kind(vm.exec(script)), Some(ErrorKind::Fuel), "{script}");
        assert_eq!(vm.fuel(), Some(0));
        vm.set_fuel(1000);
        assert_eq!(vm.eval::<i64>("1 + 1").ok(), Some(2), "the VM goes on after {script}");
    }
}

#[test]
fn the_same_script_uses_the_same_fuel() -> Result<(), Error> {
    let used = || -> Result<u64, Error> {
        let mut vm = Vm::sandbox_builder().fuel(1_000_000).build()?;
        vm.exec("total = 0\nnumber = 0\nwhile number < 1000:\n    total += number\n    number += 1")?;
        Ok(1_000_000 - vm.fuel().unwrap_or_default())
    };
    let first = used()?;
    assert!(first > 3000, "{first}");
    assert_eq!(first, used()?);
    Ok(())
}

#[test]
fn time_ends_a_script() {
    let mut vm = Vm::builder().time(Duration::from_millis(50)).build().expect("a VM");
    let start = Instant::now();
    assert_eq!(kind(vm.exec("while True:\n    pass")), Some(ErrorKind::Time));
    assert!(start.elapsed() < Duration::from_secs(5));
    assert_eq!(vm.eval::<i64>("2").ok(), Some(2));
}

#[test]
fn memory_ends_a_script() {
    let mut vm = Vm::sandbox_builder().memory(8 << 20).build().expect("a sandbox");
    assert_eq!(kind(vm.exec("text = 'x'\nwhile True:\n    text = text + text")), Some(ErrorKind::Memory));
    let mut vm = Vm::sandbox_builder().memory(8 << 20).build().expect("a sandbox");
    assert_eq!(kind(vm.exec("chain = None\nwhile True:\n    chain = (chain,)")), Some(ErrorKind::Memory));
}

#[test]
fn recursion_is_an_error_of_the_script() {
    let mut vm = Vm::sandbox_builder().recursion(200).build().expect("a sandbox");
    let error = vm.exec("def down():\n    return down()\ndown()").expect_err("it has no end");
    assert_eq!(error.class, "RecursionError");
}

#[test]
fn another_thread_stops_a_script() {
    let mut vm = Vm::builder().interruptible().build().expect("a VM");
    let handle = vm.interrupt_handle();
    let own = handle.clone();
    let thread = thread::spawn(move || {
        thread::sleep(Duration::from_millis(30));
        own.stop()
    });
    assert_eq!(kind(vm.exec("while True:\n    pass")), Some(ErrorKind::Stopped));
    assert!(thread.join().expect("the thread ends"));
    assert_eq!(vm.eval::<i64>("3").ok(), Some(3));
    drop(vm);
    assert!(!handle.stop(), "a handle without its VM is inert");
}

#[test]
fn a_script_may_handle_an_interrupt() -> Result<(), Error> {
    let mut vm = Vm::builder().interruptible().build()?;
    let handle = vm.interrupt_handle();
    let thread = thread::spawn(move || {
        thread::sleep(Duration::from_millis(30));
        handle.interrupt()
    });
    vm.exec("try:\n    while True:\n        pass\nexcept KeyboardInterrupt:\n    seen = True")?;
    assert!(vm.get::<bool>("seen")?);
    assert!(thread.join().expect("the thread ends"));
    Ok(())
}

#[test]
fn output_of_a_sandbox_is_kept() -> Result<(), Error> {
    let mut vm = vm();
    vm.exec("print('hello', 1)")?;
    assert_eq!(vm.take_output(), "hello 1\n");
    assert_eq!(vm.take_output(), "");
    Ok(())
}

#[test]
fn the_host_ends_what_watches() -> Result<(), Error> {
    let mut vm = vm();
    vm.exec(
        "import sys\n\
         def refuse(*_): raise KeyError('watched')\n\
         sys.monitoring.use_tool_id(1, 'test')\n\
         sys.monitoring.register_callback(1, sys.monitoring.events.LINE, refuse)\n\
         sys.addaudithook(refuse)\n\
         sys.monitoring.set_events(1, sys.monitoring.events.LINE)",
    )?;
    assert_eq!(vm.eval::<i64>("1 + 1").map_err(|error| error.class), Err("KeyError".into()));
    vm.clear_observers();
    assert_eq!(vm.eval::<i64>("1 + 1")?, 2);
    Ok(())
}

#[test]
fn machines_do_not_share_anything() -> Result<(), Error> {
    let (mut first, mut second) = (vm(), vm());
    first.set("x", 1)?;
    assert_eq!(second.eval::<i64>("x").err().map(|error| error.class), Some("NameError".to_owned()));
    Ok(())
}

#[test]
fn a_sandbox_has_no_sockets() -> Result<(), Error> {
    let mut vm = vm();
    vm.exec(
        "import select, socket\n\
         def is_refused(function, *arguments):\n\
         \x20   try:\n\
         \x20       function(*arguments)\n\
         \x20   except PermissionError as error:\n\
         \x20       return error.errno == 1\n",
    )?;
    for call in [
        "socket.socket",
        "socket.socketpair",
        "socket.fromfd, 0, 1, 1",
        "socket.close, 0",
        "socket.getaddrinfo, 'localhost', 80",
        "socket.gethostname",
        "socket.if_nameindex",
        "select.epoll",
        "select.select, [0], [], [], 0",
    ] {
        assert!(vm.eval::<bool>(&format!("is_refused({call})"))?, "{call}");
    }
    Ok(())
}
