import shapes
import shapes.square
from shapes import circle
from shapes.square import area

print(shapes.name, shapes.square.area(3), circle.area(1), area(2))  # expect: shapes 9 3 4
print(shapes.__path__[0].split("/")[-1], shapes.__package__, shapes.square.__package__)  # expect: shapes shapes shapes
