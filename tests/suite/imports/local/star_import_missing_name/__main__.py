from wrong import *  # raises: AttributeError: module 'wrong' has no attribute 'missing'
