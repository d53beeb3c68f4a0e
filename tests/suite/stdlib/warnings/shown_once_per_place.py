import warnings

for i in range(3):
    warnings.warn("same")

# stderr:
# | FILE:4: UserWarning: same
# |   warnings.warn("same")
