import greenlet

print(greenlet.GreenletExit.__bases__, greenlet.error.__bases__)  # expect: (<class 'BaseException'>,) (<class 'Exception'>,)
