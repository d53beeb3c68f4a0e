del *a  # syntax-error: cannot delete starred
