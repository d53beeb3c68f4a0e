"""Disassembler of the code of Taipan's register machine.

Instructions have the fields that scripts know from other disassemblers. Offsets count as `co_lines()`, `f_lasti` and
`tb_lasti` do: a word of code is two. An instruction's inline caches are words of its own, never instructions.
"""

import collections
import io
import sys
import types

import _opcode
from _opcode import stack_effect

__all__ = [
    "code_info", "dis", "disassemble", "distb", "disco", "findlinestarts", "findlabels", "show_code",
    "get_instructions", "Instruction", "Bytecode", "cmp_op", "stack_effect", "hascompare", "opname", "opmap",
    "hasarg", "hasconst", "hasname", "hasjump", "hasjrel", "hasjabs", "hasfree", "haslocal", "hasexc",
]

cmp_op = ("<", "<=", "==", "!=", ">", ">=")

_rows = _opcode._table()
opname = [row[0] for row in _rows]
opname += [f"<{number}>" for number in range(len(_rows), 256)]
opmap = {row[0]: number for number, row in enumerate(_rows)}


def _numbers(wanted):
    return [number for number in range(len(_rows)) if wanted(number)]


hasarg = _numbers(_opcode.has_arg)
hasconst = _numbers(_opcode.has_const)
hasname = _numbers(_opcode.has_name)
hasjump = _numbers(_opcode.has_jump)
hasjrel = hasjump
hasjabs = []
hasfree = _numbers(_opcode.has_free)
haslocal = _numbers(_opcode.has_local)
hasexc = _numbers(_opcode.has_exc)
_COMPARISONS = {"LESS", "LESS_EQUAL", "EQUAL", "NOT_EQUAL", "GREATER", "GREATER_EQUAL"}
hascompare = [number for number, row in enumerate(_rows) if row[0] in _COMPARISONS]


def __getattr__(name):
    if name in ("HAVE_ARGUMENT", "EXTENDED_ARG"):
        raise AttributeError(f"dis.{name} does not exist: every instruction has room for all of its operands")
    raise AttributeError(f"module 'dis' has no attribute {name!r}")

COMPILER_FLAG_NAMES = {
    1: "OPTIMIZED",
    2: "NEWLOCALS",
    4: "VARARGS",
    8: "VARKEYWORDS",
    16: "NESTED",
    32: "GENERATOR",
    64: "NOFREE",
    128: "COROUTINE",
    256: "ITERABLE_COROUTINE",
    512: "ASYNC_GENERATOR",
    0x4000000: "HAS_DOCSTRING",
    0x8000000: "METHOD",
}


def pretty_flags(flags):
    """Return pretty representation of code flags."""
    names = []
    bit = 1
    while flags:
        if flags & bit:
            names.append(COMPILER_FLAG_NAMES.get(bit, hex(bit)))
            flags ^= bit
        bit <<= 1
    return ", ".join(names) or "0x0"


Positions = collections.namedtuple(
    "Positions", ["lineno", "end_lineno", "col_offset", "end_col_offset"], defaults=[None] * 4
)

_Instruction = collections.namedtuple(
    "_Instruction",
    [
        "opname", "opcode", "arg", "argval", "argrepr", "offset", "start_offset", "starts_line", "line_number",
        "label", "positions", "cache_info",
    ],
    defaults=[None, None, None],
)


class Instruction(_Instruction):
    """Details for an instruction.

    argrepr shows all operands, jumps by the label they go to; arg and argval tell the one that the instruction is about: the number of a local,
    constant or name and what stands there, the place a jump goes to, or a number.
    """

    __slots__ = ()

    @property
    def oparg(self):
        """Alias for Instruction.arg."""
        return self.arg

    @property
    def baseopname(self):
        """Name of the operation; code objects hold no specialised ones."""
        return self.opname

    @property
    def baseopcode(self):
        """Number of the operation."""
        return self.opcode

    @property
    def cache_offset(self):
        """Start of the inline caches."""
        return self.offset + 2

    @property
    def end_offset(self):
        """Where the next instruction begins."""
        return self.offset + 2 * _rows[self.opcode][2]

    @property
    def jump_target(self):
        """Where a jump goes to; None for other instructions."""
        return self.argval if _opcode.has_jump(self.opcode) else None

    @property
    def is_jump_target(self):
        """True if other code jumps to here, otherwise False."""
        return self.label is not None

    def __str__(self):
        return _line(self).strip()


def _code_of(x):
    """The code of a function, method, generator, coroutine or text, or what x is."""
    x = getattr(x, "__func__", x)
    for name in ("__code__", "gi_code", "ag_code", "cr_code"):
        code = getattr(x, name, None)
        if code is not None:
            return code
    if isinstance(x, str):
        try:
            return compile(x, "<disassembly>", "eval")
        except SyntaxError:
            return compile(x, "<disassembly>", "exec")
    return x


def _wanted_code(x):
    code = _code_of(x)
    if not isinstance(code, types.CodeType):
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")
    return code


def _labels(code, rows):
    """The numbers of the places that jumps and handlers lead to."""
    places = {row[3] for row in rows if _opcode.has_jump(row[1])}
    for start, end, target, _ in _opcode._handlers(code):
        places.update((start * 2, end * 2, target * 2))
    return {place: number for number, place in enumerate(sorted(places), 1)}


def _instructions(code, shift=0):
    rows = _opcode._instructions(code)
    labels = _labels(code, rows)
    positions = list(code.co_positions())
    line = None
    for word, opcode, arg, value, text in rows:
        position = Positions(*positions[word]) if word < len(positions) else Positions()
        starts = position.lineno is not None and position.lineno != line
        if starts:
            line = position.lineno
        if _opcode.has_jump(opcode):
            text = text.replace(f"-> {arg}", f"to L{labels[value]}")
        number = None if position.lineno is None else position.lineno + shift
        yield Instruction(
            opname[opcode], opcode, arg, value, text, word * 2, word * 2, starts, number, labels.get(word * 2), position
        )


def _shift(code, first_line):
    return 0 if first_line is None else first_line - code.co_firstlineno


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """Iterator for the opcodes in methods, functions or code."""
    code = _wanted_code(x)
    return _instructions(code, _shift(code, first_line))


def findlinestarts(code):
    """Find the offsets in a code object which are start of lines in the source: pairs (offset, lineno)."""
    last = False
    for start, _, line in code.co_lines():
        if start >= 0 and line != last:
            last = line
            yield start, line


def findlabels(code):
    """The offsets that jumps of a code object, or of the words of one, lead to."""
    if isinstance(code, (bytes, bytearray)):
        raise TypeError("findlabels() wants a code object: bytes alone are no code")
    found = []
    for row in _opcode._instructions(code):
        if _opcode.has_jump(row[1]) and row[3] not in found:
            found.append(row[3])
    return found


def _line(instruction, *, numbers=0, current=False, offsets=0, places=False):
    """One line of a listing; the widths of its columns, 0 for those left out."""
    fields = []
    if numbers:
        if places:
            text = _place(instruction.positions) if instruction.starts_line else ""
        elif instruction.line_number is None:
            text = "--"
        else:
            text = str(instruction.line_number) if instruction.starts_line else ""
        fields.append(text.rjust(numbers))
    fields.append("-->" if current else "   ")
    if offsets:
        fields.append(str(instruction.offset).rjust(offsets))
    label = "" if instruction.label is None else f"L{instruction.label}:"
    fields.append(label.rjust(5))
    fields.append(instruction.opname.ljust(24))
    fields.append(instruction.argrepr)
    return " ".join(fields).rstrip()


def _place(position):
    parts = ["?" if part is None else str(part) for part in position]
    return f"{parts[0]}:{parts[2]}-{parts[1]}:{parts[3]}"


def _list(code, lasti=-1, file=None, shift=0, show_offsets=False, show_positions=False):
    instructions = list(_instructions(code, shift))
    numbers = max((len(str(one.line_number)) for one in instructions if one.line_number is not None), default=1)
    if show_positions:
        numbers = max((len(_place(one.positions)) for one in instructions), default=1)
    offsets = len(str(instructions[-1].offset)) if show_offsets and instructions else 0
    first = True
    for one in instructions:
        if one.starts_line and not first:
            print(file=file)
        first = False
        text = _line(
            one, numbers=max(numbers, 3), current=one.offset == lasti, offsets=offsets, places=show_positions
        )
        print(text, file=file)
    handlers = _opcode._handlers(code)
    if handlers:
        names = _labels(code, _opcode._instructions(code))
        print("ExceptionTable:", file=file)
        for start, end, target, depth in handlers:
            start, end, target = (f"L{names[word * 2]}" for word in (start, end, target))
            print(f"  {start} to {end} -> {target} [{depth}]", file=file)


def disassemble(
    code, lasti=-1, *, file=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False
):
    """Disassemble a code object."""
    _list(code, lasti, file, 0, show_offsets, show_positions)


disco = disassemble


def _disassemble_nested(code, depth, **options):
    """A code object and the code inside it, as deep as asked for."""
    waiting = [(code, depth)]
    first = True
    while waiting:
        code, depth = waiting.pop()
        if not first:
            print(file=options.get("file"))
            print(f"Disassembly of {code!r}:", file=options.get("file"))
        first = False
        disassemble(code, **options)
        if depth is None or depth > 0:
            inner = [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]
            waiting += [(one, None if depth is None else depth - 1) for one in reversed(inner)]


_WITH_CODE = (
    types.FunctionType, types.MethodType, types.CodeType, classmethod, staticmethod, type,
)


def dis(
    x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False
):
    """Disassemble classes, methods, functions, and other compiled objects.

    With no argument, disassemble the last traceback.
    """
    options = {"file": file, "show_offsets": show_offsets, "show_positions": show_positions}
    if x is None:
        distb(**options)
        return
    if isinstance(x, (bytes, bytearray)):
        raise TypeError("don't know how to disassemble bytes objects: words alone, without tables, are no code")
    code = _code_of(x)
    if isinstance(code, types.CodeType):
        _disassemble_nested(code, depth, **options)
    elif hasattr(x, "__dict__"):
        for name, value in sorted(x.__dict__.items()):
            if isinstance(value, _WITH_CODE):
                print(f"Disassembly of {name}:", file=file)
                try:
                    dis(value, depth=depth, **options)
                except TypeError as error:
                    print("Sorry:", error, file=file)
                print(file=file)
    else:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    """Disassemble a traceback (default: last traceback)."""
    if tb is None:
        error = getattr(sys, "last_exc", None)
        tb = error.__traceback__ if error is not None else getattr(sys, "last_traceback", None)
        if tb is None:
            raise RuntimeError("no last traceback to disassemble") from None
        while tb.tb_next:
            tb = tb.tb_next
    _list(tb.tb_frame.f_code, tb.tb_lasti, file, 0, show_offsets, show_positions)


def code_info(x):
    """Formatted details of methods, functions, or code."""
    code = _wanted_code(x)
    lines = [
        f"Name:              {code.co_name}",
        f"Filename:          {code.co_filename}",
        f"Argument count:    {code.co_argcount}",
        f"Positional-only arguments: {code.co_posonlyargcount}",
        f"Kw-only arguments: {code.co_kwonlyargcount}",
        f"Number of locals:  {code.co_nlocals}",
        f"Stack size:        {code.co_stacksize}",
        f"Flags:             {pretty_flags(code.co_flags)}",
    ]
    tables = (
        ("Constants", map(repr, code.co_consts)),
        ("Names", code.co_names),
        ("Variable names", code.co_varnames),
        ("Free variables", code.co_freevars),
        ("Cell variables", code.co_cellvars),
    )
    for title, entries in tables:
        rows = [f"{number:4d}: {entry}" for number, entry in enumerate(entries)]
        if rows:
            lines += [f"{title}:", *rows]
    return "\n".join(lines)


def show_code(co, *, file=None):
    """Print details of methods, functions, or code to file (stdout when None)."""
    print(code_info(co), file=file)


class Bytecode:
    """The instructions of a piece of code: iteration yields Instruction objects."""

    def __init__(
        self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False, show_offsets=False,
        show_positions=False,
    ):
        self.codeobj = code = _wanted_code(x)
        self.first_line = code.co_firstlineno if first_line is None else first_line
        self._shift = _shift(code, first_line)
        self._original_object = x
        self.current_offset = current_offset
        self.show_caches = show_caches
        self.adaptive = adaptive
        self.show_offsets = show_offsets
        self.show_positions = show_positions

    def __iter__(self):
        return _instructions(self.codeobj, self._shift)

    def __repr__(self):
        return f"{self.__class__.__name__}({self._original_object!r})"

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """Construct a Bytecode from the given traceback."""
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti, show_caches=show_caches, adaptive=adaptive)

    def info(self):
        """Return formatted information about the code object."""
        return code_info(self.codeobj)

    def dis(self):
        """Return a formatted view of the bytecode operations."""
        out = io.StringIO()
        current = -1 if self.current_offset is None else self.current_offset
        _list(self.codeobj, current, out, self._shift, self.show_offsets, self.show_positions)
        return out.getvalue()
