for x in ([], (), b"", {}, set(), range(0), {}.items(), enumerate([]), zip(), map(len, []), reversed([]), reversed(())):
    print(type(iter(x)).__name__)

# expect-output:
# | list_iterator
# | tuple_iterator
# | bytes_iterator
# | dict_keyiterator
# | set_iterator
# | range_iterator
# | dict_itemiterator
# | enumerate
# | zip
# | map
# | list_reverseiterator
# | reversed
