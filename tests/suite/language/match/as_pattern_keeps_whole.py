match {"p": [1, 2]}:
    case {"p": [int(), int()] as pair} as whole:
        print(pair, whole)  # expect: [1, 2] {'p': [1, 2]}
