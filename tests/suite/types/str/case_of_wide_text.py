# text of each width whose mapping keeps it, widens it, narrows it or makes it longer
texts = ["naïve", "straße", "ÿ", "µ", "Ÿ", "ſ", "ΑΣ", "ΑΣΑ", "ΩΣ.", "日本語 abc", "ŉ", "İI", "ıi", "K", "Å", "ﬁ", "𐐀𐐨x", "𐐨K", "😀ÿ", "ǅ ǆ", "é" * 40 + "Z"]
for text in texts:
    print(ascii(text.upper()), ascii(text.lower()), ascii(text.casefold()), text.upper().isupper(), len(text.lower()))
print("Ÿ".lower() == "ÿ", {"ÿ": 1}["Ÿ".lower()], "K".lower() == "k", "ſ".upper().isascii())

# expect-output:
# | 'NA\xcfVE' 'na\xefve' 'na\xefve' True 5
# | 'STRASSE' 'stra\xdfe' 'strasse' True 6
# | '\u0178' '\xff' '\xff' True 1
# | '\u039c' '\xb5' '\u03bc' True 1
# | '\u0178' '\xff' '\xff' True 1
# | 'S' '\u017f' 's' True 1
# | '\u0391\u03a3' '\u03b1\u03c2' '\u03b1\u03c3' True 2
# | '\u0391\u03a3\u0391' '\u03b1\u03c3\u03b1' '\u03b1\u03c3\u03b1' True 3
# | '\u03a9\u03a3.' '\u03c9\u03c2.' '\u03c9\u03c3.' True 3
# | '\u65e5\u672c\u8a9e ABC' '\u65e5\u672c\u8a9e abc' '\u65e5\u672c\u8a9e abc' True 7
# | '\u02bcN' '\u0149' '\u02bcn' True 1
# | '\u0130I' 'i\u0307i' 'i\u0307i' True 3
# | 'II' '\u0131i' '\u0131i' True 2
# | 'K' 'k' 'k' True 1
# | '\xc5' '\xe5' '\xe5' True 1
# | 'FI' '\ufb01' 'fi' True 1
# | '\U00010400\U00010400X' '\U00010428\U00010428x' '\U00010428\U00010428x' True 3
# | '\U00010400K' '\U00010428k' '\U00010428k' True 2
# | '\U0001f600\u0178' '\U0001f600\xff' '\U0001f600\xff' True 2
# | '\u01c4 \u01c4' '\u01c6 \u01c6' '\u01c6 \u01c6' True 3
# | '\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9Z' '\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9z' '\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9z' True 41
# | True 1 True True
