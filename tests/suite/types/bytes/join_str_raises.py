b",".join(["a"])  # raises: TypeError: sequence item 0: expected a bytes-like object, str found
