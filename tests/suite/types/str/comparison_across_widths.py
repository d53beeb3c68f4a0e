print("abc" < "abé" < "ab€" < "ab😀", "a" * 5 == "aaaaa", sorted(["😀", "z", "é", "€", "a"]))  # expect: True True ['a', 'z', 'é', '€', '😀']
