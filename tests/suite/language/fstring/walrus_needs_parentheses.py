print(f"{(x := 5)} {x}")  # expect: 5 5
