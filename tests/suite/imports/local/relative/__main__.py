from pkg.inner import leaf

print(leaf.collected)  # expect: ['inner', 'pkg', 'sibling', 'pkg.sibling']
