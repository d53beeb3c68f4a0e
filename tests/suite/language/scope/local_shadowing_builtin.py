def f():
    len = lambda x: "mine"
    return len([])


print(f(), len([]))  # expect: mine 0
