
x = f'''abc
