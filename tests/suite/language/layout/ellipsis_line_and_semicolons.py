...; x = 1; print(x);
if x: print("one line"); print("still")

# expect-output:
# | 1
# | one line
# | still
