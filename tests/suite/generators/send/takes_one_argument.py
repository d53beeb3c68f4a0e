def g():
    yield


g().send()  # raises: TypeError: generator.send() takes exactly one argument (0 given)
