import collections
import io
import pickle


class Local:
    pass


def local():
    class Inside:
        pass
    return Inside


def tell(action, *arguments, **keywords):
    try:
        print(action(*arguments, **keywords))
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0], getattr(error, "__notes__", []))


Renamed = Local
Local = None
tell(pickle.dumps, [1, {"key": lambda: 0}])
tell(pickle.dumps, local()())
tell(pickle.dumps, Renamed())
tell(pickle.dumps, (i for i in ()))
tell(pickle.dumps, [1, (2, open)], 7)
tell(pickle.dumps, pickle.PickleBuffer(b"x"), 4)
for data in b"", b"\x80\x05K", b"K", b"?", b".", b"\x80\x09.", b"cnowhere\nname\n.", b"\x80\x04\x8c\x04math\x8c\x05a.b.c\x93.", b"h\x05.", b"S'x\n.":
    tell(pickle.loads, data)
tell(pickle.loads, "text")


class Persistent(pickle.Pickler):
    def persistent_id(self, obj):
        return "the-" + obj if obj == "one" else None

    def reducer_override(self, obj):
        return (int, ("7",)) if obj is len else NotImplemented


class Reader(pickle.Unpickler):
    def persistent_load(self, pid):
        return pid.upper()

    def find_class(self, module, name):
        if module != "builtins":
            raise pickle.UnpicklingError("not allowed")
        return super().find_class(module, name)


file = io.BytesIO()
Persistent(file).dump(["one", "two", len])
file.seek(0)
print(Reader(file).load())
tell(Reader(io.BytesIO(pickle.dumps(collections.OrderedDict))).load)

buffers = []
data = pickle.dumps([pickle.PickleBuffer(bytearray(b"out of band"))], 5, buffer_callback=buffers.append)
print(len(buffers), b"band" in data, pickle.loads(data, buffers=buffers)[0].raw().tobytes())
tell(pickle.loads, data)
print(pickle.dumps(Exception, 2), pickle.loads(b"c__builtin__\nunicode\n."), pickle.loads(b"U\x02\xe9a.", encoding="latin-1"))

# expect-output:
# | PicklingError Can't pickle <function <lambda> ["when serializing dict item 'key'", 'when serializing list item 1']
# | PicklingError Can't pickle local object <class '__main__.local.<locals>.Inside'> ['when serializing local.<locals>.Inside class', 'when serializing local.<locals>.Inside object']
# | PicklingError Can't pickle <class '__main__.Local'>: it's not the same object as __main__.Local ['when serializing Local class', 'when serializing Local object']
# | TypeError cannot pickle 'generator' object []
# | ValueError pickle protocol must be <= 5 []
# | PicklingError PickleBuffer can only be pickled with protocol >= 5 []
# | EOFError Ran out of input []
# | UnpicklingError pickle data was truncated []
# | UnpicklingError pickle data was truncated []
# | UnpicklingError invalid load key, '?'. []
# | UnpicklingError unpickling stack underflow []
# | ValueError unsupported pickle protocol: 9 []
# | ModuleNotFoundError No module named 'nowhere' []
# | AttributeError Can't resolve path 'a.b.c' on module 'math' []
# | UnpicklingError Memo value not found at index 5 []
# | UnpicklingError the STRING opcode argument must be quoted []
# | TypeError a bytes-like object is required, not 'str' []
# | ['THE-ONE', 'two', 7]
# | UnpicklingError not allowed []
# | 1 False b'out of band'
# | UnpicklingError pickle stream refers to out-of-band data but no *buffers* argument was given []
# | b'\x80\x02cexceptions\nException\nq\x00.' <class 'str'> éa
