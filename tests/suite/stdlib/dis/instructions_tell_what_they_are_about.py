import dis


def function(values, limit=10):
    for value in values:
        if value < limit:
            print(value, "text")
    return lambda: values


instructions = list(dis.get_instructions(function))
one = instructions[0]
print(isinstance(one, tuple), one._fields)  # expect: True ('opname', 'opcode', 'arg', 'argval', 'argrepr', 'offset', 'start_offset', 'starts_line', 'line_number', 'label', 'positions', 'cache_info')
print(all(one.opname == dis.opname[one.opcode] and dis.opmap[one.opname] == one.opcode for one in instructions))  # expect: True
offsets = [one.offset for one in instructions]
print(offsets == sorted(set(offsets)), offsets[0])  # expect: True 0
print("text" in [one.argval for one in instructions if one.opcode in dis.hasconst])  # expect: True
print("print" in [one.argval for one in instructions if one.opcode in dis.hasname])  # expect: True

# jumps lead to instructions, and those know it
jumps = [one for one in instructions if one.opcode in dis.hasjump]
targets = {one.jump_target for one in jumps}
print(len(jumps) > 1, targets <= {one.offset for one in instructions if one.is_jump_target})  # expect: True True

first = function.__code__.co_firstlineno
print(sorted({one.line_number - first for one in instructions if one.line_number and one.line_number > first}))  # expect: [1, 2, 3, 4]
print(sorted({one.positions.lineno - first for one in instructions if one.positions.lineno and one.positions.lineno > first}))  # expect: [1, 2, 3, 4]
print([line - first for _, line in dis.findlinestarts(function.__code__) if line and line > first][:3])  # expect: [1, 2, 3]
shifted = list(dis.get_instructions(function, first_line=first + 100))
print(max(one.line_number for one in shifted if one.line_number) - max(one.line_number for one in instructions if one.line_number))  # expect: 100
print(dis.Positions(1, 2, 3, 4))  # expect: Positions(lineno=1, end_lineno=2, col_offset=3, end_col_offset=4)
