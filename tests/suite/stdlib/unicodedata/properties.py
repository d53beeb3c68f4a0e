import unicodedata as u

print(u.name("é"), u.lookup("SNOWMAN"), u.category("A"), u.normalize("NFD", "é").encode(), u.decimal("٣"), u.east_asian_width("名"), u.bidirectional("א"))  # expect: LATIN SMALL LETTER E WITH ACUTE ☃ Lu b'e\xcc\x81' 3 W R
u.name("\x00")  # raises: ValueError: no such name
