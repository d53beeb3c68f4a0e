class A:
    def __eq__(self, other):
        return True


print(A.__hash__)  # expect: None
hash(A())  # raises: TypeError: unhashable type: 'A'
