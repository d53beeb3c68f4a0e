m = memoryview(b"abcd")
print(m.c_contiguous, m.f_contiguous, m.suboffsets, m[::2].c_contiguous)  # expect: True True () False
