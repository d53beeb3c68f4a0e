print(repr("a'b"), repr('a"b'), repr("a'b\"c"), repr("\\"), repr("\t\n\r\x00\x7f\x85"))  # expect: "a'b" 'a"b' 'a\'b"c' '\\' '\t\n\r\x00\x7f\x85'
