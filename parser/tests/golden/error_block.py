if x
  pass
# ---
if x:
pass
# ---
if x:
# ---
  x
# ---
x
  y
# ---
if x:
    y
  z
# ---
class A
# ---
def f
# ---
def f()
  pass
# ---
async def f():
x
# ---
for x in y
  pass
# ---
for x in y:
z
# ---
while x:
y
# ---
with a as b
  c
# ---
with (a as b):
c
# ---
try
  x
# ---
try:
  x
y
# ---
try:
  x
# ---
try:
  x
except A
  y
# ---
try:
  x
except* A:
y
# ---
try:
  x
except A, B as c:
  y
# ---
try: x
except a.b as c.d: y
# ---
try: x
except A: y
except* B: z
# ---
try: x
except: y
except A: z
# ---
if x: pass
else
  y
# ---
if x: pass
else: pass
elif y: pass
# ---
else: pass
# ---
match x:
case 1: pass
# ---
match x
  case 1: pass
# ---
match x:
  case 1:
  y
# ---
match x:
  case 1
    y
# ---
match x:
  y
# ---
@x
y
# ---
match (x)
  case 1: pass
# ---
match(x)
  y
# ---
y = 2 = 
