print(f"{1e20:g} {1e-7:g} {100000.0:g} {1000000.0:g} {0.0001:g} {1.0:#g} {float('nan'):g} {float('inf'):>8} {float('-inf'):F}")  # expect: 1e+20 1e-07 100000 1e+06 0.0001 1.00000 nan      inf -INF
