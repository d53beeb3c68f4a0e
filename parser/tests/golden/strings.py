'a' "b" '''c
d'''
u'a' 'b'
'a' u'b'
b'a' b"\xff\x00"
'\ud800' 'a' '😀'
'\'', "'", '\'"', '\n\t\\\x7f\xad'
f''
f'a{b}c'
f'{a}{b}' 'c' f'd'
'a' f'{b!r:>{c}.{d}}' "e"
f'{a=}', f'{ a = }', f'{a=!s}', f'{a=:x}', f'{a+b=!r:^{c}}'
f'{{}}{a}{{'
f'{a,}', f'{*a, b}', f'{yield_}', f'{(lambda: 1)()}', f'{ {1: 2}[1] }'
f'{a:{b}{c}}', f'{a:}', f'{a:%H:%M}'
f'''{
    a # comment
    = }'''
f'{f"{f'{a}'}"}'
rf'\{a}\n', f'\N{DIGIT ONE}{a}'
t'a{b}c', t'{a!r:>{b}}', t'{ a + b }', t'{a = }' t'd'
