log = []
print(f"{log.append(1)}{log.append(2)}", log)  # expect: NoneNone [1, 2]
