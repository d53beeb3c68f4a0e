[] = ()
() = []
print("fine")  # expect: fine
