from graphlib import CycleError, TopologicalSorter

print(list(TopologicalSorter({"c": ["b"], "b": ["a"]}).static_order()))  # expect: ['a', 'b', 'c']
list(TopologicalSorter({"a": ["b"], "b": ["a"]}).static_order())  # raises: graphlib.CycleError: ('nodes are in a cycle', ['a', 'b', 'a'])
