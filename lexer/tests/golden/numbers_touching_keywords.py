1if 2else 3
0x1for x in y
1or 2
0b1and 1
1.5in x
1jis y
0xfor
1not in x
