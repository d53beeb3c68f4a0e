t = tuple("abcdef")
print(t[1:3], t[::-1], t[::2], t[4:1])  # expect: ('b', 'c') ('f', 'e', 'd', 'c', 'b', 'a') ('a', 'c', 'e') ()
print(t[:] is t)  # expect: True
