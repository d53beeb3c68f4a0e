assert True, 1 / 0
print("fine")  # expect: fine
