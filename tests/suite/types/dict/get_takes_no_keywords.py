{}.get("a", default=1)  # raises: TypeError: dict.get() takes no keyword arguments
