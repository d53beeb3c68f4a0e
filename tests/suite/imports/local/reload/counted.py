print("loading", "extra" in globals())
