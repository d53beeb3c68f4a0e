print(f"[{'abcdef':.3}|{'abcdef':8.3}|{'abc':s}|{'abc':>{5}}|{'é':5}|{'':3}]")  # expect: [abc|abc     |abc|  abc|é    |   ]
