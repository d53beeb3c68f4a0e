'a' "b" '' ""
'''a"b''' '''it''s'''
u'a' U"b" r'\d' R"\"" b'a' rb'\x' Rb'' bR"" br'\''
'\n\t\\\'\"\a\b\f\r\v\0\18\101\x41\u00e9\U0001F600'
b'\x00\xff\n\101'
'\N{BULLET}\N{latin small letter a}\N{LINE FEED}\N{HANGUL SYLLABLE GAG}\N{CJK UNIFIED IDEOGRAPH-4E00}'
'\ud800' '\ud83d\ude00' 'a\udc80b'
'a\
b' b'a\
b' r'a\
b'
'''a
b'''
'é\é'
rr'' bb''
