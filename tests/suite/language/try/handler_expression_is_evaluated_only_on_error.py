def kind():
    print("asked")  # expect: asked
    return ValueError


try:
    pass
except kind():
    pass
try:
    raise ValueError
except kind():
    print("caught")  # expect: caught
