def g():
    while True:
        try:
            yield "waiting"
        except ValueError as error:
            yield f"caught {error}"


it = g()
next(it)
print(it.throw(ValueError("x")), next(it))  # expect: caught x waiting
