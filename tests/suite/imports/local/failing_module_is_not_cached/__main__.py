import sys

for attempt in range(2):
    try:
        import broken
    except ValueError as error:
        print(error, "broken" in sys.modules)

# expect-output:
# | loading
# | broken False
# | loading
# | broken False
