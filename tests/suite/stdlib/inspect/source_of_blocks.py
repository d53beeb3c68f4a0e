# The source of functions, classes, methods and lambdas.
import inspect

def f(a,
      b=2):
    """doc"""
    def inner():
        return 1
    # last comment
    return a  # end

# not f's
class A:
    x = 1

    @property
    def p(self):
        return (1 +
                2)

    async def m(self): pass

g = lambda x: x + 1
h = [lambda y: y,
     lambda z: z]

@staticmethod
def deco():
    if 1:
        pass
    else:
        return "a" \
            "b"
x = 3
for o in (f, A, A.m, A.p.fget, g, deco.__func__, h[1]):
    print(inspect.getsourcelines(o))
print(inspect.getcomments(A))

# expect-output:
# | (['def f(a,\n', '      b=2):\n', '    """doc"""\n', '    def inner():\n', '        return 1\n', '    # last comment\n', '    return a  # end\n'], 4)
# | (['class A:\n', '    x = 1\n', '\n', '    @property\n', '    def p(self):\n', '        return (1 +\n', '                2)\n', '\n', '    async def m(self): pass\n'], 13)
# | (['    async def m(self): pass\n'], 21)
# | (['    @property\n', '    def p(self):\n', '        return (1 +\n', '                2)\n'], 16)
# | (['g = lambda x: x + 1\n'], 23)
# | (['@staticmethod\n', 'def deco():\n', '    if 1:\n', '        pass\n', '    else:\n', '        return "a" \\\n', '            "b"\n'], 27)
# | (['     lambda z: z]\n'], 25)
# | # not f's
# |
