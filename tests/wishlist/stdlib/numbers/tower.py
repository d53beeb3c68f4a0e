import numbers
from decimal import Decimal

print(isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1j, numbers.Complex), isinstance(Decimal(1), numbers.Number), isinstance(True, numbers.Rational))  # expect: True True True True True
