class A[T]:
    def pair[U](self, u: U) -> tuple[T, U]:
        return self, u


print(A.pair.__type_params__, A.pair.__annotations__["return"], A[int]().pair(1)[1])  # expect: (U,) tuple[T, U] 1
