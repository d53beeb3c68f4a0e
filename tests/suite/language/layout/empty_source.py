exec("")
exec("\n\n# nothing\n")
print(eval(" 1 "))  # expect: 1
