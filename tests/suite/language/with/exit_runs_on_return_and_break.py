class C:
    def __enter__(self):
        pass

    def __exit__(self, *exc):
        print("exit", exc)


def f():
    with C():
        return 1


print(f())
for x in range(2):
    with C():
        break

# expect-output:
# | exit (None, None, None)
# | 1
# | exit (None, None, None)
