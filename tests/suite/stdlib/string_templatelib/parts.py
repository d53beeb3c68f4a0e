from string.templatelib import Interpolation, Template

x = 5
t = t"a {x!r:>4} b"
print([type(part).__name__ for part in t], isinstance(t, Template), t.interpolations[0].value)  # expect: ['str', 'Interpolation', 'str'] True 5
print(Interpolation(1, "one", None, "x").format_spec)  # expect: x
t + "text"  # raises: TypeError: can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template
