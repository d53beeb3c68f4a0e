round("a")  # raises: TypeError: type str doesn't define __round__ method
