print(complex("1+2j"), complex("-j"), complex(" 3 "), complex("1e2-3.5J"), complex("(1+j)"))  # expect: (1+2j) -1j (3+0j) (100-3.5j) (1+1j)
