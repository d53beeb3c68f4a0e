"""A tiny adventure: commands are split into words and taken apart by match statements. Play it from standard input."""

from dataclasses import dataclass, field

ROOMS = {
    "hall": {"exits": {"north": "library"}, "things": ["lamp"]},
    "library": {"exits": {"south": "hall", "east": "vault"}, "things": ["book"]},
    "vault": {"exits": {"west": "library"}, "things": ["gold"]},
}


@dataclass
class Game:
    room: str = "hall"
    bag: set[str] = field(default_factory=set)
    running: bool = True

    @property
    def here(self):
        return ROOMS[self.room]

    def obey(self, line):
        match line.lower().split():
            case ["quit" | "exit"]:
                self.running = False
                return "Good bye."
            case ["look"]:
                things = ", ".join(self.here["things"]) or "nothing"
                return f"You are in the {self.room}. You see {things}. Exits: {', '.join(self.here['exits'])}."
            case ["go", way] | [("north" | "south" | "east" | "west") as way]:
                return self.go(way)
            case ["take", "the", thing] | ["take", thing] if thing in self.here["things"]:
                self.here["things"].remove(thing)
                self.bag.add(thing)
                return f"Taken: {thing}."
            case ["take", *_]:
                return "You do not see that."
            case ["give", *things, "to", person]:
                return f"There is no {person.title()} to give {' and '.join(things)} to."
            case []:
                return "Say something."
            case [verb, *_]:
                return f"I do not know how to {verb}."

    def go(self, way):
        match self.here["exits"].get(way):
            case None:
                return "There is a wall."
            case "vault" if "lamp" not in self.bag:
                return "It is too dark."
            case room:
                self.room = room
                return self.obey("look")


game = Game()
while game.running:
    command = input("> ")
    print(command)
    print(game.obey(command))
print("You carry", ", ".join(sorted(game.bag)) or "nothing")
