import string.templatelib as t
x=t.Template('a',t.Interpolation(1,'1','r','>3'),'b')
print(x, x.__reduce__()[1:], x.interpolations[0], x.interpolations[0].__reduce__())
for f in (lambda: t.Template(1), lambda: t.Interpolation(1,2), lambda: t.Interpolation(1,'x','y'), lambda: t.Interpolation(1,'x',5), lambda: t.Interpolation(1,'x','r',5), lambda: x+'a', lambda:x+1, lambda:t.Template(a=1),  lambda: setattr(x,'strings',1), lambda: setattr(x,'a',1), lambda:list(x), lambda: x+x, lambda: t.Template('a','b'), lambda: setattr(x.interpolations[0],'value',1), lambda: type('S',(t.Template,),{}), lambda: x.values, lambda: t.Interpolation.__match_args__, lambda: t.Interpolation('a',expression='b'),lambda: t.Interpolation[int], lambda: t.Template[int], lambda: t.Interpolation(1), lambda: t.Interpolation(1,conversion=None), lambda: t.Template(t.Interpolation(1)), lambda: list(t.Template('a','b',t.Interpolation(1),'','c').strings), lambda: t.Interpolation(1,'x','rr')):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
name = 'x'
print(t'a{name}b{name!r:>3}', type(t'').__module__)

# expect-output:
# | Template(strings=('a', 'b'), interpolations=(Interpolation(1, '1', 'r', '>3'),)) ((('a', 'b'), (Interpolation(1, '1', 'r', '>3'),)),) Interpolation(1, '1', 'r', '>3') (<class 'string.templatelib.Interpolation'>, (1, '1', 'r', '>3'))
# | TypeError Template.__new__ *args need to be of type 'str' or 'Interpolation', got int
# | TypeError Interpolation() argument 'expression' must be str, not int
# | ValueError Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'
# | TypeError Interpolation() argument 'conversion' must be str, not int
# | TypeError Interpolation() argument 'format_spec' must be str, not int
# | TypeError can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template
# | TypeError can only concatenate string.templatelib.Template (not "int") to string.templatelib.Template
# | TypeError Template.__new__ only accepts *args arguments
# | AttributeError readonly attribute
# | AttributeError 'string.templatelib.Template' object has no attribute 'a' and no __dict__ for setting new attributes
# | ['a', Interpolation(1, '1', 'r', '>3'), 'b']
# | Template(strings=('a', 'ba', 'b'), interpolations=(Interpolation(1, '1', 'r', '>3'), Interpolation(1, '1', 'r', '>3')))
# | Template(strings=('ab',), interpolations=())
# | AttributeError readonly attribute
# | TypeError type 'string.templatelib.Template' is not an acceptable base type
# | (1,)
# | ('value', 'expression', 'conversion', 'format_spec')
# | Interpolation('a', 'b', None, '')
# | string.templatelib.Interpolation[int]
# | string.templatelib.Template[int]
# | Interpolation(1, '', None, '')
# | Interpolation(1, '', None, '')
# | Template(strings=('', ''), interpolations=(Interpolation(1, '', None, ''),))
# | ['ab', 'c']
# | ValueError Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'
# | Template(strings=('a', 'b', ''), interpolations=(Interpolation('x', 'name', None, ''), Interpolation('x', 'name', 'r', '>3'))) string.templatelib
