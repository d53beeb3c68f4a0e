print(len(hex(10**5000)))  # expect: 4155
