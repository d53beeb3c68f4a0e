def sides(x):
    found = []
    if x > 2.0:
        found.append(">")
    if x >= 2.0:
        found.append(">=")
    if x < 2.0:
        found.append("<")
    if x <= 2.0:
        found.append("<=")
    if x == 2.0:
        found.append("==")
    if x != 2.0:
        found.append("!=")
    if not x > 2:
        found.append("not > int")
    if x == 2:
        found.append("== int")
    return found


nan = float("nan")
for operand in (2, 2.0, 1.5, 3, True, 10**30, -1e300, nan):
    print(operand, sides(operand))


class Shows:
    def __lt__(self, other):
        print("<", repr(other))
        return True

    def __eq__(self, other):
        print("==", repr(other))
        return []


shows = Shows()
for other in range(2):
    if shows < 2.0:
        print("yes")
    if shows < -0.0:
        print("yes")
    if shows < 2:
        print("yes")
    if shows == 3.0:
        print("never")
try:
    if "text" < 2.0:
        pass
except TypeError as error:
    print(error)

# expect-output:
# | 2 ['>=', '<=', '==', 'not > int', '== int']
# | 2.0 ['>=', '<=', '==', 'not > int', '== int']
# | 1.5 ['<', '<=', '!=', 'not > int']
# | 3 ['>', '>=', '!=']
# | True ['<', '<=', '!=', 'not > int']
# | 1000000000000000000000000000000 ['>', '>=', '!=']
# | -1e+300 ['<', '<=', '!=', 'not > int']
# | nan ['!=', 'not > int']
# | < 2.0
# | yes
# | < -0.0
# | yes
# | < 2
# | yes
# | == 3.0
# | < 2.0
# | yes
# | < -0.0
# | yes
# | < 2
# | yes
# | == 3.0
# | '<' not supported between instances of 'str' and 'float'
