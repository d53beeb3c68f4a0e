"""Records the expectations of tests/suite from the reference interpreter.

Run it by hand with CPython 3.14: `python3.14 xtask/record_suite.py [--rewrite] PATH...`. A script without expectations is
filled in, every other one is verified; `--rewrite` strips and records again. The format is tests/suite/README.md. Each script
runs twice when filled in: plainly, for the truth, and under `attribute`, which only learns the line that printed each line.
"""

import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

INLINE = re.compile(r"  # (expect|raises|syntax-error):(?: (.*))?$")
BLOCK = re.compile(r"# (expect-output|stderr|stdin):$")
EXIT = re.compile(r"# exit: (\d+)$")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1", "PYTHON_COLORS": "0", "LC_ALL": "C.UTF-8"}

ATTRIBUTE = r"""
import io, sys, types
path, report = sys.argv[1], sys.argv[2]
sys.path[0] = path.rpartition("/")[0]
sys.argv = [path]
lines = []
class Recorder(io.StringIO):
    def write(self, text):
        frame = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename != path:
            frame = frame.f_back
        lines.extend([frame.f_lineno if frame else 0] * text.count("\n"))
        return super().write(text)
module = types.ModuleType("__main__")
module.__file__ = path
module.__builtins__ = __builtins__
sys.modules["__main__"] = module
source = open(path, encoding="utf-8").read()
sys.stdout = Recorder()
try:
    exec(compile(source, path, "exec", dont_inherit=True), module.__dict__)
finally:
    open(report, "w").write(repr((lines, sys.stdout.getvalue())))
"""


class Result:
    """What one run of a script gave."""

    def __init__(self, status, stdout, stderr):
        self.status, self.stdout, self.stderr = status, stdout, stderr


def run(path, stdin, arguments=None):
    """Runs a script in a fresh directory, with its path shown as FILE and its folder as DIR."""
    with tempfile.TemporaryDirectory() as scratch:
        done = subprocess.run([sys.executable, *(arguments or [path])], cwd=scratch, env=ENVIRONMENT,
                              input=stdin.encode(), capture_output=True, timeout=20)
    return Result(done.returncode, shown(path, done.stdout), shown(path, done.stderr))


def shown(path, output):
    """The lines of an output with places and addresses taken out; the last newline may be missing."""
    text = output.decode().replace(path, "FILE").replace(os.path.dirname(path), "DIR")
    text = re.sub(r" at 0x[0-9a-f]+", " at ADDRESS", text)
    return text.removesuffix("\n").split("\n") if text else []


def parse(lines):
    """The expectations of a file: (inline as (line, kind, text), blocks by name, status or None)."""
    inline, blocks, status, block = [], {}, None, None
    for number, line in enumerate(lines, 1):
        if block is not None and line.startswith("# |"):
            block.append(line[4:])
            continue
        block = None
        if match := BLOCK.match(line):
            block = blocks.setdefault(match[1], [])
        elif match := EXIT.match(line):
            status = int(match[1])
        elif match := INLINE.search(line):
            inline.append((number, match[1], match[2] or ""))
    return inline, blocks, status


def strip(lines):
    """The lines without recorded expectations; a wish for a stderr block and the stdin block stay."""
    kept, skipping = [], False
    for line in lines:
        if skipping and line.startswith("# |"):
            continue
        skipping = False
        match = BLOCK.match(line)
        if match and match[1] != "stdin":
            skipping = True
            if match[1] == "expect-output":
                continue
        if EXIT.match(line):
            continue
        kept.append(INLINE.sub("", line))
    return kept


def problems(lines, result):
    """Everything in which a run differs from the expectations, as sentences."""
    inline, blocks, status = parse(lines)
    found = []
    expected = blocks.get("expect-output")
    if expected is None:
        expected = [text for _, kind, text in inline if kind == "expect"]
    if result.stdout != expected:
        found.append(f"stdout is {result.stdout}, expected {expected}")
    failing = [entry for entry in inline if entry[1] != "expect"]
    for number, kind, text in failing:
        prefixed = text.startswith(("IndentationError", "TabError"))
        wanted = text if kind == "raises" or prefixed else "SyntaxError: " + text
        if not result.stderr or result.stderr[-1] != wanted:
            found.append(f"last line of stderr is {result.stderr[-1:]}, expected {wanted}")
        if not any(re.search(rf'"FILE", line {number}\b', line) for line in result.stderr):
            found.append(f"line {number} is not named")
    if "stderr" in blocks:
        if result.stderr != blocks["stderr"]:
            found.append(f"stderr is {result.stderr}")
    elif not failing and result.stderr:
        found.append(f"stderr is not empty: {result.stderr}")
    wanted = status if status is not None else int(bool(failing))
    if result.status != wanted:
        found.append(f"exit status {result.status}, expected {wanted}")
    if any(os.path.dirname(os.__file__) in line for line in lines):
        found.append("a path of the reference shows")
    if any(line != line.rstrip() for line in result.stdout):
        found.append("an output line ends in a space")
    return found


def attribute(path, stdin):
    """The script line behind each line of output, or None when it cannot be told."""
    with tempfile.NamedTemporaryFile("r") as report:
        run(path, stdin, ["-c", ATTRIBUTE, path, report.name])
        text = report.read()
    return eval(text) if text else None


def record(path, lines, wants_stderr):
    """The file's lines with expectations from the reference; falls back to blocks where comments cannot stand."""
    stdin = "".join(line + "\n" for line in parse(lines)[1].get("stdin", []))
    wishes = [line for line in lines if line != "# stderr:"]
    while wishes and not wishes[-1].strip():
        wishes.pop()
    write(path, wishes)
    result = run(path, stdin)
    for as_comments in (True, False):
        for failure_as_comment in (False,) if wants_stderr else (True, False):
            filled = fill(path, wishes, stdin, result, as_comments, failure_as_comment)
            if filled is None:
                continue
            write(path, filled)
            if not problems(filled, run(path, stdin)):
                return filled
    return None


def fill(path, lines, stdin, result, as_comments, failure_as_comment):
    """One attempt at placing the expectations of a result; None when this way is closed."""
    filled, tail = list(lines), []
    if as_comments and result.stdout:
        where = attribute(path, stdin)
        if not where or shown(path, where[1].encode()) != result.stdout or len(where[0]) != len(result.stdout):
            return None
        numbers = where[0]
        if 0 in numbers or any(b <= a for a, b in zip(numbers, numbers[1:])):
            return None
        for number, text in zip(numbers, result.stdout):
            filled[number - 1] += f"  # expect: {text}".rstrip()
    elif result.stdout:
        tail += ["# expect-output:", *(f"# | {line}".rstrip() for line in result.stdout)]
    if failure_as_comment and result.status == 1 and result.stderr:
        places = re.findall(r'"FILE", line (\d+)', "\n".join(result.stderr))
        last = result.stderr[-1]
        if not places or not 0 < int(places[-1]) <= len(filled) or not re.fullmatch(r"[\w.]+(: .*)?", last):
            return None
        syntax = re.match(r"  File \"FILE\", line \d+$", result.stderr[0])
        kind = "syntax-error" if syntax else "raises"
        filled[int(places[-1]) - 1] += f"  # {kind}: {last.removeprefix('SyntaxError: ') if syntax else last}"
    elif result.stderr or result.status:
        if result.status:
            tail.append(f"# exit: {result.status}")
        if result.stderr:
            tail += ["# stderr:", *(f"# | {line}".rstrip() for line in result.stderr)]
    return filled + ([""] + tail if tail else [])


def write(path, lines):
    """Writes a script."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("".join(line + "\n" for line in lines))


def work(path, rewrite):
    """Fills in or verifies one script; the answer is (path, what was done, sentences)."""
    path = os.path.abspath(path)
    with open(path, encoding="utf-8", newline="") as file:
        original = file.read()
    try:
        return judge(path, original, rewrite)
    except subprocess.TimeoutExpired:
        return path, "run", ["does not end"]


def judge(path, original, rewrite):
    """The work on one script whose text is known."""
    lines = original.split("\n")[:-1]
    inline, blocks, status = parse(lines)
    wants_stderr = "# stderr:" in lines and (rewrite or not blocks["stderr"])
    fresh = not inline and not blocks.get("expect-output") and not blocks.get("stderr") and status is None
    if not rewrite and not fresh:
        stdin = "".join(line + "\n" for line in blocks.get("stdin", []))
        return path, "verified", problems(lines, run(path, stdin))
    filled = record(path, strip(lines), wants_stderr)
    if filled is None:
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(original)
        return path, "recorded", ["could not be recorded"]
    if parse(filled) == ([], {}, None):
        return path, "recorded", ["says nothing: no output, no error"]
    return path, "recorded", []


def scripts(path):
    """The test scripts at or under a path."""
    if os.path.isfile(path):
        yield path
        return
    main = os.path.join(path, "__main__.py")
    if os.path.exists(main):
        yield main
        return
    for name in sorted(os.listdir(path)):
        entry = os.path.join(path, name)
        if os.path.isdir(entry) and name != "__pycache__":
            yield from scripts(entry)
        elif name.endswith(".py"):
            yield entry


def main(arguments):
    """Entry point; the exit status is the number of scripts with problems, at most 1."""
    rewrite = "--rewrite" in arguments
    paths = [path for argument in arguments if argument != "--rewrite" for path in scripts(argument)]
    bad = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for path, done, sentences in pool.map(lambda path: work(path, rewrite), paths):
            for sentence in sentences:
                print(f"{os.path.relpath(path)}: {done}: {sentence}")
            bad += bool(sentences)
    print(f"{len(paths) - bad} good, {bad} bad")
    return min(bad, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
