# A special method may be any descriptor: a staticmethod is called without the object.
def t(f):
    try: print(f.__name__, f())
    except BaseException as e: print(f.__name__, type(e).__name__, e)
class P:
    def __init__(self, n): self.n=n
class A:
    @staticmethod
    def __repr__(): return 'rep'
    @staticmethod
    def __str__(): return 'st'
    @staticmethod
    def __len__(): return 3
    @staticmethod
    def __iter__(): return iter([1,2])
    @staticmethod
    def __getitem__(k): return k
    @staticmethod
    def __contains__(k): return True
    @staticmethod
    def __hash__(): return 5
    @staticmethod
    def __bool__(): return False
    @staticmethod
    def __add__(o): return ('add',o)
    @staticmethod
    def __radd__(o): return ('radd',o)
    @staticmethod
    def __eq__(o): return 'eq'
    @staticmethod
    def __lt__(o): return 'lt'
    @staticmethod
    def __call__(*a): return ('call',a)
    @staticmethod
    def __enter__(): return 'en'
    @staticmethod
    def __exit__(*a): return True
    @staticmethod
    def __index__(): return 7
    @staticmethod
    def __int__(): return 8
    @staticmethod
    def __float__(): return 8.5
    @staticmethod
    def __complex__(): return 8j
    @staticmethod
    def __bytes__(): return b'x'
    @staticmethod
    def __format__(s): return 'fmt'+s
    @staticmethod
    def __getattr__(n): return 'ga'+n
    @staticmethod
    def __setitem__(k,v): print('set',k,v)
    @staticmethod
    def __delitem__(k): print('del',k)
    @staticmethod
    def __neg__(): return 'neg'
    @staticmethod
    def __dir__(): return ['b','a']
    @staticmethod
    def __reversed__(): return iter('r')
    @staticmethod
    def __round__(n=None): return ('round',n)
    @staticmethod
    def __iadd__(o): return ('iadd',o)
    @staticmethod
    def __length_hint__(): return 3
    @staticmethod
    def __await__(): return iter([])
    @staticmethod
    def __trunc__(): return 1
    @staticmethod
    def __floor__(): return 1
    @staticmethod
    def __missing__(k): return 'missing'
    @staticmethod
    def __sizeof__(): return 100
a=A()
import math, operator
def iadd():
    b=a; b+=1; return b
def wth():
    with a as x: return x
def seti(): a[1]=2
def deli(): del a[1]
async def aw(): return await a
def drive():
    try: aw().send(None)
    except StopIteration as e: return ('stop',e.value)
for f in (lambda: repr(a), lambda:str(a), lambda:len(a), lambda:list(a), lambda:a[4], lambda:3 in a, lambda:hash(a), lambda:bool(a), lambda:a+1, lambda:1+a, lambda:a==1, lambda:a<1, lambda:a>a, lambda:a(1,2), wth, lambda:[0]*8 and list(range(10))[a], lambda:int(a), lambda:float(a), lambda:complex(a), lambda:bytes(a), lambda:format(a,'s'), lambda:f'{a:q}', lambda:a.zork, seti, deli, lambda:-a, lambda:dir(a), lambda:list(reversed(a)), lambda:round(a), lambda:round(a,1), iadd, lambda: operator.length_hint(a), drive, lambda: math.trunc(a), lambda: math.floor(a), lambda:[*a], lambda: (lambda *x:x)(*a), lambda: print(a), lambda: '%s %r %d'%(a,a,a), lambda: sorted([a,a]) and 1, lambda: {a:1} and 1, lambda: hex(a), lambda:max(a,a) and 1, lambda:any([a]), lambda:not a, lambda: a is a and 1):
    t(f)

# expect-output:
# | <lambda> rep
# | <lambda> st
# | <lambda> 3
# | <lambda> [1, 2]
# | <lambda> 4
# | <lambda> True
# | <lambda> 5
# | <lambda> False
# | <lambda> ('add', 1)
# | <lambda> ('radd', 1)
# | <lambda> eq
# | <lambda> lt
# | <lambda> lt
# | <lambda> ('call', (1, 2))
# | wth en
# | <lambda> 7
# | <lambda> 8
# | <lambda> 8.5
# | <lambda> 8j
# | <lambda> b'x'
# | <lambda> fmts
# | <lambda> fmtq
# | <lambda> gazork
# | set 1 2
# | seti None
# | del 1
# | deli None
# | <lambda> neg
# | <lambda> ['a', 'b']
# | <lambda> ['r']
# | <lambda> ('round', None)
# | <lambda> ('round', 1)
# | iadd ('iadd', 1)
# | <lambda> 3
# | drive ('stop', None)
# | <lambda> 1
# | <lambda> 1
# | <lambda> [1, 2]
# | <lambda> (1, 2)
# | st
# | <lambda> None
# | <lambda> st rep 8
# | <lambda> 1
# | <lambda> 1
# | <lambda> 0x7
# | <lambda> st
# | <lambda> False
# | <lambda> True
# | <lambda> 1
