print(1, colour="red")  # raises: TypeError: print() got an unexpected keyword argument 'colour'
