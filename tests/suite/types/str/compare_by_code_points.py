print("a" < "b", "a" < "B", "" < "a", "é" > "z", "\uffff" < "😀", "abc" < "abd", "ab" < "abc")  # expect: True False True True True True True
