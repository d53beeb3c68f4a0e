print("Straße".casefold() == "STRASSE".casefold())  # expect: True
