print("bc" in "abcd", "" in "", "x" not in "abc", "é" in "café")  # expect: True True True True
