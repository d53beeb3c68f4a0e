def show(template, *positional, **named):
    try:
        return template.format(*positional, **named)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError) as error:
        return type(error).__name__ + ": " + str(error)


for template in ("", "x", "{}", "{0}", "{1}{0}{1}", "{}{}", "{name}", "{name}{}", "{}{name:>4}{}", "{{}}", "{{{}}}", "}}{0}{{",
                 "{", "}", "{0", "{0:", "{0:5", "{}{0}", "{0}{}", "{2}", "{other}", "{0!r}", "{0!x}", "{0.real}", "{1[0]}", "{:{}}",
                 "{0:{name}}", "{0:>{name}}", "{:5d}", "{:d}", "{ 0}", "{0 }", "{-1}", "{name:}", "{:}", "é{}", "{}é", "{é}", "{00}",
                 "{99999999999999999999}"):
    print(template, show(template, 1, "ab", name=7, é="e"), show(template, "zz", [3], name="nn"), show(template))
print("{a}-{b}".format(**{"a": 1, "b" + "": 2.5}), "{x}".format_map({"x": "y"}))
print("%s-%s" % ("a", 1), "%(k)s" % {"k": 2}, "%%" % (), "%s" % (("t",),), "a" % {}, "%d%%|%-4s|" % (50, "é"))
