print((258).to_bytes(2), (258).to_bytes(4, "little"), (-2).to_bytes(2, signed=True), (5).to_bytes())  # expect: b'\x01\x02' b'\x02\x01\x00\x00' b'\xff\xfe' b'\x05'
