f(x for x in y, 1)
# ---
f(1, x for x in y)
# ---
f(x for x in y, )
# ---
f(a=1, 2)
# ---
f(**a, b)
# ---
f(**a, *b)
# ---
f(a+1=2)
# ---
f(a.b=1)
# ---
f(None=1)
# ---
f(a=)
# ---
f(a=, b)
# ---
f(a=b for b in c)
# ---
f(*)
# ---
f(**)
# ---
f(*x=1)
# ---
f(**x=1)
# ---
f(a b)
# ---
f(a, b c)
# ---
f(a=1, a=2)
# ---
f(x, , y)
# ---
class C(x for x in y): pass
# ---
class C(a=1, 2): pass
# ---
print a
# ---
print a, b
# ---
exec "x"
# ---
print("a" "b" c)
