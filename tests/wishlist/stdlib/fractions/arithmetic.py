from fractions import Fraction

print(Fraction(1, 3) + Fraction(1, 6), Fraction("0.75"), Fraction(2, 4), Fraction(0.5), round(Fraction(7, 2)), repr(Fraction(1, 2) ** 2))  # expect: 1/2 3/4 1/2 1/2 4 Fraction(1, 4)
Fraction(1, 0)  # raises: ZeroDivisionError: Fraction(1, 0)
