import sys

sys.set_int_max_str_digits(0)
print(len(str(10**5000)))  # expect: 5001
sys.set_int_max_str_digits(10)  # raises: ValueError: maxdigits must be >= 640 or 0 for unlimited
