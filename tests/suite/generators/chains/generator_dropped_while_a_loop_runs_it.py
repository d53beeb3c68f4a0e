def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


def outer():
    yield from numbers()


for number in outer():
    print(number)
    break
print("after the loop")
send = numbers().send
print(send(None))
print(send(None))
del send
print("after the method")

# expect-output:
# | 1
# | closed
# | after the loop
# | 1
# | 2
# | closed
# | after the method
