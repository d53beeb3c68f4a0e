import keyword

print("class".isidentifier(), keyword.iskeyword("class"), keyword.issoftkeyword("match"), "2x".isidentifier(), "名".isidentifier())  # expect: True True True False True
