import sys


def outer():
    shared = 'old'

    def inner(argument):
        local = 1
        view = sys._getframe().f_locals
        view['local'] = 2
        view['shared'] = 'new'
        view['argument'] += 1
        view['extra'] = 'kept'
        print(local, shared, argument, locals()['extra'])
        print(view is sys._getframe().f_locals, view == sys._getframe().f_locals)
        print(sorted(view), len(view), 'local' in view, view.get('missing', 'none'))
        return sys._getframe()

    frame = inner(10)
    print(shared)
    return frame


frame = outer()
view = frame.f_locals
print(type(view).__name__, view['local'], view['extra'])
view['local'] = 'after'
print(frame.f_locals['local'], view | {'local': 0} == dict(view, local=0))
for work in (lambda: view['nothing'], lambda: view.pop('local'), lambda: view.pop('extra'), lambda: view.pop('extra'),
             lambda: view.__delitem__('local'), lambda: view.update([1]), lambda: type(view)(3), lambda: hash(view)):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


class Body:
    sys._getframe().f_locals['made'] = 1


print(Body.made)

# expect-output:
# | 2 new 11 kept
# | False True
# | ['argument', 'extra', 'local', 'shared', 'view'] 5 True none
# | new
# | FrameLocalsProxy 2 kept
# | after True
# | KeyError "local variable ''nothing'' is not defined"
# | ValueError cannot remove local variables from FrameLocalsProxy
# | kept
# | KeyError 'extra'
# | ValueError cannot remove local variables from FrameLocalsProxy
# | TypeError update() argument must be dict or another FrameLocalsProxy
# | TypeError expect frame, not int
# | TypeError unhashable type: 'FrameLocalsProxy'
# | 1
