parts = ['a', 'é', '€', '𝒳', 'abcdefgh', 'abcdefghé', 'ééééééééé', '', '\u0800', '\uffff', '\x80', '\xff', 'a' * 17]
good = True
for one in parts:
    for two in parts:
        for three in parts:
            text = one + two * 3 + three
            data = text.encode()
            good = good and data.decode() == text and len(data) == sum(
                1 if c < '\x80' else 2 if c < '\u0800' else 3 if c < '\U00010000' else 4 for c in text)
print(good)
print('aé€𝒳'.encode(), 'é'.encode() * 2, ('x' * 7 + 'é').encode())
for text in ('\ud800', 'aaaaaaaaaaaaaaaa\udfffb', 'é\ud800é', '𝒳\udc00'):
    try:
        text.encode()
    except UnicodeEncodeError as error:
        print(error)
    print(text.encode('utf-8', 'surrogatepass'), text.encode('utf-8', 'replace'))

# expect-output:
# | True
# | b'a\xc3\xa9\xe2\x82\xac\xf0\x9d\x92\xb3' b'\xc3\xa9\xc3\xa9' b'xxxxxxx\xc3\xa9'
# | 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# | b'\xed\xa0\x80' b'?'
# | 'utf-8' codec can't encode character '\udfff' in position 16: surrogates not allowed
# | b'aaaaaaaaaaaaaaaa\xed\xbf\xbfb' b'aaaaaaaaaaaaaaaa?b'
# | 'utf-8' codec can't encode character '\ud800' in position 1: surrogates not allowed
# | b'\xc3\xa9\xed\xa0\x80\xc3\xa9' b'\xc3\xa9?\xc3\xa9'
# | 'utf-8' codec can't encode character '\udc00' in position 1: surrogates not allowed
# | b'\xf0\x9d\x92\xb3\xed\xb0\x80' b'\xf0\x9d\x92\xb3?'
