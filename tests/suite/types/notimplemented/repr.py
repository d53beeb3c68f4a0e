print(NotImplemented, type(NotImplemented))  # expect: NotImplemented <class 'NotImplementedType'>
