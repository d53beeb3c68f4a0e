class Dog:
    kind = "canine"

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} barks"


d = Dog("Rex")
print(d.name, d.kind, d.speak(), Dog.speak(d), Dog.__name__)  # expect: Rex canine Rex barks Rex barks Dog
