import operator as o

print(o.isub(5, 2), o.imul([1], 2), o.itruediv(6, 4), o.ifloordiv(7, 2), o.imod(7, 4), o.ipow(2, 5), o.ior({1}, {2}), o.iand(6, 3), o.ixor(6, 3), o.ilshift(1, 4), o.irshift(16, 2), o.iconcat([1], [2]))  # expect: 3 [1, 1] 1.5 3 3 32 {1, 2} 2 5 16 4 [1, 2]
