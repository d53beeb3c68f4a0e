from collections import defaultdict

d = defaultdict(list)
match d:
    case {"k": v}:
        print("never")
    case _:
        print("no key", len(d))  # expect: no key 0
