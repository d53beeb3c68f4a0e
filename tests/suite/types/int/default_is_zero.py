print(int(), float(), complex(), bool(), repr(str()))  # expect: 0 0.0 0j False ''
