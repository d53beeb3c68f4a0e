//! Limits that are hit inside natives: each script here does one large piece of work without a loop of its own,
//! or with one that hardly counts. The limit ends it in time, and the VM can be used again.
//!
//! The tests run on threads with Rust's usual small stack, so that deep data would show recursion there.

use std::time::{Duration, Instant};

use taipan::{ErrorKind, Vm};

/// Much longer than any limit below, for slow machines and slow builds.
const IN_TIME: Duration = Duration::from_secs(60);

/// Runs each script in a VM of its own, expects this kind of error, and uses the VM again.
fn all_end(make: impl Fn() -> Vm, wanted: &[ErrorKind], scripts: &[&str]) {
    for script in scripts {
        let mut vm = make();
        let start = Instant::now();
        let error = vm.exec(script).expect_err(script);
        assert!(start.elapsed() < IN_TIME, "{script}\ntook {:?}", start.elapsed());
        assert!(wanted.contains(&error.kind), "{script}\n{error}");
        vm.set_fuel(1_000_000);
        assert_eq!(vm.eval::<i64>("1 + 1").ok(), Some(2), "the VM goes on after\n{script}");
    }
}

/// Work without end, or nearly so, inside natives.
const LONG_WORK: &[&str] = &[
    "import re\nre.match('(a+)+b', 'a' * 40)",
    "import re\nre.search('(x+x+)+y', 'x' * 60)",
    "sum(range(10 ** 12))",
    "max(range(10 ** 12))",
    "any(number < 0 for number in range(10 ** 12))",
    "import itertools\nall(itertools.repeat(1))",
    "import itertools\n-1 in itertools.count()",
    "import itertools, collections\ncollections.deque(itertools.repeat(1), maxlen=0)",
    "import itertools\nnext(filter(None, itertools.repeat(0)))",
    "import itertools, functools, operator\nfunctools.reduce(operator.or_, itertools.repeat(1))",
    "list(iter(int, 1))[0:0] if 0 else [one for one in iter(int, 1) if one]",
    "shared = ()\nfor _ in range(60): shared = (shared, shared)\nhash(shared)",
    "one, two = [1], [1]\nfor _ in range(50): one, two = [one, one], [two, two]\none == two",
    "one, two = (1,), (1,)\nfor _ in range(50): one, two = (one, one), (two, two)\none == two",
    "big = (1 << 10 ** 6) - 1\nimport math\nwhile True: math.gcd(big, big // 3 + 1)",
    "big = (1 << 10 ** 5) - 1\nwhile True: pow(3, big, big - 2)",
    "while True: sorted(range(200_000, 0, -1))",
    "text = 'a' * 10 ** 6\nwhile True: text.find('ab' * 100)",
    "class Last:\n    def __del__(self):\n        while True: pass\nLast()",
    "def forever():\n    try:\n        while True: yield 1\n    finally:\n        while True: pass\nfor one in forever(): pass",
    "try:\n    while True: pass\nexcept BaseException:\n    while True: pass\nfinally:\n    while True: pass",
];

#[test]
fn fuel_ends_work_inside_natives() {
    let make = || {
        let builder = Vm::sandbox_builder().fuel(3_000_000).memory(256 << 20).time(Duration::from_secs(600));
        Vm::from(builder.build().expect("a sandbox"))
    };
    all_end(make, &[ErrorKind::Fuel], LONG_WORK);
}

#[test]
fn time_ends_work_inside_natives() {
    let make = || {
        let builder = Vm::builder().memory(256 << 20).time(Duration::from_millis(200));
        Vm::from(builder.build().expect("a VM"))
    };
    all_end(make, &[ErrorKind::Time], LONG_WORK);
    all_end(make, &[ErrorKind::Time], &["import time\ntime.sleep(1000)", "3 ** 10 ** 9 % 7"]);
}

#[test]
fn memory_ends_work_inside_natives() {
    let make = || {
        let builder =
            Vm::sandbox_builder().memory(16 << 20).fuel(u64::MAX >> 2).time(Duration::from_secs(600));
        Vm::from(builder.build().expect("a sandbox"))
    };
    all_end(
        make,
        &[ErrorKind::Memory],
        &[
            "' ' * 10 ** 12",
            "[0] * 10 ** 9",
            "2 ** 10 ** 9",
            "1 << 10 ** 11",
            "bytes(10 ** 12)",
            "'%1000000000d' % 1",
            "'{:1000000000}'.format(1)",
            "'a'.center(10 ** 12)",
            "('\\t' * 10 ** 5).expandtabs(10 ** 9)",
            "('a' * 10 ** 6).replace('a', 'b' * 10 ** 6)",
            "('a' * 10 ** 6).join(['b'] * 10 ** 6)",
            "list(range(10 ** 12))",
            "import itertools\nlist(itertools.repeat(1))",
            "import itertools\n''.join(itertools.repeat('abcdefgh'))",
            "shared = [1] * 10\nfor _ in range(40): shared = [shared] * 2\nrepr(shared)",
            "size = 1\nwhile True:\n    size *= 2\n    text = 'a' * size",
            "kept = []\nwhile True: kept.append(str(len(kept)) * 100)",
            "kept = {}\nwhile True: kept[len(kept)] = [kept]",
            "kept = b''\nwhile True: kept += b'0123456789' * 100",
            "import io\nfile = io.StringIO()\nwhile True: file.write('x' * 10_000)",
            "def walk():\n    yield 1\nkept = []\nwhile True: kept.append(walk())",
            "from greenlet import getcurrent, greenlet\nkept, main = [], getcurrent()\n\
             while True:\n    kept.append(greenlet(lambda: main.switch()))\n    kept[-1].switch()",
        ],
    );
}

#[test]
fn a_memory_error_can_be_caught_once() {
    let make = || {
        let builder = Vm::sandbox_builder().memory(16 << 20).time(Duration::from_secs(600));
        Vm::from(builder.build().expect("a sandbox"))
    };
    let mut vm = make();
    let once =
        "kept = []\ntry:\n    while True: kept.append('x' * 100_000)\nexcept MemoryError:\n    kept = None";
    vm.exec(once).expect("it is caught");
    assert!(vm.eval::<bool>("kept is None").expect("the VM goes on"));
    let mut vm = make();
    let again = "kept = []\nwhile True:\n    try:\n        while True: kept.append('x' * 100_000)\n    except MemoryError: pass";
    assert_eq!(vm.exec(again).expect_err("not for ever").kind, ErrorKind::Memory);
    assert_eq!(vm.eval::<i64>("1 + 1").ok(), Some(2));
    // a request that is refused before anything is allocated uses nothing up
    let refused = "for _ in range(9):\n    try: ' ' * 10 ** 12\n    except MemoryError: pass";
    make().exec(refused).expect("each can be caught");
}

#[test]
fn deep_data_costs_no_rust_stack() {
    let script = "
import copy, json
def outcome(work, *arguments):
    try:
        work(*arguments)
        return 'done'
    except RecursionError:
        return 'too deep'
makers = [
    lambda inner: [inner], lambda inner: (inner,), lambda inner: {1: inner}, lambda inner: zip(inner),
    lambda inner: enumerate(inner), lambda inner: map(abs, inner), lambda inner: reversed([inner]),
    lambda inner: frozenset([inner]) if isinstance(inner, (int, frozenset)) else (inner,),
]
works = [repr, hash, list, next, copy.deepcopy, json.dumps, bool, lambda one: one == copy.copy(one), lambda one: one in one]
for make in makers:
    data = []
    for _ in range(20_000):
        data = make(data)
    for work in works:
        try:
            outcome(work, data)
        except (TypeError, ValueError, StopIteration):
            pass
    del data
";
    let mut vm = Vm::sandboxed().expect("a sandbox");
    vm.exec(script).expect("everything is answered");
}
