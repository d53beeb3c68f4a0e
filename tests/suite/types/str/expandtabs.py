print("a\tb\tc".expandtabs(4), "ab\tc\n\td".expandtabs().encode(), "a\tb".expandtabs(0))  # expect: a   b   c b'ab      c\n        d' ab
