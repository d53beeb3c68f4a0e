exec("x = 1\r\nif x:\r\n    print('crlf')\r\n")  # expect: crlf
exec("\fprint('form feed')")  # expect: form feed
