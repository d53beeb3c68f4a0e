print(eval("(" * 100 + "1" + ")" * 100))  # expect: 1
