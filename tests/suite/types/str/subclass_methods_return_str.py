class S(str):
    def __str__(self):
        return "shown"


s = S("abc")
print(s, s + "d", type(s.upper()).__name__, type(s[:]).__name__, repr(s), f"{s}", "%s" % s)  # expect: shown abcd str str 'abc' shown shown
