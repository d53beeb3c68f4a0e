x = "global"
print(eval("x"), eval("x", {"x": "given"}), eval("x + y", {"x": 1}, {"y": 2}), eval("x", {"x": 1}, {"x": 2}))  # expect: global given 3 2
