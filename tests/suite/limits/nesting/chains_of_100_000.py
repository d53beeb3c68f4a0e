# A hundred thousand links: what the reference raises.
def name_of(source):
    try:
        compile(source, "chain", "exec")
    except (MemoryError, RecursionError, SyntaxError) as error:
        return type(error).__name__
    return "compiles"


N = 100_000
print(  # expect: RecursionError RecursionError RecursionError MemoryError MemoryError MemoryError MemoryError compiles compiles SyntaxError compiles compiles compiles
    name_of("+".join(["1"] * N)),
    name_of("int" + ".real" * N),
    name_of("type" + "(type)" * N),
    name_of("**".join(["1"] * N)),
    name_of("if 0: pass\n" + "elif 0: pass\n" * N),
    name_of("1 if 0 else " * N + "2"),
    name_of("not " * N + "1"),
    name_of(" and ".join(["1"] * N)),
    name_of("<".join(["1"] * N)),
    name_of("[" * N + "]" * N),
    name_of("[" + "1," * N + "]"),
    name_of("{" + "1:2," * N + "}"),
    name_of('"a" ' * N),
)
