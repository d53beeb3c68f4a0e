import types

print(types.FunctionType is type(lambda: 0), types.new_class("A", (int,)).__mro__[1], types.resolve_bases((list,)), isinstance(5 .__add__, types.MethodWrapperType))  # expect: True <class 'int'> (<class 'list'>,) True
f = types.FunctionType((lambda: x).__code__, {"x": 5})
print(f())  # expect: 5
