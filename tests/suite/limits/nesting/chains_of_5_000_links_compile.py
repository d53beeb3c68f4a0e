count = 5000
for source in (
    "x" + " + x" * count, "x" + ".y" * count, "x" + "()" * count, "x" + "[0]" * count, "[1" + "*1" * count + "]",
    "-" * count + "x", "not " * count + "x", "x if y else " * count + "z", "f(x" + " + x" * count + ", *y)",
):
    compile(source, "f", "eval")
exec("if False: pass\n" + "elif False: pass\n" * count + "else: print('end')")
print(eval("1" + "+1" * count), eval("''" + "+'a'" * count) == "a" * count)
for source in ("x" + " + x" * 100_000, "lambda: " * 5000 + "x", "-" * 100_000 + "x"):
    try:
        compile(source, "f", "eval")
    except (MemoryError, RecursionError) as error:
        print(type(error).__name__)

# expect-output:
# | end
# | 5001 True
# | RecursionError
# | MemoryError
# | MemoryError
