import code
import sys


class Console(code.InteractiveConsole):
    def __init__(self, lines, **more):
        super().__init__({"__name__": "console"}, **more)
        self.lines = iter(lines)

    def raw_input(self, prompt=""):
        print(end=prompt)
        for line in self.lines:
            print(line)
            return line
        raise EOFError

    def write(self, data):
        print(data, end="")


sys.ps1, sys.ps2 = ">", "."
Console(["x = 1", "x + 1", "if x:", "    print('yes')", "", "a b", "1 / 0", "def f():", "  return 2", "", "f()"]).interact("hello", "bye")
Console(["exit", "exit()"], local_exit=True).interact("", "")
console = Console([])
print(console.push("("), console.push("1)"), console.buffer)
print(console.runsource("a b"), type(sys.last_exc).__name__)

# expect-output:
# | hello
# | >x = 1
# | >x + 1
# | 2
# | >if x:
# | .    print('yes')
# | .
# | yes
# | >a b
# |   File "<console>", line 1
# |     a b
# |       ^
# | SyntaxError: invalid syntax
# | >1 / 0
# | Traceback (most recent call last):
# |   File "<console>", line 1, in <module>
# | ZeroDivisionError: division by zero
# | >def f():
# | .  return 2
# | .
# | >f()
# | 2
# | >
# | bye
# | >exit
# | Use exit or Ctrl-D (i.e. EOF) to exit
# | >exit()
# |
# | 1
# | True False []
# |   File "<input>", line 1
# |     a b
# |       ^
# | SyntaxError: invalid syntax
# | False SyntaxError
