if a:
  b
  # c