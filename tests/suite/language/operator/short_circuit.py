def boom():
    raise ValueError


print(False and boom(), True or boom())  # expect: False True
