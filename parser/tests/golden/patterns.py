match a:
    case 1 | -2 | 3.5 | 1 + 2j | -1 - 2j: pass
    case 'a' 'b' | b'c': pass
    case None | True | False: pass
    case x: pass
match a, *b:
    case _: pass
match (a):
    case a.b.c: pass
    case (a): pass
    case (a, b) | [a, *_] | [*rest]: pass
    case (): pass
    case []: pass
    case (a,): pass
    case a, b: pass
    case *a, : pass
    case {}: pass
    case {'a': 1, b.c: d, -1: e, None: f, **rest}: pass
    case {**rest}: pass
    case C(): pass
    case a.C(1, b, c=d, e=F(),): pass
    case (1 | 2) as x if x > 1: pass
    case a as b, c: pass
    case [a, b] if (c := d): pass
match x := 1:
    case f'{a}': pass
