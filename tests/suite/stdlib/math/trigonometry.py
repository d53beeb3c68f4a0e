import math

print(round(math.sin(1), 12), round(math.cos(1), 12), round(math.atan2(1, -1), 12), math.degrees(math.pi), math.hypot(3, 4), math.hypot(1, 2, 2))  # expect: 0.841470984808 0.540302305868 2.356194490192 180.0 5.0 3.0
