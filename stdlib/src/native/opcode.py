"""What other modules ask about the instructions of Taipan's register machine, by number."""

ENABLE_SPECIALIZATION = False
ENABLE_SPECIALIZATION_FT = False


def _kind(opcode):
    table = _table()
    return table[opcode][1] if 0 <= opcode < len(table) else ""


def is_valid(opcode):
    """Return True if opcode is valid, False otherwise."""
    return 0 <= opcode < len(_table())


def has_arg(opcode):
    """Return True if the opcode uses its oparg, False otherwise."""
    return _kind(opcode) != ""


def has_const(opcode):
    """Return True if the opcode accesses a constant, False otherwise."""
    return _kind(opcode) == "const"


def has_name(opcode):
    """Return True if the opcode accesses an attribute by name, False otherwise."""
    return _kind(opcode) == "name"


def has_jump(opcode):
    """Return True if the opcode has a jump target, False otherwise."""
    return _kind(opcode) == "jump"


def has_free(opcode):
    """Return True if the opcode accesses a free variable, False otherwise."""
    return _kind(opcode) == "free"


def has_local(opcode):
    """Return True if the opcode accesses a local variable, False otherwise."""
    return _kind(opcode) == "local"


def has_exc(opcode):
    """Return True if the opcode sets an exception handler, False otherwise: handlers stand in tables."""
    return False


def stack_effect(opcode, oparg=None, /, *, jump=None):
    """Compute the stack effect of the opcode."""
    if jump not in (None, True, False):
        raise ValueError("stack_effect: jump must be False, True or None")
    raise ValueError("invalid opcode or oparg")


def get_specialization_stats():
    """Return the specialization stats."""
    return None


def get_nb_ops():
    """Return array of symbols of binary ops."""
    return []


def get_intrinsic1_descs():
    """Return a list of names of the unary intrinsics."""
    return []


def get_intrinsic2_descs():
    """Return a list of names of the binary intrinsics."""
    return []


def get_special_method_names():
    """Return a list of special method names."""
    return []


def get_executor(*, code, offset):
    """Return the executor object at offset in code if exists, None otherwise."""
    return None
