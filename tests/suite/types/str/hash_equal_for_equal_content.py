a = "".join(["spam", "é"])
print(hash(a) == hash("spamé"), {a: 1}["spamé"], hash("") == hash(b""))  # expect: True 1 True
