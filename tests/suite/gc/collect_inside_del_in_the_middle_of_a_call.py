import gc


class Dying:
    def __del__(self):
        gc.collect()


def drop():
    dying = Dying()
    dying.self_name = "x"
    return ["kept"]


def gather(*items):
    return items


print(gather(["first"], drop(), ["last"]))
for item in gather(drop(), drop()):
    print(item, drop())

# expect-output:
# | (['first'], ['kept'], ['last'])
# | ['kept'] ['kept']
# | ['kept'] ['kept']
