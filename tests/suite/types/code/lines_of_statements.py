source = "x = 1\n\n\ny = 2\n"
print(sorted({line for _, _, line in compile(source, "f", "exec").co_lines() if line}))  # expect: [1, 4]
