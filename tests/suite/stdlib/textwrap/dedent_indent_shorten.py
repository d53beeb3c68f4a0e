import textwrap

print(repr(textwrap.dedent("    a\n      b\n\n    c\n")), repr(textwrap.indent("a\n\nb", "> ")), textwrap.shorten("Hello big wide world", 14))  # expect: 'a\n  b\n\nc\n' '> a\n\n> b' Hello [...]
