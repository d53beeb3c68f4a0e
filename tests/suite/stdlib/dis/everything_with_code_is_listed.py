import dis
import io
import types


def outer():
    def inner():
        return 1

    return inner


def text(x, **options):
    out = io.StringIO()
    dis.dis(x, file=out, **options)
    return out.getvalue()


def generator():
    yield 1


class Class:
    def method(self):
        return self

    @classmethod
    def of_class(cls):
        return cls

    plain = 1


print(text(outer, depth=0) == text(outer.__code__, depth=0), "Disassembly of <code object inner" in text(outer))
print("Disassembly of" in text(outer, depth=0))
print("RETURN" in text("x = 1\ny"), "RETURN" in text("x + 1"))
print(text(Class().method) == text(Class.method), text(generator()) == text(generator))
print([line for line in text(Class).splitlines() if "Disassembly" in line])

module = types.ModuleType("module")
module.outer = outer
print(text(module).startswith("Disassembly of outer:"))

for wrong in 3, None:
    try:
        dis.dis(wrong)
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
try:
    dis.code_info(3)
except TypeError as error:
    print(error)

try:
    1 / 0
except ZeroDivisionError as error:
    traceback = error.__traceback__
out = io.StringIO()
dis.distb(traceback, file=out)
print([line.count("-->") for line in out.getvalue().splitlines() if "-->" in line])
print(dis.Bytecode.from_traceback(traceback).dis().count("-->"))

print(dis.code_info(generator).splitlines()[2:6], "GENERATOR" in dis.code_info(generator))
print(repr(dis.Bytecode("1")), dis.Bytecode(generator).info() == dis.code_info(generator))
print(len(list(dis.Bytecode(outer))) == len(list(dis.get_instructions(outer))))
out = io.StringIO()
dis.show_code(generator, file=out)
print(out.getvalue() == dis.code_info(generator) + "\n")
print(dis.cmp_op, dis.pretty_flags(3))

# expect-output:
# | True True
# | False
# | True True
# | True True
# | ['Disassembly of method:', 'Disassembly of of_class:']
# | True
# | TypeError don't know how to disassemble int objects
# | RuntimeError no last traceback to disassemble
# | don't know how to disassemble int objects
# | [1, 1, 1, 1]
# | 4
# | ['Argument count:    0', 'Positional-only arguments: 0', 'Kw-only arguments: 0', 'Number of locals:  0'] True
# | Bytecode('1') True
# | True
# | True
# | ('<', '<=', '==', '!=', '>', '>=') OPTIMIZED, NEWLOCALS
