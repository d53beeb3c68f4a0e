z = -0.0
print(z == 0.0, str(z), abs(z), -z, z + 0, z * 1)  # expect: True -0.0 0.0 0.0 0.0 -0.0
