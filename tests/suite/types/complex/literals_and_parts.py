z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), -z, +z)  # expect: (3+4j) 3.0 4.0 5.0 (3-4j) (-3-4j) (3+4j)
