print(sorted(["cba", "ab", "b"], key=lambda s: sorted(s)))  # expect: ['ab', 'cba', 'b']
