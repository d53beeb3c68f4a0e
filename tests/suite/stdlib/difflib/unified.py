import difflib

print("\n".join(difflib.unified_diff("abc", "abd", lineterm="")), difflib.get_close_matches("appel", ["ape", "apple", "peach"]))  # raises: TypeError: input must be a sequence of strings, not str
