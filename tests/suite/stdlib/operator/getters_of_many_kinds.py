import operator

def err(f):
    try:
        return f()
    except BaseException as e:
        return (type(e).__name__, str(e))
k = operator.itemgetter(1)
print(k([1, 2]), k('ab'), k({1: 5}), err(lambda: k([1])), err(lambda: k({})), err(lambda: k(5)), err(lambda: k()), err(lambda: k(1, 2)), operator.itemgetter(1, 0)([3, 4]), operator.itemgetter(slice(1, None))([1, 2, 3]))  # expect: 2 b 5 ('IndexError', 'list index out of range') ('KeyError', '1') ('TypeError', "'int' object is not subscriptable") ('TypeError', 'itemgetter expected 1 argument, got 0') ('TypeError', 'itemgetter expected 1 argument, got 2') (4, 3) [2, 3]

class G:

    def __getitem__(s, i):
        return i * 2
print(k(G()), operator.getitem(G(), 2), operator.getitem([1, 2], 1), err(lambda: operator.getitem([1], 5)), operator.attrgetter('real')(5), operator.attrgetter('__class__.__name__')(5), operator.attrgetter('real', 'imag')(5), err(lambda: operator.attrgetter('zork')(5)))  # expect: 2 4 2 ('IndexError', 'list index out of range') 5 int (5, 0) ('AttributeError', "'int' object has no attribute 'zork'")
print(repr(k), repr(operator.attrgetter('a.b', 'c')), repr(operator.attrgetter('a')))  # expect: operator.itemgetter(1) operator.attrgetter('a.b', 'c') operator.attrgetter('a')
import pickle, copy
print(pickle.loads(pickle.dumps(k))([7, 8]), copy.copy(operator.attrgetter('real'))(3))  # expect: 8 3
