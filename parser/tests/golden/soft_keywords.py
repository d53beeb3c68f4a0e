match = 1
match.a = 2
match(a)
match[a]
match * a
match - a
match, case = 1, 2
match: int
match: int = 1
case = 1
case(a)
type = 1
type(a)
type.b
type[a] = 1
type = type, _
_ = match if case else type
print(match, case=1, type=2)
match not in a
match in a
match is a
match if a else b
match -a:
    case b: pass
match *a, b:
    case case: case(b)
match [a]:
    case match: pass
match (a, b):
    case type(): type = 1; type X = int
match {a: b}:
    case _: pass
match not a:
    case _: pass
match lambda: a:
    case _: pass
match match:
    case case:
        match match:
            case type: pass
        case = 1
if a: type X = int
type type = type
type match[T] = case
