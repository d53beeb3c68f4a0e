import a

value = "b sees a.value: " + str(hasattr(a, "value"))
