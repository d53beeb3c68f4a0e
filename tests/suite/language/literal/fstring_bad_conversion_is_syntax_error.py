x = f"{a!z}"  # syntax-error: f-string: invalid conversion character 'z': expected 's', 'r', or 'a'
