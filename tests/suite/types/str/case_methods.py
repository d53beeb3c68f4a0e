s = "hELLO wORLD"
print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase())  # expect: HELLO WORLD hello world Hello World Hello world Hello World
