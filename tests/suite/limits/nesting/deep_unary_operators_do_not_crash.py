try:
    eval("-" * 100000 + "1")
    print("evaluated")
except (RecursionError, MemoryError, SyntaxError) as error:
    print("refused")  # expect: refused
