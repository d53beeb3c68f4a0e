import helper

value = 7
print(helper.read())  # expect: 7
