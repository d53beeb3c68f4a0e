# SIGINT as KeyboardInterrupt while the script works or waits: for a child, a pipe, its input.
import os
import signal
import sys

PROGRAMS = {
    "loop": "while True: pass",
    "recursion": "def f(n): return f(n - 1) + f(n - 1) if n else 0\nf(70)",
    "lambda": "f = lambda n: f(n - 1) or f(n - 1) if n else 0\nf(70)",
    "pipe": "import os; os.read(os.pipe()[0], 1)",
    "input": "import sys; sys.stdin.read()",
    "line": "input()",
    "child": "import os\npid = os.fork()\nif pid == 0: os.read(0, 1); os._exit(0)\nos.waitpid(pid, 0)",
    "sleep": "import time; time.sleep(60)",
}


def run(name, program):
    body = "".join("    " + line + "\n" for line in program.splitlines())
    program = "print('ready', flush=True)\ntry:\n" + body + "except KeyboardInterrupt: print('stopped')\n"
    input_end, held = os.pipe()
    answers, output = os.pipe()
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, "-c", program],
        os.environ,
        file_actions=[
            (os.POSIX_SPAWN_DUP2, input_end, 0),
            (os.POSIX_SPAWN_DUP2, output, 1),
            (os.POSIX_SPAWN_CLOSE, held),
        ],
    )
    os.close(output)
    os.close(input_end)
    text = os.read(answers, 6)
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    signal.pause()
    os.kill(child, signal.SIGINT)
    while more := os.read(answers, 100):
        text += more
        if b"stopped" in text:
            break
    os.close(held)
    os.waitpid(child, 0)
    print(name, text.split())


signal.signal(signal.SIGALRM, lambda number, frame: None)
# children get the system's action, though a shell may have this one ignore it
signal.signal(signal.SIGINT, signal.default_int_handler)
for name, program in PROGRAMS.items():
    run(name, program)

# expect-output:
# | loop [b'ready', b'stopped']
# | recursion [b'ready', b'stopped']
# | lambda [b'ready', b'stopped']
# | pipe [b'ready', b'stopped']
# | input [b'ready', b'stopped']
# | line [b'ready', b'stopped']
# | child [b'ready', b'stopped']
# | sleep [b'ready', b'stopped']
