async def generate():
    yield 1


async def main(started):
    one = generate()
    if started:
        print(await anext(one))
    print(await one.aclose(), one.ag_running)
    print(await one.aclose())


for started in False, True:
    try:
        main(started).send(None)
    except StopIteration:
        print("done")

# expect-output:
# | None False
# | None
# | done
# | 1
# | None False
# | None
# | done
