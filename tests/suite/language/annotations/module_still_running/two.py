import one

seen = one.__annotations__
