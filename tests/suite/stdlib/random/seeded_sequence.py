import random

random.seed(42)
print(random.random(), random.randint(1, 100), random.choice("abcdef"), random.uniform(1, 2))  # expect: 0.6394267984578837 4 f 1.2750293183691193
