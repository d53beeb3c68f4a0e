//! The instruction set: one row an opcode. The enum, the encoder's checks, the listing and the dispatch
//! tables follow from this table alone; `interp` fails to compile when a row has no handler.
//!
//! An instruction is one 64-bit word, `op:8 flags:8 a:16 b:16 c:16` from the low end, followed by as many
//! inline-cache words as its row says (zero in `Code`, owned by the VM in `LoadedCode`). `bc` is the
//! 32-bit number whose low half is `b` and whose high half is `c`; jumps count in words from the end of the
//! instruction, its caches included.
//!
//! Registers `r0 …` are *locals* (one home for the whole frame, `Unset` when unbound) followed by *temps*
//! (allocated in stack order, dead when written, moved when read). The flags say which operand is which:
//!
//! | flag | meaning |
//! |---|---|
//! | `DROP_A` | `a` is a local: drop what it held before writing |
//! | `MOVE_A`, `MOVE_B`, `MOVE_C` | the source operand is a temp: the instruction consumes it, also when it raises |
//! | `X1`, `X2`, `X3`, `X4` | what the row says |
//!
//! A *run* `r[x..+n]` is n consecutive temps and always consumed. A *call window* at `a` is the callable in
//! `r[a]`, three reserved words, then the arguments from `r[a+4]`: the callee's frame record and its first
//! registers lie exactly there. A *method window* holds the function in `r[a]`, the receiver in `r[a+4]` and
//! arguments from `r[a+5]`; when the attribute was no method, `r[a]` is Unset and the callable lies in
//! `r[a+1]`, so that `r[a+1]` is a call window. The result of a call lands in `r[a]`.

/// `a` is a local register: its old value is dropped when the instruction writes it.
pub const DROP_A: u8 = 1;
/// Source operand `a` is a temp and is consumed.
pub const MOVE_A: u8 = 1;
/// Source operand `b` is a temp and is consumed.
pub const MOVE_B: u8 = 2;
/// Source operand `c` is a temp and is consumed.
pub const MOVE_C: u8 = 4;
/// First flag whose meaning the row gives.
pub const X1: u8 = 16;
/// Second flag whose meaning the row gives.
pub const X2: u8 = 32;
/// Third flag whose meaning the row gives.
pub const X3: u8 = 64;
/// Fourth flag whose meaning the row gives.
pub const X4: u8 = 128;

/// Words of a frame record between the callable and the first argument, the callable's own word included.
pub const FRAME_WORDS: usize = 4;

/// How the operands of an instruction are printed and checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operands {
    /// No operands.
    None,
    /// `a` is a destination.
    Dst,
    /// `a` is a destination, `b` a source.
    DstSrc,
    /// `a` is a destination, `b` and `c` sources.
    DstSrcSrc,
    /// `a` is a destination, `b` a source, `c` a signed 16-bit number.
    DstSrcImm,
    /// `a` is a destination, `b` a source, `c` the highest 16 bits of a float whose other bits are zero.
    DstSrcFloat,
    /// `a` is a destination, `bc` an index of a constant.
    DstConst,
    /// `a` is a destination, `bc` a signed 32-bit number.
    DstImm,
    /// `a` is a destination, `b` an index of a name.
    DstName,
    /// `a` is a destination, `b` a source, `c` an index of a name.
    DstSrcName,
    /// `a` is a destination, `b` a plain number, `c` another.
    DstNumNum,
    /// `a` is a destination, `b` the first temp of a run of `c`.
    DstRun,
    /// `a` is a source.
    Src,
    /// `a` and `b` are sources.
    SrcSrc,
    /// `a`, `b` and `c` are sources.
    SrcSrcSrc,
    /// `a` is a source, `b` an index of a name.
    SrcName,
    /// `a` is an object, `b` a value, `c` an index of a name.
    SrcSrcName,
    /// `a` is a source, `b` a plain number.
    SrcNum,
    /// `bc` is a signed jump distance.
    Jump,
    /// `a` is a source, `bc` a signed jump distance.
    SrcJump,
    /// `a` and `b` are sources, `c` a signed 16-bit jump distance.
    SrcSrcJump,
    /// `a` is a source, `b` a signed 16-bit number, `c` a signed 16-bit jump distance.
    SrcImmJump,
    /// `a` is a destination, `b` an iterator that stays, `c` an unsigned 16-bit jump distance.
    DstIterJump,
    /// `a` is a call window, `b` the number of arguments, `c` a number the row explains.
    Call,
}

macro_rules! opcodes {
    ($($(#[doc = $effect:literal])+ $name:ident = $text:literal, $operands:ident, $caches:literal;)+) => {
        /// An operation of the virtual machine. Each variant's documentation is its effect.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Op { $($(#[doc = $effect])+ $name,)+ }

        /// What is known of each opcode, in the order of the enum.
        pub static ROWS: &[Row] = &[$(Row {
            op: Op::$name, text: $text, operands: Operands::$operands, caches: $caches,
            effect: concat!($($effect),+),
        },)+];

        /// Calls the given macro with the list of all opcodes, so that dispatch tables can be derived.
        #[macro_export]
        macro_rules! for_each_opcode { ($then:path) => { $then! { $($name)+ } }; }
    };
}

/// One row of the table.
pub struct Row {
    /// The opcode.
    pub op: Op,
    /// Its name in listings.
    pub text: &'static str,
    /// The form of its operands.
    pub operands: Operands,
    /// How many inline-cache words follow it.
    pub caches: u8,
    /// Its effect in register notation.
    pub effect: &'static str,
}

opcodes! {
    /// Nothing.
    Nop = "NOP", None, 0;
    // -- moves and constants
    /// `r[a] = r[b]`
    Move = "MOVE", DstSrc, 0;
    /// `r[a] = constants[bc]`
    LoadConst = "LOAD_CONST", DstConst, 0;
    /// `r[a] = int(bc)`
    LoadInt = "LOAD_INT", DstImm, 0;
    /// `r[a] = ` None, False, True, Ellipsis, NotImplemented, Unset for `b` = 0 … 5 (see `bytecode::immediate`)
    LoadImmediate = "LOAD_IMMEDIATE", DstNumNum, 0;
    /// drop temp `r[a]`
    Drop = "DROP", Src, 0;
    /// raise UnboundLocalError when local `r[a]` is Unset (NameError when X1: a free variable's register)
    CheckLocal = "CHECK_LOCAL", Src, 0;
    /// drop local `r[a]`, leave it Unset; raise UnboundLocalError when it was Unset
    DeleteLocal = "DELETE_LOCAL", Src, 0;
    /// drop local `r[a]`, leave it Unset, in silence
    ClearLocal = "CLEAR_LOCAL", Src, 0;
    /// local `r[a] = cell(r[a])`, an empty cell when it was Unset
    MakeCell = "MAKE_CELL", Src, 0;
    /// `r[a] = content of the cell in local r[b]`; NameError of either kind when empty
    LoadCell = "LOAD_CELL", DstSrc, 0;
    /// content of the cell in local `r[a]` = `r[b]`
    StoreCell = "STORE_CELL", SrcSrc, 0;
    /// empty the cell in local `r[a]`; error when it is empty already, unless X1
    DeleteCell = "DELETE_CELL", Src, 0;
    /// `r[a] = content of closure cell b`
    LoadFree = "LOAD_FREE", DstNumNum, 0;
    /// content of closure cell `b` = `r[a]`
    StoreFree = "STORE_FREE", SrcNum, 0;
    /// empty closure cell `b`; error when it is empty already, unless X1 (`a` unused)
    DeleteFree = "DELETE_FREE", SrcNum, 0;
    /// `r[a] = closure cell b itself`
    LoadFreeCell = "LOAD_FREE_CELL", DstNumNum, 0;
    // -- names
    /// `r[a] = globals or builtins [names[b]]`
    LoadGlobal = "LOAD_GLOBAL", DstName, 2;
    /// `globals[names[b]] = r[a]`
    StoreGlobal = "STORE_GLOBAL", SrcName, 1;
    /// `del globals[names[b]]` (`a` unused)
    DeleteGlobal = "DELETE_GLOBAL", SrcName, 0;
    /// `r[a] = namespace, globals or builtins [names[b]]`; the namespace is `r[0]`, or globals when that is Unset
    LoadName = "LOAD_NAME", DstName, 2;
    /// `namespace[names[b]] = r[a]`
    StoreName = "STORE_NAME", SrcName, 1;
    /// `del namespace[names[b]]` (`a` unused)
    DeleteName = "DELETE_NAME", SrcName, 0;
    /// `r[a] = mapping r[a] [free name c]`, or the content of closure cell `c`; consumes the mapping in temp `r[a]`
    LoadMappingOrFree = "LOAD_MAPPING_OR_FREE", DstNumNum, 0;
    /// `r[a] = mapping r[a] [names[b]]`, or globals, builtins; consumes the mapping in temp `r[a]`
    LoadMappingOrGlobal = "LOAD_MAPPING_OR_GLOBAL", DstName, 0;
    /// `r[a] = ` the namespace of a class body or module (`locals()` of it)
    LoadLocals = "LOAD_LOCALS", Dst, 0;
    // -- attributes and items
    /// `r[a] = r[b].names[c]`
    LoadAttr = "LOAD_ATTR", DstSrcName, 2;
    /// `r[a].names[c] = r[b]`
    StoreAttr = "STORE_ATTR", SrcSrcName, 2;
    /// `del r[a].names[c]` (`b` unused)
    DeleteAttr = "DELETE_ATTR", SrcSrcName, 0;
    /// method window at `a` from `r[b].names[c]`
    LoadMethod = "LOAD_METHOD", DstSrcName, 2;
    /// `r[a] = super attribute names[c]`: temps `r[b]` = the name `super`'s value, `r[b+1]` = class, `r[b+2]` = self, consumed;
    /// X1: the two stand in the source, else `super()` implied them
    LoadSuperAttr = "LOAD_SUPER_ATTR", DstSrcName, 1;
    /// method window at `a` from the super attribute `names[c]`, operands as LOAD_SUPER_ATTR
    LoadSuperMethod = "LOAD_SUPER_METHOD", DstSrcName, 1;
    /// `r[a] = bound special method c of r[b]`: 0 `__enter__`, 1 `__exit__`, 2 `__aenter__`, 3 `__aexit__`
    LoadSpecial = "LOAD_SPECIAL", DstNumNum, 0;
    /// `r[a] = r[b][r[c]]`
    LoadItem = "LOAD_ITEM", DstSrcSrc, 1;
    /// `r[a][r[b]] = r[c]`
    StoreItem = "STORE_ITEM", SrcSrcSrc, 1;
    /// `del r[a][r[b]]`
    DeleteItem = "DELETE_ITEM", SrcSrc, 0;
    // -- arithmetic; X1 asks for the in-place form
    /// `r[a] = r[b] + r[c]`
    Add = "ADD", DstSrcSrc, 0;
    /// `r[a] = r[b] - r[c]`
    Subtract = "SUBTRACT", DstSrcSrc, 0;
    /// `r[a] = r[b] * r[c]`
    Multiply = "MULTIPLY", DstSrcSrc, 0;
    /// `r[a] = r[b] / r[c]`
    TrueDivide = "TRUE_DIVIDE", DstSrcSrc, 0;
    /// `r[a] = r[b] // r[c]`
    FloorDivide = "FLOOR_DIVIDE", DstSrcSrc, 0;
    /// `r[a] = r[b] % r[c]`
    Modulo = "MODULO", DstSrcSrc, 0;
    /// `r[a] = r[b] ** r[c]`
    Power = "POWER", DstSrcSrc, 0;
    /// `r[a] = r[b] @ r[c]`
    MatrixMultiply = "MATRIX_MULTIPLY", DstSrcSrc, 0;
    /// `r[a] = r[b] << r[c]`
    ShiftLeft = "SHIFT_LEFT", DstSrcSrc, 0;
    /// `r[a] = r[b] >> r[c]`
    ShiftRight = "SHIFT_RIGHT", DstSrcSrc, 0;
    /// `r[a] = r[b] & r[c]`
    And = "AND", DstSrcSrc, 0;
    /// `r[a] = r[b] | r[c]`
    Or = "OR", DstSrcSrc, 0;
    /// `r[a] = r[b] ^ r[c]`
    Xor = "XOR", DstSrcSrc, 0;
    /// `r[a] = r[b] + c`
    AddImmediate = "ADD_IMMEDIATE", DstSrcImm, 0;
    /// `r[a] = r[b] - c`
    SubtractImmediate = "SUBTRACT_IMMEDIATE", DstSrcImm, 0;
    /// `r[a] = r[b] * c`
    MultiplyImmediate = "MULTIPLY_IMMEDIATE", DstSrcImm, 0;
    /// `r[a] = r[b] // c`
    FloorDivideImmediate = "FLOOR_DIVIDE_IMMEDIATE", DstSrcImm, 0;
    /// `r[a] = r[b] % c`
    ModuloImmediate = "MODULO_IMMEDIATE", DstSrcImm, 0;
    /// `r[a] = r[b] & c`
    AndImmediate = "AND_IMMEDIATE", DstSrcImm, 0;
    /// `r[a] = r[b] << c`
    ShiftLeftImmediate = "SHIFT_LEFT_IMMEDIATE", DstSrcImm, 0;
    /// `r[a] = r[b] >> c`
    ShiftRightImmediate = "SHIFT_RIGHT_IMMEDIATE", DstSrcImm, 0;
    /// `r[a] = r[b] + c` (`c + r[b]` when X2)
    AddFloat = "ADD_FLOAT", DstSrcFloat, 0;
    /// `r[a] = r[b] - c`
    SubtractFloat = "SUBTRACT_FLOAT", DstSrcFloat, 0;
    /// `r[a] = c - r[b]`
    SubtractFromFloat = "SUBTRACT_FROM_FLOAT", DstSrcFloat, 0;
    /// `r[a] = r[b] * c` (`c * r[b]` when X2)
    MultiplyFloat = "MULTIPLY_FLOAT", DstSrcFloat, 0;
    /// `r[a] = r[b] / c`, which is not zero
    TrueDivideFloat = "TRUE_DIVIDE_FLOAT", DstSrcFloat, 0;
    /// `r[a] = c / r[b]`
    TrueDivideIntoFloat = "TRUE_DIVIDE_INTO_FLOAT", DstSrcFloat, 0;
    /// `r[a] = -r[b]`
    Negate = "NEGATE", DstSrc, 0;
    /// `r[a] = +r[b]`
    Plus = "PLUS", DstSrc, 0;
    /// `r[a] = ~r[b]`
    Invert = "INVERT", DstSrc, 0;
    /// `r[a] = not r[b]`
    Not = "NOT", DstSrc, 0;
    // -- comparisons
    /// `r[a] = r[b] < r[c]`
    Less = "LESS", DstSrcSrc, 0;
    /// `r[a] = r[b] <= r[c]`
    LessEqual = "LESS_EQUAL", DstSrcSrc, 0;
    /// `r[a] = r[b] == r[c]`
    Equal = "EQUAL", DstSrcSrc, 0;
    /// `r[a] = r[b] != r[c]`
    NotEqual = "NOT_EQUAL", DstSrcSrc, 0;
    /// `r[a] = r[b] > r[c]`
    Greater = "GREATER", DstSrcSrc, 0;
    /// `r[a] = r[b] >= r[c]`
    GreaterEqual = "GREATER_EQUAL", DstSrcSrc, 0;
    /// `r[a] = r[b] is r[c]` (`is not` when X1)
    Is = "IS", DstSrcSrc, 0;
    /// `r[a] = r[b] in r[c]` (`not in` when X1)
    Contains = "CONTAINS", DstSrcSrc, 0;
    // -- jumps
    /// jump by `bc`
    Jump = "JUMP", Jump, 0;
    /// jump back by `bc` (negative); asks the eval breaker
    JumpBack = "JUMP_BACK", Jump, 0;
    /// jump by `bc` when `r[a]` is true
    JumpIfTrue = "JUMP_IF_TRUE", SrcJump, 0;
    /// jump by `bc` when `r[a]` is false
    JumpIfFalse = "JUMP_IF_FALSE", SrcJump, 0;
    /// when temp `r[a]` is true jump by `bc` and keep it, else drop it; it is live while its truth is asked
    JumpIfTrueOrDrop = "JUMP_IF_TRUE_OR_DROP", SrcJump, 0;
    /// when temp `r[a]` is false jump by `bc` and keep it, else drop it; it is live while its truth is asked
    JumpIfFalseOrDrop = "JUMP_IF_FALSE_OR_DROP", SrcJump, 0;
    /// jump by `bc` when `r[a]` is None (is not None when X1)
    JumpIfNone = "JUMP_IF_NONE", SrcJump, 0;
    /// jump by `c` when `r[a] < r[b]` is true (is false when X1)
    JumpLess = "JUMP_LESS", SrcSrcJump, 0;
    /// jump by `c` when `r[a] <= r[b]` is true (is false when X1)
    JumpLessEqual = "JUMP_LESS_EQUAL", SrcSrcJump, 0;
    /// jump by `c` when `r[a] == r[b]` is true (is false when X1)
    JumpEqual = "JUMP_EQUAL", SrcSrcJump, 0;
    /// jump by `c` when `r[a] != r[b]` is true (is false when X1)
    JumpNotEqual = "JUMP_NOT_EQUAL", SrcSrcJump, 0;
    /// jump by `c` when `r[a] > r[b]` is true (is false when X1)
    JumpGreater = "JUMP_GREATER", SrcSrcJump, 0;
    /// jump by `c` when `r[a] >= r[b]` is true (is false when X1)
    JumpGreaterEqual = "JUMP_GREATER_EQUAL", SrcSrcJump, 0;
    /// jump by `c` when `r[a] < b` is true (is false when X1; `b` is a float when X2)
    JumpLessImmediate = "JUMP_LESS_IMMEDIATE", SrcImmJump, 0;
    /// jump by `c` when `r[a] <= b` is true (is false when X1; `b` is a float when X2)
    JumpLessEqualImmediate = "JUMP_LESS_EQUAL_IMMEDIATE", SrcImmJump, 0;
    /// jump by `c` when `r[a] == b` is true (is false when X1; `b` is a float when X2)
    JumpEqualImmediate = "JUMP_EQUAL_IMMEDIATE", SrcImmJump, 0;
    /// jump by `c` when `r[a] != b` is true (is false when X1; `b` is a float when X2)
    JumpNotEqualImmediate = "JUMP_NOT_EQUAL_IMMEDIATE", SrcImmJump, 0;
    /// jump by `c` when `r[a] > b` is true (is false when X1; `b` is a float when X2)
    JumpGreaterImmediate = "JUMP_GREATER_IMMEDIATE", SrcImmJump, 0;
    /// jump by `c` when `r[a] >= b` is true (is false when X1; `b` is a float when X2)
    JumpGreaterEqualImmediate = "JUMP_GREATER_EQUAL_IMMEDIATE", SrcImmJump, 0;
    /// jump by `c` when `r[a] is r[b]` (is not when X1)
    JumpIs = "JUMP_IS", SrcSrcJump, 0;
    /// jump by `c` when `r[a] in r[b]` (not in when X1)
    JumpContains = "JUMP_CONTAINS", SrcSrcJump, 0;
    // -- iteration
    /// `r[a] = iter(r[b])`
    GetIter = "GET_ITER", DstSrc, 0;
    /// `r[a] = next(r[b])`, or at the end drop temp `r[b]` and jump by `c`
    ForIter = "FOR_ITER", DstIterJump, 0;
    /// `r[a..+c] = elements of r[b]`, exactly `c` of them
    UnpackSequence = "UNPACK_SEQUENCE", DstRun, 0;
    /// `r[a..] = ` elements of `r[b]`: `c` before, a list, then as many after as the cache word says (the word is an operand)
    UnpackStarred = "UNPACK_STARRED", DstRun, 1;
    // -- building
    /// `r[a] = tuple of r[b..+c]`
    BuildTuple = "BUILD_TUPLE", DstRun, 0;
    /// `r[a] = list of r[b..+c]`
    BuildList = "BUILD_LIST", DstRun, 0;
    /// `r[a] = set of r[b..+c]`
    BuildSet = "BUILD_SET", DstRun, 0;
    /// `r[a] = dict of r[b..+2c]`, key, value, key, value …
    BuildDict = "BUILD_DICT", DstRun, 0;
    /// `r[a] = str concatenation of r[b..+c]`
    BuildString = "BUILD_STRING", DstRun, 0;
    /// `r[a] = slice(r[b..+c])`, `c` = 2 or 3
    BuildSlice = "BUILD_SLICE", DstRun, 0;
    /// add `r[c]` to the sum `r[b]`; `r[a] = ` whether that was possible without a script
    SumStep = "SUM_STEP", DstSrcSrc, 0;
    /// append `r[b]` to list `r[a]`
    ListAppend = "LIST_APPEND", SrcSrc, 0;
    /// add `r[b]` to set `r[a]`
    SetAdd = "SET_ADD", SrcSrc, 0;
    /// dict `r[a][r[b]] = r[c]`
    DictAdd = "DICT_ADD", SrcSrcSrc, 0;
    /// extend list `r[a]` by the elements of `r[b]`; X1: the text of the error says `Value after * must be an iterable`; X2: it says `f() argument after * must be an iterable` and `r[c]` is the callable, kept
    ListExtend = "LIST_EXTEND", SrcSrc, 0;
    /// add the elements of `r[b]` to set `r[a]`
    SetUpdate = "SET_UPDATE", SrcSrc, 0;
    /// update dict `r[a]` from mapping `r[b]`
    DictUpdate = "DICT_UPDATE", SrcSrc, 0;
    /// update keyword dict `r[a]` from mapping `r[b]`, refusing duplicates; `r[c]` is the callable, kept, for the error's text
    DictMerge = "DICT_MERGE", SrcSrcSrc, 0;
    /// `r[a] = tuple(list r[b])`
    ListToTuple = "LIST_TO_TUPLE", DstSrc, 0;
    /// `r[a] = format(convert(r[b]), spec r[c])`; conversion in X2+X3: 0 none, X2 `!s`, X3 `!r`, X2|X3 `!a`; no spec unless X1
    FormatValue = "FORMAT_VALUE", DstSrcSrc, 0;
    /// `r[a] = Interpolation` from temps `r[b]` value, `r[b+1]` expression text, `r[b+2]` format spec (str) ; conversion as FORMAT_VALUE
    BuildInterpolation = "BUILD_INTERPOLATION", DstSrc, 0;
    /// `r[a] = Template(tuple of strings r[b], tuple of interpolations r[c])`
    BuildTemplate = "BUILD_TEMPLATE", DstSrcSrc, 0;
    // -- calls
    /// call window `a` with `b` positional arguments; result in `r[a]`
    Call = "CALL", Call, 2;
    /// method window `a` with `b` positional arguments, the receiver not counted; result in `r[a]`
    CallMethod = "CALL_METHOD", Call, 2;
    /// as CALL (as CALL_METHOD when X1), the last arguments named by the tuple in `constants[c]`
    CallKeywords = "CALL_KEYWORDS", Call, 2;
    /// call window `a`: `r[a+4]` holds the positional arguments (tuple or list), `r[a+5]` the keyword dict when X1
    CallSpread = "CALL_SPREAD", Call, 0;
    /// return `r[a]` (at the end of the body, without a statement, when X1)
    Return = "RETURN", Src, 0;
    /// `r[a] = function(constants[b])`; the run at `c` holds those of: X1 defaults tuple, X2 keyword defaults dict, X3 annotate function, X4 closure tuple
    MakeFunction = "MAKE_FUNCTION", DstNumNum, 0;
    /// `r[a] = __build_class__`
    LoadBuildClass = "LOAD_BUILD_CLASS", Dst, 0;
    // -- generators and coroutines
    /// yield `r[b]`; `r[a] = ` what is sent; X1: the next instruction drops it
    Yield = "YIELD", DstSrc, 0;
    /// run iterator temp `r[b]`, live until then, to its end in place of this frame; `r[a] = ` its result; X1: await
    YieldFrom = "YIELD_FROM", DstSrc, 0;
    /// `r[a] = iterator for yield from r[b]`
    GetYieldFromIter = "GET_YIELD_FROM_ITER", DstSrc, 0;
    /// `r[a] = awaitable's iterator of r[b]`; `c` = 1 or 2 when it came from `__aenter__` or `__aexit__`, for the error's text
    GetAwaitable = "GET_AWAITABLE", DstNumNum, 0;
    /// `r[a] = r[b].__aiter__()`
    GetAsyncIter = "GET_ASYNC_ITER", DstSrc, 0;
    /// `r[a] = iterator of the awaitable r[b].__anext__()`, `r[b]` stays
    GetAsyncNext = "GET_ASYNC_NEXT", DstSrc, 0;
    // -- exceptions
    /// raise `r[a]`, from `r[b]` when X1
    Raise = "RAISE", SrcSrc, 0;
    /// raise the exception being handled
    RaiseAgain = "RAISE_AGAIN", None, 0;
    /// raise temp `r[a]`, an exception caught before, adding nothing to its traceback for this line
    Reraise = "RERAISE", Src, 0;
    /// temp `r[a] = ` the exception being handled until now; handled is now `r[b]`, which stays
    PushHandled = "PUSH_HANDLED", DstSrc, 0;
    /// the exception being handled is again temp `r[a]`, consumed
    PopHandled = "POP_HANDLED", Src, 0;
    /// `r[a] = exception r[b] matches r[c]`
    MatchException = "MATCH_EXCEPTION", DstSrcSrc, 0;
    /// split group or exception temp `r[b]` by `r[c]`: `r[a] = ` the matching part or None, `r[b] = ` the rest or None
    MatchGroup = "MATCH_GROUP", DstSrcSrc, 0;
    /// `r[a] = ` what `except*` must raise, or None: `r[b]` the original, `r[c]` the list of raised and unmatched
    PrepareRaiseStar = "PREPARE_RAISE_STAR", DstSrcSrc, 0;
    /// `r[a] = AssertionError`
    LoadAssertionError = "LOAD_ASSERTION_ERROR", Dst, 0;
    // -- imports
    /// `r[a] = __import__(names[b])` with temps `r[c]` = level and `r[c+1]` = names from, consumed
    ImportName = "IMPORT_NAME", DstNumNum, 0;
    /// `r[a] = attribute names[c] of module r[b]`, which stays; ImportError when missing
    ImportFrom = "IMPORT_FROM", DstSrcName, 0;
    /// bind all public names of module `r[a]` in the namespace
    ImportStar = "IMPORT_STAR", Src, 0;
    // -- patterns; the subject stays
    /// `r[a] = len(r[b])`
    GetLen = "GET_LEN", DstSrc, 0;
    /// `r[a] = r[b] is a sequence` in the sense of patterns
    MatchSequence = "MATCH_SEQUENCE", DstSrc, 0;
    /// `r[a] = r[b] is a mapping` in the sense of patterns
    MatchMapping = "MATCH_MAPPING", DstSrc, 0;
    /// `r[a] = tuple of the values of r[b] under keys tuple r[c]`, or None when one is missing
    MatchKeys = "MATCH_KEYS", DstSrcSrc, 0;
    /// `r[a] = dict of r[b] without the keys of tuple r[c]`
    MatchRest = "MATCH_REST", DstSrcSrc, 0;
    /// `r[a] = tuple of attributes, or None`: subject `r[b]`, temps `r[c]` = class, `r[c+1]` = tuple of keyword names; positional count in the cache word
    MatchClass = "MATCH_CLASS", DstSrcSrc, 1;
    // -- the rest
    /// `r[a] = intrinsic c of the run at b` (see `bytecode::Intrinsic`)
    Intrinsic = "INTRINSIC", DstNumNum, 0;
    /// `r[a+1] … r[a+3]` = Unset: a call window at `a` whose arguments are still to be evaluated
    OpenWindow = "OPEN_WINDOW", Src, 0;
    /// `r[a] = type of exception r[b]`, `r[a+1] = r[b]`, `r[a+2] = its traceback or None`; `r[b]` stays
    ExceptionArguments = "EXCEPTION_ARGUMENTS", DstSrc, 0;

    // -- specialised forms, written into LoadedCode at run time only; effect as the general form
    /// LOAD_GLOBAL of a module's own name: key version and entry index cached
    LoadGlobalModule = "LOAD_GLOBAL_MODULE", DstName, 2;
    /// LOAD_GLOBAL of a builtin: key versions of both namespaces and entry index cached
    LoadGlobalBuiltin = "LOAD_GLOBAL_BUILTIN", DstName, 2;
    /// STORE_GLOBAL over an existing key
    StoreGlobalCached = "STORE_GLOBAL_CACHED", SrcName, 1;
    /// LOAD_NAME of a module's own name, in a frame whose namespace is its globals
    LoadNameModule = "LOAD_NAME_MODULE", DstName, 2;
    /// LOAD_NAME of a builtin, in a frame whose namespace is its globals
    LoadNameBuiltin = "LOAD_NAME_BUILTIN", DstName, 2;
    /// STORE_NAME over an existing key, in a frame whose namespace is its globals
    StoreNameCached = "STORE_NAME_CACHED", SrcName, 1;
    /// LOAD_ATTR of an instance slot: the shape's mark and the slot cached
    LoadAttrSlot = "LOAD_ATTR_SLOT", DstSrcName, 2;
    /// LOAD_ATTR of a plain class attribute through an instance: the shape's mark and the value cached
    LoadAttrClass = "LOAD_ATTR_CLASS", DstSrcName, 2;
    /// LOAD_ATTR of a module: key version and entry index cached
    LoadAttrModule = "LOAD_ATTR_MODULE", DstSrcName, 2;
    /// LOAD_ATTR of a slot descriptor
    LoadAttrMember = "LOAD_ATTR_MEMBER", DstSrcName, 2;
    /// LOAD_ATTR of a type's own plain attribute: type and its version cached
    LoadAttrType = "LOAD_ATTR_TYPE", DstSrcName, 2;
    /// LOAD_ATTR of a property with a plain function: the shape's mark and the function cached
    LoadAttrProperty = "LOAD_ATTR_PROPERTY", DstSrcName, 2;
    /// LOAD_ATTR of a computed attribute of a builtin class: the class's version and the attribute's row cached
    LoadAttrComputed = "LOAD_ATTR_COMPUTED", DstSrcName, 2;
    /// LOAD_ATTR of a site that sees many shapes: name cached, the rest in the shared table
    LoadAttrShared = "LOAD_ATTR_SHARED", DstSrcName, 2;
    /// STORE_ATTR over an existing slot, `__slots__` included: the shape's mark and the slot cached
    StoreAttrSlot = "STORE_ATTR_SLOT", SrcSrcName, 2;
    /// STORE_ATTR that adds a slot: the old shape's mark and the new shape cached
    StoreAttrAdd = "STORE_ATTR_ADD", SrcSrcName, 2;
    /// STORE_ATTR through a property with a plain function: the shape's mark and the function cached
    StoreAttrProperty = "STORE_ATTR_PROPERTY", SrcSrcName, 2;
    /// STORE_ATTR of a site that sees many shapes
    StoreAttrShared = "STORE_ATTR_SHARED", SrcSrcName, 2;
    /// LOAD_METHOD found in the class of a shaped object: the shape's mark and the function cached
    LoadMethodShape = "LOAD_METHOD_SHAPE", DstSrcName, 2;
    /// LOAD_METHOD of an object without attributes of its own: its class's version and the function cached
    LoadMethodType = "LOAD_METHOD_TYPE", DstSrcName, 2;
    /// LOAD_METHOD of a class, a class method: the class's version and the function cached
    LoadMethodClass = "LOAD_METHOD_CLASS", DstSrcName, 2;
    /// LOAD_METHOD of a class, no method: the class's version and the value cached
    LoadMethodClassValue = "LOAD_METHOD_CLASS_VALUE", DstSrcName, 2;
    /// LOAD_METHOD of a site that sees many shapes
    LoadMethodShared = "LOAD_METHOD_SHARED", DstSrcName, 2;
    /// LOAD_SUPER_METHOD of the builtin `super`, found before for this receiver's class
    LoadSuperMethodShared = "LOAD_SUPER_METHOD_SHARED", DstSrcName, 1;
    /// LOAD_METHOD of a module's attribute
    LoadMethodModule = "LOAD_METHOD_MODULE", DstSrcName, 2;
    /// LOAD_ITEM of a list by a small int
    LoadItemList = "LOAD_ITEM_LIST", DstSrcSrc, 1;
    /// LOAD_ITEM of a tuple by a small int
    LoadItemTuple = "LOAD_ITEM_TUPLE", DstSrcSrc, 1;
    /// LOAD_ITEM of an exact dict
    LoadItemDict = "LOAD_ITEM_DICT", DstSrcSrc, 1;
    /// LOAD_ITEM of a str by a small int
    LoadItemStr = "LOAD_ITEM_STR", DstSrcSrc, 1;
    /// STORE_ITEM of a list by a small int
    StoreItemList = "STORE_ITEM_LIST", SrcSrcSrc, 1;
    /// STORE_ITEM of an exact dict
    StoreItemDict = "STORE_ITEM_DICT", SrcSrcSrc, 1;
    /// FOR_ITER over a range
    ForIterRange = "FOR_ITER_RANGE", DstIterJump, 0;
    /// FOR_ITER over a list
    ForIterList = "FOR_ITER_LIST", DstIterJump, 0;
    /// FOR_ITER over a tuple
    ForIterTuple = "FOR_ITER_TUPLE", DstIterJump, 0;
    /// FOR_ITER over a generator
    ForIterGenerator = "FOR_ITER_GENERATOR", DstIterJump, 0;
    /// FOR_ITER over any builtin iterator whose step is a leaf
    ForIterNative = "FOR_ITER_NATIVE", DstIterJump, 0;
    /// FOR_ITER over pairs that the next instruction would take apart: both parts are written
    ForIterPair = "FOR_ITER_PAIR", DstIterJump, 0;
    /// CALL of a script function whose parameters are exactly the arguments
    CallFunction = "CALL_FUNCTION", Call, 2;
    /// CALL_FUNCTION from a generator's frame: the callee's frame lies on top of the fiber's stack
    CallFunctionFar = "CALL_FUNCTION_FAR", Call, 2;
    /// CALL of a script function whose last parameters take their defaults
    CallFunctionDefaults = "CALL_FUNCTION_DEFAULTS", Call, 2;
    /// CALL of a script function that takes its arguments in another order or number
    CallFunctionBound = "CALL_FUNCTION_BOUND", Call, 2;
    /// CALL of a leaf native: row and function cached
    CallLeaf = "CALL_LEAF", Call, 2;
    /// CALL of a native that is a leaf or goes on otherwise: row and leaf cached
    CallLeafOrScript = "CALL_LEAF_OR_SCRIPT", Call, 2;
    /// CALL of a class whose instances need nothing but its `__init__`: version and `__init__` cached
    CallClass = "CALL_CLASS", Call, 2;
    /// CALL of a builtin class: its version and the leaf of its call cached
    CallBuiltinClass = "CALL_BUILTIN_CLASS", Call, 2;
    /// CALL_METHOD of a script function whose parameters are exactly the arguments
    CallMethodFunction = "CALL_METHOD_FUNCTION", Call, 2;
    /// CALL_METHOD_FUNCTION from a generator's frame
    CallMethodFunctionFar = "CALL_METHOD_FUNCTION_FAR", Call, 2;
    /// CALL_METHOD of a script function whose last parameters take their defaults
    CallMethodDefaults = "CALL_METHOD_DEFAULTS", Call, 2;
    /// CALL_METHOD of a script function that takes its arguments in another order or number
    CallMethodBound = "CALL_METHOD_BOUND", Call, 2;
    /// CALL_METHOD of a leaf native: row and function cached
    CallMethodLeaf = "CALL_METHOD_LEAF", Call, 2;
    /// CALL_METHOD of a native that is a leaf or goes on otherwise: row and leaf cached
    CallMethodLeafOrScript = "CALL_METHOD_LEAF_OR_SCRIPT", Call, 2;
    /// CALL_METHOD of no method but a script function in `r[a+1]`, with exactly its parameters
    CallValueFunction = "CALL_VALUE_FUNCTION", Call, 2;
    /// CALL_METHOD of no method but a leaf native in `r[a+1]`: row and function cached
    CallValueLeaf = "CALL_VALUE_LEAF", Call, 2;
    /// CALL of `len` with a builtin container: row and function cached as for CALL_LEAF_OR_SCRIPT
    CallLength = "CALL_LENGTH", Call, 2;
    /// CALL_METHOD of `append` of a list: row and function cached as for CALL_METHOD_LEAF
    CallMethodAppend = "CALL_METHOD_APPEND", Call, 2;
    /// CALL of `next` with a generator
    CallNext = "CALL_NEXT", Call, 2;
    /// CALL of a generator's bound `send` or `__next__`
    CallSend = "CALL_SEND", Call, 2;
    /// CALL_METHOD of a generator's `send` or `__next__`
    CallMethodSend = "CALL_METHOD_SEND", Call, 2;
    /// CALL of a greenlet's bound `switch`
    CallSwitch = "CALL_SWITCH", Call, 2;
    /// CALL_METHOD of a greenlet's `switch`
    CallMethodSwitch = "CALL_METHOD_SWITCH", Call, 2;
    /// CALL of a generator function whose parameters are exactly the arguments
    CallGenerator = "CALL_GENERATOR", Call, 2;
    /// CALL_METHOD of a generator function whose parameters are exactly the arguments
    CallMethodGenerator = "CALL_METHOD_GENERATOR", Call, 2;
    /// JUMP_BACK that charges the loop's cost in fuel (cost in `a`)
    JumpBackMetered = "JUMP_BACK_METERED", Jump, 0;
    /// before the first instruction in a metered VM: charge the code's cost (`a`), ask the eval breaker
    EnterMetered = "ENTER_METERED", DstNumNum, 0;
    // -- instructions of the VM's own stubs, never in compiled code
    /// before the first instruction of code that has not run in this VM: make its constants, names and words, enter
    EnterUnread = "ENTER_UNREAD", None, 0;
    /// resume the resumable native whose frame this is
    ResumeNative = "RESUME_NATIVE", None, 0;
    /// an operator's method has returned into `r[3]`: the result of the operator, unless it is NotImplemented
    FinishOperator = "FINISH_OPERATOR", None, 0;
    /// a script's `__new__` has returned into `r[4]`: the result of the call of the class in `r[0]`, unless
    /// it wants an `__init__`
    FinishNew = "FINISH_NEW", None, 0;
    /// `__init__` has returned into `r[1]`: the instance in `r[0]` is the result of the call of its class
    FinishInit = "FINISH_INIT", None, 0;
    /// leave the interpreter: the outermost frame has returned
    Exit = "EXIT", None, 0;
    /// leave the interpreter from a nested call by the host
    ExitNested = "EXIT_NESTED", None, 0;
    /// the body of a fiber has returned
    EndFiber = "END_FIBER", None, 0;
    /// an encoding that no row uses
    Invalid = "INVALID", None, 0;
}

/// How many words an instruction of each opcode takes.
static WORDS: [u8; 256] = {
    let mut words = [1; 256];
    let mut at = 0;
    while at < ROWS.len() {
        words[at] = 1 + ROWS[at].caches;
        at += 1;
    }
    words
};

impl Op {
    /// The opcode with this number, if a row has it.
    pub fn from_byte(byte: u8) -> Option<Op> {
        ROWS.get(usize::from(byte)).map(|row| row.op)
    }

    /// The row that declares this opcode.
    pub fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }

    /// How many words the instruction takes, its inline caches included.
    #[inline(always)]
    pub fn words(self) -> usize {
        usize::from(WORDS[self as usize])
    }
}

/// One instruction word.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(transparent)]
pub struct Instruction(pub u64);

impl Instruction {
    /// Packs an instruction.
    pub fn new(op: Op, flags: u8, a: u16, b: u16, c: u16) -> Instruction {
        Instruction(
            u64::from(op as u8)
                | u64::from(flags) << 8
                | u64::from(a) << 16
                | u64::from(b) << 32
                | u64::from(c) << 48,
        )
    }

    /// Packs an instruction whose second operand is the 32-bit number `bc`.
    pub fn with_wide(op: Op, flags: u8, a: u16, bc: u32) -> Instruction {
        Instruction::new(op, flags, a, bc as u16, (bc >> 16) as u16)
    }

    /// The opcode; `Invalid` for a number that no row has.
    pub fn op(self) -> Op {
        Op::from_byte(self.0 as u8).unwrap_or(Op::Invalid)
    }

    /// The flags.
    #[inline(always)]
    pub fn flags(self) -> u8 {
        (self.0 >> 8) as u8
    }

    /// Operand a.
    #[inline(always)]
    pub fn a(self) -> usize {
        (self.0 >> 16) as u16 as usize
    }

    /// Operand b.
    #[inline(always)]
    pub fn b(self) -> usize {
        (self.0 >> 32) as u16 as usize
    }

    /// Operand c.
    #[inline(always)]
    pub fn c(self) -> usize {
        (self.0 >> 48) as usize
    }

    /// Operand c as the float whose highest bits it holds.
    #[inline(always)]
    pub fn float_c(self) -> f64 {
        f64::from_bits(self.0 & 0xffff << 48)
    }

    /// Operand b as a signed number.
    #[inline(always)]
    pub fn signed_b(self) -> i16 {
        (self.0 >> 32) as i16
    }

    /// Operand c as a signed number.
    #[inline(always)]
    pub fn signed_c(self) -> i16 {
        (self.0 >> 48) as i16
    }

    /// Operands b and c as one unsigned number.
    #[inline(always)]
    pub fn wide(self) -> u32 {
        (self.0 >> 32) as u32
    }

    /// Operands b and c as one signed number.
    #[inline(always)]
    pub fn signed_wide(self) -> i32 {
        (self.0 >> 32) as i32
    }
}

const _: () = assert!(ROWS.len() <= 256);
const _: () = assert!(size_of::<Instruction>() == 8);
