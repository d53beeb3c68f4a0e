type Box[T] = list[T]
print(Box.__type_params__, Box[int], Box.__value__)  # expect: (T,) Box[int] list[T]
