for cls in (KeyboardInterrupt, SystemExit, GeneratorExit):
    try:
        try:
            raise cls
        except Exception:
            print("never")
    except BaseException as error:
        print(type(error).__name__, issubclass(cls, Exception))

# expect-output:
# | KeyboardInterrupt False
# | SystemExit False
# | GeneratorExit False
