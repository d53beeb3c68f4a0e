# A special method may be a classmethod, a partialmethod, a property, a descriptor of a script's own.
def t(f):
    try: print(f.__name__, f())
    except BaseException as e: print(f.__name__, type(e).__name__, e)
class D(dict):
    @staticmethod
    def __missing__(k): return 'missing'
    __getattr__ = classmethod(lambda cls, n: (cls.__name__, n))
print(D()[1], D().abc)
class N:
    @classmethod
    def __iter__(cls): return cls
    @classmethod
    def __next__(cls): raise StopIteration
    @classmethod
    def __call__(cls): return cls.__name__
    @classmethod
    def __getitem__(cls, i):
        return cls.__name__, i
    @classmethod
    def __setattr__(cls, n, v): print('setattr', cls.__name__, n, v)
    @classmethod
    def __delattr__(cls, n): print('delattr', cls.__name__, n)
    @classmethod
    def __getattribute__(cls, n): return ('gattr', n)
    @classmethod
    def __eq__(cls, o): return ('eq', cls.__name__, o)
    @classmethod
    def __init__(cls, *a): print('init', cls.__name__, a)
t(lambda: N()()); t(lambda: N()[1]); t(lambda: N()==1); t(lambda: N(3).foo); t(lambda: setattr(N(),'x',1)); t(lambda: delattr(N(),'x'))
class M(type):
    @classmethod
    def __instancecheck__(m, o): return True
    @staticmethod
    def __subclasscheck__(o): return True
    @staticmethod
    def __call__(*a): return ('meta', a)
    @classmethod
    def __prepare__(m, n, b): return {'x':1}
    @staticmethod
    def __len__(): return 9
class X(metaclass=M): pass
t(lambda: isinstance(1,X)); t(lambda: issubclass(int,X)); t(lambda: X(1)); t(lambda: len(X)); t(lambda: X.__dict__['x'])
class It:
    n=0
    @staticmethod
    def __next__(): It.n+=1; return It.n if It.n<4 else exec('raise StopIteration')
    @staticmethod
    def __iter__(): return It()
t(lambda: list(It())); t(lambda:[x for x in It()])
from functools import partialmethod, partial
class PM:
    def meth(self, *a): return a
    __call__ = partialmethod(meth, 1)
    __getitem__ = partialmethod(meth, 2)
    __add__ = partialmethod(meth, 3)
    __len__ = property(lambda self: lambda: 11)
    __str__ = partial(lambda *a: 'partial %d'%len(a))
    __hash__ = property(lambda self: lambda: 12)
t(lambda: PM()(5)); t(lambda: PM()[5]); t(lambda: PM()+6); t(lambda: len(PM())); t(lambda: str(PM())); t(lambda: hash(PM()))
class GD:
    def __get__(self,o,t=None): return lambda *a: ('got', o.__class__.__name__, a)
class U:
    __getattr__=GD(); __call__=GD(); __mul__=GD(); __enter__=GD(); __exit__=GD(); __lt__=GD()
t(lambda: U().x); t(lambda: U()(1)); t(lambda: U()*2); t(lambda: U()<2)
def w():
    with U() as u: return u
t(w)
class DescOwner:
    class Desc:
        @staticmethod
        def __get__(o, t=None): return ('static get', o is None)
        @staticmethod
        def __set__(o, v): print('static set', v)
        @staticmethod
        def __set_name__(o, n): print('set_name', n)
    d = Desc()
t(lambda: DescOwner().d); t(lambda: DescOwner.d); 
def ds(): DescOwner().d = 4
t(ds)
class S:
    @staticmethod
    def __init_subclass__(**k): print('init_sub', k)
    @staticmethod
    def __class_getitem__(i): return ('cgi', i)
    @staticmethod
    def __new__(c): print('new'); return object.__new__(c)
    @staticmethod
    def __del__(): print('del')
try:
    class S2(S, q=1): pass
except TypeError as e: print(e)
t(lambda: S[1]); s=S(); del s
class AI:
    @staticmethod
    def __aiter__(): return AI()
    @staticmethod
    def __anext__():
        async def f(): raise StopAsyncIteration
        return f()
    @staticmethod
    async def __aenter__(): return 'ae'
    @staticmethod
    async def __aexit__(*a): return None
async def m():
    async for x in AI(): pass
    async with AI() as y: print(y)
try: m().send(None)
except StopIteration: print('ok')
class Mt:
    @staticmethod
    def __copy__(): return 'cp'
    @staticmethod
    def __deepcopy__(m): return 'dcp'
    @staticmethod
    def __reduce_ex__(p): return 'rex'
    @staticmethod
    def __fspath__(): return '/tmp'
import copy, os
t(lambda: copy.copy(Mt())); t(lambda: copy.deepcopy(Mt())); t(lambda: os.fspath(Mt())); t(lambda: os.path.join(Mt(),'a'))

# expect-output:
# | missing ('D', 'abc')
# | init N ()
# | <lambda> N
# | init N ()
# | <lambda> ('N', 1)
# | init N ()
# | <lambda> ('eq', 'N', 1)
# | init N (3,)
# | <lambda> ('gattr', 'foo')
# | init N ()
# | setattr N x 1
# | <lambda> None
# | init N ()
# | delattr N x
# | <lambda> None
# | <lambda> True
# | <lambda> True
# | <lambda> ('meta', (1,))
# | <lambda> 9
# | <lambda> 1
# | <lambda> [1, 2, 3]
# | <lambda> []
# | <lambda> (1, 5)
# | <lambda> (2, 5)
# | <lambda> (3, 6)
# | <lambda> 11
# | <lambda> partial 1
# | <lambda> 12
# | <lambda> ('got', 'U', ('x',))
# | <lambda> ('got', 'U', (1,))
# | <lambda> ('got', 'U', (2,))
# | <lambda> ('got', 'U', (2,))
# | w ('got', 'U', ())
# | set_name d
# | <lambda> TypeError DescOwner.Desc.__get__() takes from 1 to 2 positional arguments but 3 were given
# | <lambda> TypeError DescOwner.Desc.__get__() takes from 1 to 2 positional arguments but 3 were given
# | static set 4
# | ds None
# | init_sub {'q': 1}
# | <lambda> ('cgi', 1)
# | new
# | del
# | ae
# | ok
# | <lambda> TypeError Mt.__copy__() takes 0 positional arguments but 1 was given
# | <lambda> dcp
# | <lambda> /tmp
# | <lambda> /tmp/a
