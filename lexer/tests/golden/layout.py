if a:
    b
    if c:
      	d

    # comment
  # another
    e
else: f
x = (1,
  2, # two

      3)
y = 1 + \
   2
\
z
w
if 1:
    v
  u
class A:
        pass
