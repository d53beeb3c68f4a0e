from dataclasses import asdict, astuple, dataclass, fields, is_dataclass, replace


@dataclass
class In:
    v: int


@dataclass
class Out:
    a: In
    b: list


o = Out(In(1), [In(2)])
print(asdict(o), astuple(o), replace(o, b=[]), [f.name for f in fields(o)], is_dataclass(Out))  # expect: {'a': {'v': 1}, 'b': [{'v': 2}]} ((1,), [(2,)]) Out(a=In(v=1), b=[]) ['a', 'b'] True
