1 = x
# ---
f() = 1
# ---
x = 1 = 2
# ---
x + 1 = 2
# ---
a, f() = 1
# ---
(a, f()) = 1
# ---
None = 1
# ---
(None) = 1
# ---
x = yield = 1
# ---
(yield) = 1
# ---
a if b else c = 1
# ---
lambda: x = 1
# ---
x and y = 1
# ---
x < y = 1
# ---
[a for a in b] = 1
# ---
(a for a in b) = 1
# ---
{a: b} = 1
# ---
"a" = 1
# ---
f"{a}" = 1
# ---
f() += 1
# ---
(a, b) += 1
# ---
a, b += 1
# ---
None += 1
# ---
(a, b): int
# ---
a, b: int
# ---
[a]: int
# ---
f(): int
# ---
del f()
# ---
del (a, 1)
# ---
del a, *b
# ---
for 1 in x: pass
# ---
for f(), b in x: pass
# ---
[x for 1 in y]
# ---
with a as f(): pass
# ---
with (a as 1): pass
# ---
if a = 1: pass
# ---
if a.b = 1: pass
# ---
while f() = 1: pass
# ---
x = (a = 1)
# ---
a := 1
# ---
(a.b := 1)
# ---
(a := 1) = 2
# ---
X=None, Y=1j
# ---
x += 1 = 2
