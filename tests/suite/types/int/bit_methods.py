print((255).bit_length(), (0).bit_length(), (-8).bit_length(), (255).bit_count(), (-7).bit_count())  # expect: 8 0 4 8 3
