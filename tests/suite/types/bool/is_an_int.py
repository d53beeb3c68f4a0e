print(isinstance(True, int), True == 1, bool.__mro__)  # expect: True True (<class 'bool'>, <class 'int'>, <class 'object'>)
