def f():
    exec("made = 1")
    return "made" in locals()


print(f())  # expect: False
