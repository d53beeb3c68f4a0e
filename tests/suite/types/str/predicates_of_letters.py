for s in ["abc", "ABC", "Abc", "a1", "12", "", " ", "é", "٣", "²", "½", "a_b", "1a", "Ⅷ"]:
    print(repr(s), s.isalpha(), s.isupper(), s.islower(), s.istitle(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.isidentifier())

# expect-output:
# | 'abc' True False True False False False False True True
# | 'ABC' True True False False False False False True True
# | 'Abc' True False False True False False False True True
# | 'a1' False False True False False False False True True
# | '12' False False False False True True True True False
# | '' False False False False False False False False False
# | ' ' False False False False False False False False False
# | 'é' True False True False False False False True True
# | '٣' False False False False True True True True False
# | '²' False False False False True False True True False
# | '½' False False False False False False True True False
# | 'a_b' False False True False False False False False True
# | '1a' False False True False False False False True False
# | 'Ⅷ' False True False True False False True True True
