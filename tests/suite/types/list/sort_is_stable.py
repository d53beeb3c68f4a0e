words = ["bb", "a", "cc", "b", "aa"]
words.sort(key=len)
print(words)  # expect: ['a', 'b', 'bb', 'cc', 'aa']
