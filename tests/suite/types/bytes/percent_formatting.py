print(b"%s %d %x %r %a %5.1f %c" % (b"x", 3, 255, "é", "é", 2.5, 65), b"%(a)d" % {b"a": 1})  # expect: b"x 3 ff '\\xe9' '\\xe9'   2.5 A" b'1'
