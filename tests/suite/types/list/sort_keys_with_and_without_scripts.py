import operator

def err(f):
    try:
        return f()
    except BaseException as e:
        return (type(e).__name__, str(e))
k = operator.itemgetter(1)

class G:

    def __getitem__(s, i):
        return i * 2
print(sorted([[3, 1], [1, 2], [2, 0]], key=k), sorted(['b', 'A', 'c'], key=str.lower), sorted(['bb', 'a'], key=len, reverse=True), sorted([3, '1', 2], key=int), sorted([3, '1', 2], key=str), err(lambda: sorted([1, 'a'], key=len)), sorted([1, 2, 3], key=lambda x: -x), sorted([[3, 1], G(), [2, 0]], key=k)[0])  # expect: [[2, 0], [3, 1], [1, 2]] ['A', 'b', 'c'] ['bb', 'a'] ['1', 2, 3] ['1', 2, 3] ('TypeError', "object of type 'int' has no len()") [3, 2, 1] [2, 0]
log = []

def kk(x):
    log.append(x)
    return -x
l = [3, 1, 2]
l.sort(key=kk)
print(l, log)  # expect: [3, 2, 1] [3, 1, 2]
st = [5, 6, 7]
print(sorted([0, 1, 2], key=lambda i: st.pop()), st)  # expect: [2, 1, 0] []
st = [5, 6, 7]
print(sorted([0, 1, 0], key=st.pop), st)  # expect: [0, 0, 1] []

class L:

    def __len__(s):
        return 2
print([type(x).__name__ for x in sorted([[1, 2, 3], L(), [1]], key=len)])  # expect: ['list', 'L', 'list']
l = [3, 1, 2]
print(err(lambda: l.sort(key=lambda x: l.append(x))), l)  # expect: ('TypeError', "'<' not supported between instances of 'NoneType' and 'NoneType'") [3, 1, 2]

class S:

    def __init__(s, v):
        s.v = v

    def __lt__(s, o):
        return s.v < o.v
print([x.v for x in sorted(map(S, [3, 1, 2]))], [x.v for x in sorted([S(3), S(1)], reverse=True)], [x.v for x in sorted([2, 1, 3] and [S(2), S(1)], key=lambda s: s)])  # expect: [1, 2, 3] [3, 1] [1, 2]
