# The dict behind a class is not given to scripts, which could change it past the class: they get a read-only proxy or a copy. In CPython
# what such a change leaves behind in its caches is memory that is gone.
import gc


class C:
    y = [5]

    def method(self) -> y:
        pass


class FromRight:
    def __ror__(self, other):
        return other


print(type(C.__dict__ | FromRight()))
ways = [C.__dict__ | FromRight(), *gc.get_referents(C.__dict__), *gc.get_referents(C)]
ways += [cell.cell_contents for cell in C.method.__annotate__.__closure__]
ways += gc.get_objects()
namespaces = [one for one in ways if type(one) is dict and one.get('y') == [5]]
for one in namespaces:
    one['y'] = [6]
print(C.y)
print([type(one).__name__ for one in gc.get_referents(C.__dict__)])
print([type(cell.cell_contents).__name__ for cell in C.method.__annotate__.__closure__], C.method.__annotations__)

# expect-output:
# | <class 'dict'>
# | [5]
# | ['mappingproxy']
# | ['mappingproxy'] {'return': [5]}
