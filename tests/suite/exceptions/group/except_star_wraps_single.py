try:
    raise ValueError("single")
except* ValueError as group:
    print(repr(group))  # expect: ExceptionGroup('', (ValueError('single'),))
