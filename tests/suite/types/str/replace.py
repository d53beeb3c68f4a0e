print("aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("z", "y"), "aXbX".replace("X", ""), "aaa".replace("a", "b", count=1))  # expect: bba -a-b-c- abc ab baa
