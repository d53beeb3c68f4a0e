class S(str):
    pass


parts = ["a", "b", S("c")]
print("-".join(parts), "-".join(iter(parts)), type("".join([S("only")])).__name__)  # expect: a-b-c a-b-c str
