(a b)
# ---
a b
# ---
[1, 2 3]
# ---
x[1 2]
# ---
x = 1 if y
# ---
x = 1 if y else pass
# ---
x = pass if y else 1
# ---
1 + not x
# ---
[a, b for a in c]
# ---
[*a for a in b]
# ---
{**a for a in b}
# ---
[x for x]
# ---
(*a)
# ---
(**a)
# ---
{1: 2, 3}
# ---
{1: 2, 3:}
# ---
{1: *a}
# ---
{'a': 1 'b': 2}
# ---
'a' b'b'
# ---
'a' t'b'
# ---
"a "b" c"
# ---
a <> b
# ---
a ? b
# ---
x = (1 +
# ---
(1]
# ---
)
# ---
x +
# ---
def f(a=1, b): pass
# ---
def f(*): pass
# ---
def f(**k, a): pass
# ---
def f(*a, *b): pass
# ---
def f(a, /, b, /): pass
# ---
def f(*, a, /): pass
# ---
def f((a, b)): pass
# ---
lambda (a): 1
# ---
def f(a=): pass
# ---
def f(*a=1): pass
# ---
def f[](): pass
# ---
class C[*T: int]: pass
# ---
import
# ---
import a from b
# ---
import a as b.c
# ---
from a import b,
# ---
from a import
# ---
from a import (b as 1)
# ---
match x:
  case a as _: pass
# ---
match x:
  case a as b.c: pass
# ---
match x:
  case C(a=1, b): pass
# ---
match x:
  case 1 + 2: pass
# ---
f'{}'
# ---
f'{a b}'
# ---
f'{a!z}'
# ---
f'{a!}'
# ---
f'{lambda x: 1}'
# ---
f'{a'
# ---
f'{a:{b!}}'
# ---
f'{a $ b}'
# ---
t'{}'
