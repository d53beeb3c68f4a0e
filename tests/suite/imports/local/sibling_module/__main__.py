import helper

print(helper.double(4), helper.__name__, helper.__file__.split("/")[-1])  # expect: 8 helper helper.py
