class A[T]:
    alias = T

    def f(self):
        return T


print(A.alias is A.__type_params__[0], A().f() is A.alias, "T" in globals())  # expect: True True False
