def handled(path):
    try:
        with open(path) as f, lock:
            for line in f:
                return line
    except (OSError, ValueError) as e:
        raise RuntimeError from e
    except KeyError:
        raise
    else:
        path = 1
    finally:
        close()


def groups():
    try:
        pass
    except* OSError as e:
        print(e)
