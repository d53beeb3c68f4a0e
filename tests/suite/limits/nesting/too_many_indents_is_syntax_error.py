source = "".join("  " * i + "if 1:\n" for i in range(120)) + "  " * 120 + "pass\n"
try:
    exec(source)
except IndentationError as error:
    print(error.msg)  # expect: too many levels of indentation
