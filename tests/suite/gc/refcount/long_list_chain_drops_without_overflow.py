head = None
for _ in range(200000):
    head = [head]
del head
print("dropped")  # expect: dropped
