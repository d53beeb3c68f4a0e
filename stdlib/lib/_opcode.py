"""What other modules ask about the numbered instructions of a stack machine.

Taipan runs a register bytecode of its own, which has no such numbers: no number is a valid one here, and no
table of names has rows.
"""

ENABLE_SPECIALIZATION = False
ENABLE_SPECIALIZATION_FT = False


def is_valid(opcode):
    """Return True if opcode is valid, False otherwise."""
    return False


def has_arg(opcode):
    """Return True if the opcode uses its oparg, False otherwise."""
    return False


has_const = has_name = has_jump = has_free = has_local = has_exc = has_arg


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
