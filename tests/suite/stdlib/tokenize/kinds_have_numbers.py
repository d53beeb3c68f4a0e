import token

print(token.NAME, token.OP, token.N_TOKENS, token.tok_name[token.COLONEQUAL], token.EXACT_TOKEN_TYPES["**="])  # expect: 1 55 69 COLONEQUAL 46
print(token.ISTERMINAL(token.OP), token.ISNONTERMINAL(256), token.ISEOF(0))  # expect: True True True
print(len(token.tok_name), len(token.EXACT_TOKEN_TYPES), len(token.__all__))  # expect: 71 48 76
