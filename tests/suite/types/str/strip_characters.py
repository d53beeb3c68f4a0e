print("xxhixx".strip("x"), "  a b ".lstrip() + "|", " a ".rstrip() + "|", "abcba".strip("ab"), "\u2003x\u00a0".strip())  # expect: hi a b |  a| c x
