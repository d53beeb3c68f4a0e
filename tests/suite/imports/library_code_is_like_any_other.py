"""Code of the library has names, constants and places, though nothing of it is compiled when it is imported."""
import json
import textwrap
import traceback

print(textwrap.dedent.__code__.co_name, textwrap.dedent.__code__.co_varnames[0], textwrap.__doc__ is not None)  # expect: dedent text True
try:
    json.loads("[1,")
except ValueError as error:
    frames = traceback.extract_tb(error.__traceback__)
    print(len(frames) > 1, frames[1].name, frames[1].lineno > 1)  # expect: True loads True
print(json.dumps.__kwdefaults__["indent"], json.dumps.__code__.co_kwonlyargcount)  # expect: None 9
print(type(textwrap.dedent.__code__.co_consts))  # expect: <class 'tuple'>
try:
    textwrap.wrap()
except TypeError as error:
    print(error)  # expect: wrap() missing 1 required positional argument: 'text'
