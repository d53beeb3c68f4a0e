print(round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1234.5678, -2), round(1e300, -300))  # expect: 0 2 2 0 2.67 1200.0 1e+300
