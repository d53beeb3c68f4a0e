class Celsius(float):
    def __new__(cls, kelvin):
        return super().__new__(cls, kelvin - 273.15)


print(round(Celsius(300), 2), isinstance(Celsius(0), float))  # expect: 26.85 True
