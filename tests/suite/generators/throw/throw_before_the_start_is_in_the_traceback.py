import traceback


def generate():
    yield


try:
    generate().throw(KeyError("early"))
except KeyError as error:
    print([(entry.name, entry.lineno) for entry in traceback.extract_tb(error.__traceback__)])  # expect: [('<module>', 9), ('generate', 4)]
