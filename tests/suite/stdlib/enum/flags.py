from enum import Flag, auto


class P(Flag):
    R = auto()
    W = auto()
    X = auto()


rw = P.R | P.W
print(rw, P.R in rw, ~P.R, rw & P.W, list(rw), bool(P(0)), P(0), repr(rw ^ P.R))  # expect: P.R|W True P.W|X P.W [<P.R: 1>, <P.W: 2>] False P(0) <P.W: 2>
