for i in []:
    try:
        pass
    except* ValueError:
        break  # syntax-error: 'break', 'continue' and 'return' cannot appear in an except* block
