print "hello"  # syntax-error: Missing parentheses in call to 'print'. Did you mean print(...)?
