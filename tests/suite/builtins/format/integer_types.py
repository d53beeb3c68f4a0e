n = 1234567
print(format(n, "d"), format(n, "b"), format(n, "o"), format(n, "x"), format(n, "X"), format(n, "n"), format(97, "c"))  # expect: 1234567 100101101011010000111 4553207 12d687 12D687 1234567 a
