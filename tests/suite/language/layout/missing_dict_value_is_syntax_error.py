x = {"a": }  # syntax-error: expression expected after dictionary key and ':'
