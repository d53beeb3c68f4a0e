import b

value = "a"
