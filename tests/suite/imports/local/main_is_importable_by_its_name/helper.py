def read():
    import __main__

    return __main__.value
