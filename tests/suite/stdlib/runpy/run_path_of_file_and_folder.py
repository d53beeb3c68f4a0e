import os
import runpy

with open("script.py", "w") as file:
    file.write("print('script', __name__, __file__, given)\nvalue = given + 1\n")
found = runpy.run_path("script.py", {"given": 1})
print(found["value"], found["__name__"])
os.mkdir("folder")
with open("folder/__main__.py", "w") as file:
    file.write("import beside\nprint(__name__, beside.name)\nanswer = 42\n")
with open("folder/beside.py", "w") as file:
    file.write("name = __name__\n")
print(runpy.run_path("folder", run_name="chosen")["answer"])
try:
    runpy.run_path("nowhere.py")
except OSError as error:
    print(type(error).__name__)

# expect-output:
# | script <run_path> script.py 1
# | 2 <run_path>
# | chosen beside
# | 42
# | FileNotFoundError
