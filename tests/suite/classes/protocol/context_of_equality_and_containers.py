class Always:
    def __eq__(self, other):
        return True

    __hash__ = None


print([1, 2].count(Always()), (1, 2).index(Always()), Always() in [1], [Always()] == [5])  # expect: 2 0 True True
{Always()}  # raises: TypeError: cannot use 'Always' as a set element (unhashable type: 'Always')
