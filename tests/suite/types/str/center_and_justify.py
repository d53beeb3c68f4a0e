print("ab".center(7, "*"), "ab".ljust(5, "."), "ab".rjust(5), "abc".center(6, "-"), "abc".center(2))  # expect: ***ab** ab...    ab -abc-- abc
