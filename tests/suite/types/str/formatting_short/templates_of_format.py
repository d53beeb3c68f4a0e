def show(template, *positional, **named):
    try:
        return template.format(*positional, **named)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError) as error:
        return type(error).__name__ + ": " + str(error)


for template in ("", "x", "{}", "{0}", "{1}{0}{1}", "{}{}", "{name}", "{name}{}", "{}{name:>4}{}", "{{}}", "{{{}}}", "}}{0}{{",
                 "{", "}", "{0", "{0:", "{0:5", "{2}", "{other}", "{0!r}", "{0!x}", "{0.real}", "{1[0]}", "{:{}}",
                 "{0:{name}}", "{0:>{name}}", "{:5d}", "{:d}", "{ 0}", "{0 }", "{-1}", "{name:}", "{:}", "é{}", "{}é", "{é}", "{00}",
                 "{99999999999999999999}"):
    print([template, show(template, 1, "ab", name=7, é="e"), show(template, "zz", [3], name="nn")])
print("{a}-{b}".format(**{"a": 1, "b" + "": 2.5}), "{x}".format_map({"x": "y"}))
print(["%s-%s" % ("a", 1), "%(k)s" % {"k": 2}, "%%" % (), "%s" % (("t",),), "a" % {}, "%d%%|%-4s|" % (50, "é")])

# expect-output:
# | ['', '', '']
# | ['x', 'x', 'x']
# | ['{}', '1', 'zz']
# | ['{0}', '1', 'zz']
# | ['{1}{0}{1}', 'ab1ab', '[3]zz[3]']
# | ['{}{}', '1ab', 'zz[3]']
# | ['{name}', '7', 'nn']
# | ['{name}{}', '71', 'nnzz']
# | ['{}{name:>4}{}', '1   7ab', 'zz  nn[3]']
# | ['{{}}', '{}', '{}']
# | ['{{{}}}', '{1}', '{zz}']
# | ['}}{0}{{', '}1{', '}zz{']
# | ['{', "ValueError: Single '{' encountered in format string", "ValueError: Single '{' encountered in format string"]
# | ['}', "ValueError: Single '}' encountered in format string", "ValueError: Single '}' encountered in format string"]
# | ['{0', "ValueError: expected '}' before end of string", "ValueError: expected '}' before end of string"]
# | ['{0:', "ValueError: unmatched '{' in format spec", "ValueError: unmatched '{' in format spec"]
# | ['{0:5', "ValueError: unmatched '{' in format spec", "ValueError: unmatched '{' in format spec"]
# | ['{2}', 'IndexError: Replacement index 2 out of range for positional args tuple', 'IndexError: Replacement index 2 out of range for positional args tuple']
# | ['{other}', "KeyError: 'other'", "KeyError: 'other'"]
# | ['{0!r}', '1', "'zz'"]
# | ['{0!x}', 'ValueError: Unknown conversion specifier x', 'ValueError: Unknown conversion specifier x']
# | ['{0.real}', '1', "AttributeError: 'str' object has no attribute 'real'"]
# | ['{1[0]}', 'a', '3']
# | ['{:{}}', "ValueError: Invalid format specifier 'ab' for object of type 'int'", "ValueError: Invalid format specifier '[3]' for object of type 'str'"]
# | ['{0:{name}}', '      1', "ValueError: Invalid format specifier 'nn' for object of type 'str'"]
# | ['{0:>{name}}', '      1', "ValueError: Invalid format specifier '>nn' for object of type 'str'"]
# | ['{:5d}', '    1', "ValueError: Unknown format code 'd' for object of type 'str'"]
# | ['{:d}', '1', "ValueError: Unknown format code 'd' for object of type 'str'"]
# | ['{ 0}', "KeyError: ' 0'", "KeyError: ' 0'"]
# | ['{0 }', "KeyError: '0 '", "KeyError: '0 '"]
# | ['{-1}', "KeyError: '-1'", "KeyError: '-1'"]
# | ['{name:}', '7', 'nn']
# | ['{:}', '1', 'zz']
# | ['é{}', 'é1', 'ézz']
# | ['{}é', '1é', 'zzé']
# | ['{é}', 'e', "KeyError: 'é'"]
# | ['{00}', '1', 'zz']
# | ['{99999999999999999999}', 'ValueError: Too many decimal digits in format string', 'ValueError: Too many decimal digits in format string']
# | 1-2.5 y
# | ['a-1', '2', '%', "('t',)", 'a', '50%|é   |']
