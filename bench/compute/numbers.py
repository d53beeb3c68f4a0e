"""Numbers: ints beyond a word, floats, complex numbers, loops of them."""

import math


def collatz(limit):
    longest = 0
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        if steps > longest:
            longest = steps
    return longest


def julia(size):
    inside = 0
    for y in range(size):
        for x in range(size):
            z = complex(3 * x / size - 1.5, 3 * y / size - 1.5)
            for _ in range(30):
                z = z * z - 0.8 + 0.156j
                if z.real * z.real + z.imag * z.imag > 4:
                    break
            else:
                inside += 1
    return inside


def main():
    factorial = 1
    for i in range(1, 1_500):
        factorial *= i
    energy = 0.0
    for i in range(1, 600_000):
        energy += math.sqrt(i) / (i + 0.25)
    print("numbers", collatz(12_000), julia(120), len(str(factorial)), pow(3, 10_000, 1_000_007), round(energy, 6))


main()
