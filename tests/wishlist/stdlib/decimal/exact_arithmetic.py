from decimal import Decimal, getcontext

print(Decimal("0.1") + Decimal("0.2"), Decimal(1) / Decimal(3), Decimal("1.10").quantize(Decimal("0.1")), Decimal("NaN"), getcontext().prec)  # expect: 0.3 0.3333333333333333333333333333 1.1 NaN 28
Decimal(1) / 0  # raises: decimal.DivisionByZero: [<class 'decimal.DivisionByZero'>]
