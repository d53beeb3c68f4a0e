exec "x"  # syntax-error: Missing parentheses in call to 'exec'. Did you mean exec(...)?
