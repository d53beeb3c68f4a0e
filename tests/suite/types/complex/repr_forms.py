print(1j, -1j, 0j, -0j, complex(0, -1), complex(-0.0, 1), complex(1.5, float("nan")), complex(float("inf"), 2))  # expect: 1j (-0-1j) 0j (-0-0j) -1j (-0+1j) (1.5+nanj) (inf+2j)
