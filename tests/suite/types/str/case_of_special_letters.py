print("ß".upper(), "ß".casefold(), "İ".lower().encode(), "ǆ".title(), "ﬁ".upper(), "ΑΣ".lower(), "ŉ".capitalize())  # expect: SS ss b'i\xcc\x87' ǅ FI ας ʼN
