class O: pass
class A(O): pass
class B(O): pass
class C(O): pass
class D(A, B): pass
class E(B, C): pass
class F(D, E): pass


print("".join(c.__name__ for c in F.mro()[:-1]))  # expect: FDAEBCO
