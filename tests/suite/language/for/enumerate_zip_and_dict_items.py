names, ages = ["a", "b"], [1, 2]
for i, (name, age) in enumerate(zip(names, ages), start=1):
    print(i, name, age)
for key, value in dict(zip(names, ages)).items():
    print(key, value)

# expect-output:
# | 1 a 1
# | 2 b 2
# | a 1
# | b 2
