print("loading")
raise ValueError("broken")
