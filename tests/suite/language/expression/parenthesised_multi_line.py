total = (
    1
    + 2  # comment inside
    + (3
       * 4)
)
print(total)  # expect: 15
