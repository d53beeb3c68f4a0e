# natives that wait for each other, a hundred thousand deep: none of them needs the others' stack
for make in zip, enumerate, lambda inner: map(list, inner):
    chain = []
    for _ in range(100000):
        chain = make(chain)
    try:
        next(chain)
    except StopIteration:
        print("exhausted")

# expect-output:
# | exhausted
# | exhausted
# | exhausted
