table = str.maketrans("abc", "xyz", "d")
print("abcd".translate(table), "ab".translate({97: "long", 98: None}), "a".translate({97: 8364}))  # expect: xyz long €
