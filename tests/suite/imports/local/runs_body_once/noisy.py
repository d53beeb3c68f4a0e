print("loading")
value = 1
