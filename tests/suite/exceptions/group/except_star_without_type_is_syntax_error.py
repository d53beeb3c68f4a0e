try:
    pass
except*:  # syntax-error: expected one or more exception types
    pass
