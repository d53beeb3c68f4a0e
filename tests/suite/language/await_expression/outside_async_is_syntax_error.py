def f():
    await g()  # syntax-error: 'await' outside async function
