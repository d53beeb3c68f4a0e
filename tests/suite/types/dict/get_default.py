d = {"a": None}
print(d.get("a", 1), d.get("b"), d.get("b", 2))  # expect: None None 2
