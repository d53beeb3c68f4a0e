saved = []


class A:
    def __del__(self):
        saved.append(self)
        print("del")  # expect: del


a = A()
del a
print(len(saved))  # expect: 1
saved.clear()
print("end")  # expect: end
