class Loud:
    def speak(self):
        return super().speak().upper()


class Dog:
    def speak(self):
        return "woof"


class LoudDog(Loud, Dog):
    pass


print(LoudDog().speak())  # expect: WOOF
