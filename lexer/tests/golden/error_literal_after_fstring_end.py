f'\x1{a}' + b
