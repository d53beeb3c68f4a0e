class HttpError(Exception):
    def __init__(self, code, text):
        super().__init__(f"{code}: {text}")
        self.code = code


try:
    raise HttpError(404, "Not Found")
except HttpError as error:
    print(error, error.code, error.args)  # expect: 404: Not Found 404 ('404: Not Found',)
