for source in (
    "class A:\n def f(self): [__x := 1 for __x in y]", "class A:\n def f(__x): global __x",
    "class A:\n def f(__x, __x): pass", "class A:\n def f(self):\n  __x = 1\n  global __x",
    "class _A:\n def f(self):\n  print(__x)\n  nonlocal __x", "class A:\n def f[__T, __T](self): pass",
    "class A:\n def f(self):\n  __x: int\n  global __x", "class A:\n def f(self):\n  nonlocal __x",
):
    try:
        compile(source, "f", "exec")
    except SyntaxError as error:
        print(error.msg)

# expect-output:
# | assignment expression cannot rebind comprehension iteration variable '__x'
# | name '__x' is parameter and global
# | duplicate argument '__x' in function definition
# | name '__x' is assigned to before global declaration
# | name '__x' is used prior to nonlocal declaration
# | duplicate type parameter '__T'
# | annotated name '__x' can't be global
# | no binding for nonlocal '_A__x' found
