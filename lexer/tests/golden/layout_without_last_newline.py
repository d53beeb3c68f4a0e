if a:
  b