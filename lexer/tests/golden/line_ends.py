a
bc
'''x
yz''''a\
b'
if a:
  b

