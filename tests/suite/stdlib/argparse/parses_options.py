import argparse

p = argparse.ArgumentParser(prog="tool")
p.add_argument("file")
p.add_argument("-n", "--number", type=int, default=3)
p.add_argument("-v", action="store_true")
print(p.parse_args(["x.txt", "-n", "5"]), p.parse_args(["-v", "y"]))  # expect: Namespace(file='x.txt', number=5, v=False) Namespace(file='y', number=3, v=True)
p.parse_args([])

# exit: 2
# stderr:
# | usage: tool [-h] [-n NUMBER] [-v] file
# | tool: error: the following arguments are required: file
