import weakref

from greenlet import greenlet


class A:
    pass


def run():
    a = A()
    refs.append(weakref.ref(a))


refs = []
greenlet(run).switch()
print(refs[0]())  # expect: None
