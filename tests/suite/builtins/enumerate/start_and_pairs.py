print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("a", start=-1)))  # expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] [(-1, 'a')]
e = enumerate([10])
print(next(e), next(e, None), iter(e) is e)  # expect: (0, 10) None True
