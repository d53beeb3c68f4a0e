e = UnicodeTranslateError("aé", 1, 2, "no mapping")
print(e, e.start, e.end, e.reason)  # expect: can't translate character '\xe9' in position 1: no mapping 1 2 no mapping
