print(repr("é€😀"), repr("\u200b\u00ad\ue000\U000e0001"), ascii("é€😀"))  # expect: 'é€😀' '\u200b\xad\ue000\U000e0001' '\xe9\u20ac\U0001f600'
