code = compile("1 + 2", "<x>", "eval")
print(eval(code), code.co_filename, code.co_name)  # expect: 3 <x> <module>
exec(compile("x = 5\ny = x", "<y>", "exec"))
print(x, y)  # expect: 5 5
exec(compile("x * 2", "<z>", "single"))  # expect: 10
