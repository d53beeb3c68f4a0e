f'' f'a' F"b" rf'\d{x}' fR'\n' t'{x}' Rt'\d'
f'{a}' f'x{a}y{b}z' f'{{{a}}}' f'{{}}'
f'{a!r}' f'{a:>10}' f'{a!r:>{w}.{p}}' f'{a=}' f'{a = !s:^20}' f'{a:{b:{c}}}'
f'{a:{b}{{c}}}' f'{a:{{1}}}'
f'{ {1: 2}[1] }' f'{a[1:2]}' f'{(lambda x: x)(1)}' f'{x:=5}' f'{(x:=5)}' f'{x!=y}'
f'{f'{f"{1}"}'}' f'{'a'}' f"{"b" 'c'}"
f'{a # comment }
}' f'{
a
+ b}'
f'''{a:
  {b}}
'''
f'\N{BULLET}{a}\x41{{\x42' f'{x:\N{BULLET}}' f'a\
b'
f'\ud800{a}'
(f'a' 'b' f'{c}')
t'{a = }{b!r:{c}}'
f'''it's "{a}" '''
