n = 0
while True:
    try:
        n += 1
        if n < 3:
            continue
        break
    finally:
        print("finally", n)

# expect-output:
# | finally 1
# | finally 2
# | finally 3
