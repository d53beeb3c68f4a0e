import codecs


def boom(*arguments):
    raise ValueError("no")


def search(name):
    print("asked for", name)
    if name == "wrong":
        return 3
    if name == "odd_1":
        return codecs.CodecInfo(boom, lambda data, errors: 5, name="odd-1")
    return None


codecs.register(search)
for name in ("Odd--1", "wrong", "no such é", "no.dots"):
    try:
        print(codecs.lookup(name).name)
    except Exception as error:
        print(type(error).__name__, error)
for act in (lambda: "a".encode("odd-1"), lambda: b"a".decode("ODD 1"), lambda: codecs.lookup("\udcff"), lambda: codecs.lookup("a\0")):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "__notes__", None))

# expect-output:
# | asked for odd_1
# | odd-1
# | asked for wrong
# | TypeError codec search functions must return 4-tuples
# | asked for no_such
# | LookupError unknown encoding: no such é
# | asked for no.dots
# | LookupError unknown encoding: no.dots
# | ValueError no ["encoding with 'odd-1' codec failed"]
# | TypeError search.<locals>.<lambda>() missing 1 required positional argument: 'errors' ["decoding with 'ODD 1' codec failed"]
# | UnicodeEncodeError 'utf-8' codec can't encode character '\udcff' in position 0: surrogates not allowed None
# | ValueError embedded null character None
