source = "# -*- coding: latin-1 -*-\nx = 'é'".encode("latin-1")
exec(source)
print(x)  # expect: é
