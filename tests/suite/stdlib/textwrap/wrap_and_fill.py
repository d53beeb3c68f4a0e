import textwrap

text = "The quick brown fox jumps over the lazy dog near the well-known river bank."
print(textwrap.wrap(text, 20))
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))

# expect-output:
# | ['The quick brown fox', 'jumps over the lazy', 'dog near the well-', 'known river bank.']
# | * The quick brown fox jumps
# |   over the lazy dog near the
# |   well-known river bank.
