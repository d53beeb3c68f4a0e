# What modules, functions and exceptions were called in Python 2: pickles of protocols 0 to 2 use those names.
# *_MAPPING lead to today's names, REVERSE_* back.  Of what was split or joined, each direction names one.


def _pairs(text):
    """(old, new) of lines "new: old old ..."."""
    for line in text.split('\n'):
        new, _, olds = line.strip().partition(':')
        for old in olds.split():
            yield old, new


def _names(text):
    """((old module, old name), (new module, new name)) of lines "old module -> new module: old[=new] ..."."""
    for line in text.split('\n'):
        modules, _, names = line.strip().partition(':')
        old_module, _, new_module = modules.partition(' -> ')
        for name in names.split():
            old, _, new = name.partition('=')
            yield (old_module, old), (new_module, new or old)


IMPORT_MAPPING = dict(_pairs('''
    builtins: __builtin__
    copyreg: copy_reg
    queue: Queue
    socketserver: SocketServer
    configparser: ConfigParser
    reprlib: repr
    tkinter: Tkinter
    tkinter.filedialog: tkFileDialog
    tkinter.simpledialog: tkSimpleDialog
    tkinter.colorchooser: tkColorChooser
    tkinter.commondialog: tkCommonDialog
    tkinter.dialog: Dialog
    tkinter.dnd: Tkdnd
    tkinter.font: tkFont
    tkinter.messagebox: tkMessageBox
    tkinter.scrolledtext: ScrolledText
    tkinter.constants: Tkconstants
    tkinter.ttk: ttk
    _markupbase: markupbase
    winreg: _winreg
    _thread: thread
    _dummy_thread: dummy_thread
    dbm: anydbm
    dbm.bsd: dbhash
    dbm.dumb: dumbdbm
    dbm.ndbm: dbm
    dbm.gnu: gdbm
    xmlrpc.client: xmlrpclib
    xmlrpc.server: SimpleXMLRPCServer
    http.client: httplib
    http.cookies: Cookie
    http.cookiejar: cookielib
    http.server: BaseHTTPServer
    html.entities: htmlentitydefs
    html.parser: HTMLParser
    test.support: test.test_support
    subprocess: commands
    urllib.parse: urlparse
    urllib.robotparser: robotparser
    urllib.request: urllib2
    collections.abc: _abcoll
'''))

NAME_MAPPING = dict(_names('''
    __builtin__ -> builtins: xrange=range unichr=chr unicode=str long=int
    __builtin__ -> functools: reduce
    __builtin__ -> sys: intern
    itertools -> builtins: izip=zip imap=map ifilter=filter
    itertools -> itertools: ifilterfalse=filterfalse izip_longest=zip_longest
    UserDict -> collections: IterableUserDict=UserDict
    UserList -> collections: UserList
    UserString -> collections: UserString
    whichdb -> dbm: whichdb
    _socket -> socket: fromfd
    _multiprocessing -> multiprocessing.connection: Connection
    multiprocessing.process -> multiprocessing.context: Process
    multiprocessing.forking -> multiprocessing.popen_fork: Popen
    urllib -> urllib.error: ContentTooShortError
    urllib -> urllib.request: getproxies pathname2url url2pathname urlcleanup urlopen urlretrieve
    urllib -> urllib.parse: quote_plus quote unquote_plus unquote urlencode
    urllib2 -> urllib.error: HTTPError URLError
'''))

PYTHON2_EXCEPTIONS = tuple('''
    ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError
    EnvironmentError Exception FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning
    IndentationError IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError NotImplementedError
    OSError OverflowError PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning StopIteration
    SyntaxError SyntaxWarning SystemError SystemExit TabError TypeError UnboundLocalError UnicodeDecodeError
    UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning
    ZeroDivisionError'''.split())

MULTIPROCESSING_EXCEPTIONS = ('AuthenticationError', 'BufferTooShort', 'ProcessError', 'TimeoutError')

for _name in PYTHON2_EXCEPTIONS:
    NAME_MAPPING['exceptions', _name] = 'builtins', _name
for _name in MULTIPROCESSING_EXCEPTIONS:
    NAME_MAPPING['multiprocessing', _name] = 'multiprocessing.context', _name

# so far each has one name on either side
REVERSE_IMPORT_MAPPING = {new: old for old, new in IMPORT_MAPPING.items()}
REVERSE_NAME_MAPPING = {new: old for old, new in NAME_MAPPING.items()}

# several old names for one of today
IMPORT_MAPPING.update(_pairs('''
    pickle: cPickle
    xml.etree.ElementTree: _elementtree
    tkinter.filedialog: FileDialog
    tkinter.simpledialog: SimpleDialog
    xmlrpc.server: DocXMLRPCServer
    http.server: SimpleHTTPServer CGIHTTPServer
    collections: UserDict UserList UserString
    dbm: whichdb
    io: StringIO cStringIO
'''))
NAME_MAPPING.update(_names('''
    __builtin__ -> builtins: basestring=str
    exceptions -> builtins: StandardError=Exception
    UserDict -> collections: UserDict
    socket -> socket: _socketobject=SocketType
'''))

# several names of today for one old
REVERSE_IMPORT_MAPPING.update({'_bz2': 'bz2', '_dbm': 'dbm', '_functools': 'functools', '_gdbm': 'gdbm',
                               '_pickle': 'pickle'})
REVERSE_NAME_MAPPING.update((new, old) for old, new in _names('''
    __builtin__ -> _functools: reduce
    FileDialog -> tkinter.filedialog: FileDialog LoadFileDialog SaveFileDialog
    SimpleDialog -> tkinter.simpledialog: SimpleDialog
    DocXMLRPCServer -> xmlrpc.server: ServerHTMLDoc XMLRPCDocGenerator DocXMLRPCRequestHandler DocXMLRPCServer
    DocXMLRPCServer -> xmlrpc.server: DocCGIXMLRPCRequestHandler
    SimpleHTTPServer -> http.server: SimpleHTTPRequestHandler
    CGIHTTPServer -> http.server: CGIHTTPRequestHandler
    socket -> _socket: _socketobject=socket
'''))

PYTHON3_OSERROR_EXCEPTIONS = tuple('''
    BrokenPipeError ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
    ConnectionResetError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError
    PermissionError ProcessLookupError TimeoutError'''.split())
PYTHON3_IMPORTERROR_EXCEPTIONS = ('ModuleNotFoundError',)

for _name in PYTHON3_OSERROR_EXCEPTIONS:
    REVERSE_NAME_MAPPING['builtins', _name] = 'exceptions', 'OSError'
for _name in PYTHON3_IMPORTERROR_EXCEPTIONS:
    REVERSE_NAME_MAPPING['builtins', _name] = 'exceptions', 'ImportError'
