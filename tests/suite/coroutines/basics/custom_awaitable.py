class Ask:
    def __init__(self, question):
        self.question = question

    def __await__(self):
        answer = yield self.question
        return answer.upper()


async def main():
    name = await Ask("name?")
    return f"hello {name}"


c = main()
print(c.send(None))  # expect: name?
try:
    c.send("ann")
except StopIteration as stop:
    print(stop.value)  # expect: hello ANN
