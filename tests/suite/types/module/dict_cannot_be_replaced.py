import math

math.__dict__ = {}  # raises: AttributeError: readonly attribute
