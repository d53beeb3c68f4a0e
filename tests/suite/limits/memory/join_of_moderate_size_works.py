print(len(",".join(["ab"] * 100000)))  # expect: 299999
