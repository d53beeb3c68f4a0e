import os

os.environ["TAIPAN_X"] = "1"
print(os.environ.get("TAIPAN_X"), os.getenv("NOT_SET", "default"), "TAIPAN_X" in os.environ)  # expect: 1 default True
del os.environ["TAIPAN_X"]
os.environ["TAIPAN_X"]  # raises: KeyError: 'TAIPAN_X'
