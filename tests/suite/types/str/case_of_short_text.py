for text in ("", "a", "Z", "they're 3rd-BEST x1y é", "abc DEF", "_a1B", "ß", "a" * 64, "b " * 40, "ǆ Σας", "\x00A"):
    print([text.upper(), text.lower(), text.title(), text.split(), text.split(None, 1), text.encode().hex()])

# expect-output:
# | ['', '', '', [], [], '']
# | ['A', 'a', 'A', ['a'], ['a'], '61']
# | ['Z', 'z', 'Z', ['Z'], ['Z'], '5a']
# | ["THEY'RE 3RD-BEST X1Y É", "they're 3rd-best x1y é", "They'Re 3Rd-Best X1Y É", ["they're", '3rd-BEST', 'x1y', 'é'], ["they're", '3rd-BEST x1y é'], '74686579277265203372642d424553542078317920c3a9']
# | ['ABC DEF', 'abc def', 'Abc Def', ['abc', 'DEF'], ['abc', 'DEF'], '61626320444546']
# | ['_A1B', '_a1b', '_A1B', ['_a1B'], ['_a1B'], '5f613142']
# | ['SS', 'ß', 'Ss', ['ß'], ['ß'], 'c39f']
# | ['AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'], ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'], '61616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161']
# | ['B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B ', 'b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b ', 'B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B ', ['b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b'], ['b', 'b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b '], '6220622062206220622062206220622062206220622062206220622062206220622062206220622062206220622062206220622062206220622062206220622062206220622062206220622062206220']
# | ['Ǆ ΣΑΣ', 'ǆ σας', 'ǅ Σας', ['ǆ', 'Σας'], ['ǆ', 'Σας'], 'c78620cea3ceb1cf82']
# | ['\x00A', '\x00a', '\x00A', ['\x00A'], ['\x00A'], '0041']
