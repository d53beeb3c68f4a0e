try:
    pass
except:  # syntax-error: default 'except:' must be last
    pass
except ValueError:
    pass
