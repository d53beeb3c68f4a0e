name = "x"
print(f"""{name}
  {name * 2}""")

# expect-output:
# | x
# |   xx
