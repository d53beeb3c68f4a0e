x = [
1,
        2,  # two
   3,
]
print(x, (  # expect: [1, 2, 3] ab
  "a"
  "b"
))
