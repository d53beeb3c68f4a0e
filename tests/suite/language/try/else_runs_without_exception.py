try:
    print("try")  # expect: try
except ValueError:
    print("except")
else:
    print("else")  # expect: else
finally:
    print("finally")  # expect: finally
