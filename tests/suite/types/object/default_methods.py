class A:
    pass


a = A()
print(a.__eq__(a), a.__eq__(1), a.__ne__(1), a.__str__() == repr(a), a.__format__("") == str(a), a.__sizeof__() > 0, a.__class__ is A)  # expect: True NotImplemented NotImplemented True True True True
