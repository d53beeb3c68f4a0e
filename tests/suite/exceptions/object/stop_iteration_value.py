print(StopIteration(5).value, StopIteration().value, StopIteration(1, 2).value)  # expect: 5 None 1
