from dataclasses import InitVar, dataclass, field


@dataclass
class Square:
    side: float
    scale: InitVar[int] = 1
    area: float = field(init=False)

    def __post_init__(self, scale):
        self.area = self.side**2 * scale


print(Square(3), Square(2, 10).area)  # expect: Square(side=3, area=9) 40
