print((0.75).as_integer_ratio(), (-2.5).as_integer_ratio(), (0.1).as_integer_ratio())  # expect: (3, 4) (-5, 2) (3602879701896397, 36028797018963968)
