type Alias[T: int = bool, *Ts = *tuple[int], **P = [int]] = dict[T, P]


def f[T](a: T = 1) -> T:
    return a


class C[T](Base):
    x: T
    if a:
        y: int
