class A:
    x = 1

    def __getattr__(self, name):
        return f"<{name}>"


print(A().x, A().y, hasattr(A(), "anything"))  # expect: 1 <y> True
