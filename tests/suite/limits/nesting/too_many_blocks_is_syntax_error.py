source = "".join(" " * i + "for x in y:\n" for i in range(30)) + " " * 30 + "pass\n"
try:
    compile(source, "f", "exec")
except SyntaxError as error:
    print(error.msg)  # expect: too many statically nested blocks
