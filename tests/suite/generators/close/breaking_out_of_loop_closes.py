def g():
    try:
        yield from range(5)
    finally:
        print("closed")  # expect: closed


for x in g():
    if x == 2:
        break
print("after loop")  # expect: after loop
