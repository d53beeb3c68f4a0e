log = []


class Box:
    def __setattr__(self, name, value):
        log.append(name)


box = Box()
box.a = box.b = box.c = 1
print(log)  # expect: ['a', 'b', 'c']
