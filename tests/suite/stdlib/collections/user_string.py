from collections import UserString

s = UserString("abc")
print(s.upper(), s + "d", s == "abc", len(s), s[1], type(s + "x").__name__, s.data)  # expect: ABC abcd True 3 b UserString abc
