class D:
    def __set_name__(self, owner, name):
        print("set_name")  # expect: set_name


class Base:
    def __init_subclass__(cls):
        print("init_subclass")  # expect: init_subclass


class A(Base):
    d = D()
