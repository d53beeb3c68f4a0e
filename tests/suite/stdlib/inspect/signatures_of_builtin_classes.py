import inspect
import types

for cls in (object, property, classmethod, staticmethod, map, zip, filter, enumerate, reversed, memoryview, list, tuple, set,
            float, complex, types.MethodType, types.FunctionType, types.ModuleType, types.SimpleNamespace, types.NoneType,
            types.GeneratorType, types.MappingProxyType, types.GenericAlias):
    print(cls.__name__, inspect.signature(cls))
for cls in int, str, bytes, bytearray, dict, range, slice, super:
    try:
        inspect.signature(cls)
    except ValueError as error:
        print(error)


class Plain:
    pass


class Slotted:
    __slots__ = {"power": "measured in kilowatts"}


print(inspect.signature(Plain), inspect.ismemberdescriptor(Slotted.power), inspect.getdoc(Slotted.power))
print(inspect._signature_strip_non_python_syntax("($a,\n  b = ' = ', /, * , c= {1:2}  )"))

# expect-output:
# | object ()
# | property (fget=None, fset=None, fdel=None, doc=None)
# | classmethod (function, /)
# | staticmethod (function, /)
# | map (function, iterable, /, *iterables, strict=False)
# | zip (*iterables, strict=False)
# | filter (function, iterable, /)
# | enumerate (iterable, start=0)
# | reversed (sequence, /)
# | memoryview (object)
# | list (iterable=(), /)
# | tuple (iterable=(), /)
# | set (iterable=(), /)
# | float (x=0, /)
# | complex (real=0, imag=0)
# | method (function, instance, /)
# | function (code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)
# | module (name, doc=None)
# | SimpleNamespace (mapping_or_iterable=(), /, **kwargs)
# | NoneType ()
# | generator ()
# | mappingproxy (mapping)
# | GenericAlias (origin, args, /)
# | no signature found for builtin type <class 'int'>
# | no signature found for builtin type <class 'str'>
# | no signature found for builtin type <class 'bytes'>
# | no signature found for builtin type <class 'bytearray'>
# | no signature found for builtin type <class 'dict'>
# | no signature found for builtin type <class 'range'>
# | no signature found for builtin type <class 'slice'>
# | no signature found for builtin type <class 'super'>
# | () True measured in kilowatts
# | ("(a, b=' = ', /, *, c={1:2})", 0)
