m = __import__("os.path")
print(m.__name__, __import__("os.path", fromlist=["x"]).__name__.split(".")[-1] in ("path", "posixpath"))  # expect: os True
