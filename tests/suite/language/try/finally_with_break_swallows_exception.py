for i in range(2):
    try:
        raise ValueError(i)
    finally:
        print("finally", i)
        continue
print("after")

# expect-output:
# | finally 0
# | finally 1
# | after
# stderr:
# | FILE:6: SyntaxWarning: 'continue' in a 'finally' block
# |   continue
