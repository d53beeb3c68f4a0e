print(ValueError("a") == ValueError("a"), len({ValueError("a"), ValueError("a")}))  # expect: False 2
