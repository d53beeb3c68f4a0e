print(-1e-20 % 1.0, -0.0 % 2, 5.0 % float("inf"), -5.0 % float("inf"))  # expect: 1.0 0.0 5.0 inf
