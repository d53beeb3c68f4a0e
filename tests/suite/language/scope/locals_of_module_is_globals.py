print(locals() is globals())  # expect: True
locals()["made"] = 5
print(made)  # expect: 5
