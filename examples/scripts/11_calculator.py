"""A calculator: a tokeniser of one regular expression, a parser by binding power, readable errors."""

import math
import operator
import re

TOKEN = re.compile(r"\s*(?:(?P<number>\d+\.?\d*|\.\d+)|(?P<name>[a-z]\w*)|(?P<operator>\*\*|[-+*/%(),=!^]))")
BINARY = {
    "+": (1, operator.add),
    "-": (1, operator.sub),
    "*": (2, operator.mul),
    "/": (2, operator.truediv),
    "%": (2, operator.mod),
    "^": (4, operator.pow),
    "**": (4, operator.pow),
}
FUNCTIONS = {"sqrt": math.sqrt, "max": max, "min": min, "abs": abs}


class CalculatorError(Exception):
    pass


def tokens(text):
    position = 0
    while position < len(text.rstrip()):
        if not (match := TOKEN.match(text, position)):
            raise CalculatorError(f"what is {text[position:].strip()[0]!r}?")
        yield match.lastgroup, match[match.lastgroup]
        position = match.end()
    yield "end", "the end"


class Calculator:
    def __init__(self):
        self.names = {"pi": math.pi}

    def run(self, text):
        self.tokens = list(tokens(text))
        match self.tokens:
            case [("name", name), ("operator", "="), *rest]:
                self.tokens = rest
                value = self.names[name] = self.whole()
                return value
        return self.whole()

    def whole(self):
        value = self.expression(0)
        if self.peek() != "the end":
            raise CalculatorError(f"did not expect {self.peek()!r}")
        return value

    def peek(self):
        return self.tokens[0][1]

    def take(self):
        return self.tokens.pop(0)

    def expect(self, text):
        if self.take()[1] != text:
            raise CalculatorError(f"{text!r} is missing")

    def expression(self, least):
        left = self.operand()
        while (entry := BINARY.get(self.peek())) and entry[0] > least:
            power, function = entry
            self.take()
            right = self.expression(power - 1 if power == 4 else power)
            try:
                left = function(left, right)
            except ZeroDivisionError:
                raise CalculatorError("division by zero") from None
        if self.peek() == "!":
            self.take()
            left = math.factorial(int(left))
        return left

    def operand(self):
        match self.take():
            case "number", text:
                return float(text) if "." in text else int(text)
            case "name", name if self.peek() == "(":
                return self.call(name)
            case "name", name:
                if name not in self.names:
                    raise CalculatorError(f"{name} is unknown")
                return self.names[name]
            case "operator", "-":
                return -self.expression(3)
            case "operator", "(":
                value = self.expression(0)
                self.expect(")")
                return value
            case _, text:
                raise CalculatorError(f"did not expect {text!r}")

    def call(self, name):
        self.take()
        arguments = [self.expression(0)]
        while self.peek() == ",":
            self.take()
            arguments.append(self.expression(0))
        self.expect(")")
        return FUNCTIONS[name](*arguments)


calculator = Calculator()
for line in """1 + 2 * 3
(1 + 2) * 3
2 ^ 3 ^ 2
-2 ** 2
x = sqrt(16) / 8
x * 10 - .5
max(1, x, 2 ^ 0.5)
2 * pi
10 % 4 - 7 - 1
20!
1 / (x - 0.5)
2 +
(1 + 2
y + 1
3 $ 4""".splitlines():
    try:
        print(f"{line:<20} = {calculator.run(line)}")
    except CalculatorError as error:
        print(f"{line:<20} ? {error}")
