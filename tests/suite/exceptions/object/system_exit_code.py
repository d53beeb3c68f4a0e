print(SystemExit(3).code, SystemExit().code, SystemExit("a", "b").code)  # expect: 3 None ('a', 'b')
