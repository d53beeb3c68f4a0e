print("  Hello World ".strip().lower().replace("o", "0").split()[1].upper()[::-1])  # expect: DLR0W
