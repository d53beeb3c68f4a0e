for action in ("int('x')", "{}[1]", "1/0"):
    try:
        eval(action)
    except (ValueError, KeyError) as error:
        print("a", type(error).__name__)
    except ArithmeticError as error:
        print("b", type(error).__name__)

# expect-output:
# | a ValueError
# | a KeyError
# | b ZeroDivisionError
