print(int.from_bytes(b"\x01\x02"), int.from_bytes(b"\x01\x02", "little"), int.from_bytes(b"\xff", signed=True), int.from_bytes([1, 0]))  # expect: 258 513 -1 256
