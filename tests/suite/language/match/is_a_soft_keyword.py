match = 1
case = 2
type = 3
_ = 4
print(match, case, type, _, match + case)  # expect: 1 2 3 4 3
match (match):
    case 1:
        print("statement")  # expect: statement
