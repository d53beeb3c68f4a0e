import uuid

print(uuid.uuid5(uuid.NAMESPACE_DNS, "example.org"), uuid.UUID("12345678123456781234567812345678").version, len(str(uuid.uuid4())))  # expect: aad03681-8b63-5304-89e0-8ca8f49461b5 None 36
