//! Exceptions: the payload of `BaseException` and the whole builtin hierarchy, one row a class.

mod methods;
mod os;

pub use methods::{PRELUDE_ROWS, set_field};
pub use os::os_error_text;

use crate::error::{Answer, Raised};
use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::value::Value;
use crate::vm::Cx;

/// The payload of every exception.
pub struct Exception {
    /// `args`, a tuple.
    pub arguments: Value,
    /// `__traceback__`, or None.
    pub traceback: Value,
    /// `__context__`, or None.
    pub context: Value,
    /// `__cause__`, or None.
    pub cause: Value,
    /// `__suppress_context__`
    pub suppress_context: bool,
    /// Fields of particular classes in the order of their documentation (`name`, `obj`, `errno` …); None
    /// where not set.
    pub fields: Vec<Value>,
}

impl Payload for Exception {
    const KIND: Kind = Kind::Exception;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        for value in [&self.arguments, &self.traceback, &self.context, &self.cause] {
            visit(value);
        }
        self.fields.iter().for_each(visit);
    }
    fn clear(&mut self) {
        self.arguments = Value::NONE;
        self.traceback = Value::NONE;
        self.context = Value::NONE;
        self.cause = Value::NONE;
        self.fields.fill(Value::NONE);
    }
}

impl Exception {
    /// A fresh one with these arguments.
    pub fn new(arguments: Value) -> Exception {
        Exception {
            arguments,
            traceback: Value::NONE,
            context: Value::NONE,
            cause: Value::NONE,
            suppress_context: false,
            fields: Vec::new(),
        }
    }
}

macro_rules! exceptions {
    ($($name:ident $field:ident $text:literal : $base:ident $doc:literal;)+) => {
        $(#[doc = $doc] pub static $name: TypeRow = TypeRow {
            name: $text, kind: Kind::Exception, base: Some(&$base), doc: $doc,
            flags: ClassFlags::SUBCLASSABLE | ClassFlags::HAS_DICT | ClassFlags::EXCEPTION | ClassFlags::WEAK,
            ..TypeRow::DEFAULT
        };)+

        /// The builtin exception classes of one VM.
        #[derive(Default)]
        #[allow(missing_docs)] // each is the class of the same name
        pub struct ExceptionTypes { pub base_exception: Value, pub exception_group: Value, $(pub $field: Value,)+ }

        impl ExceptionTypes {
            const ROWS: &'static [&'static TypeRow] = &[$(&$name,)+];

            /// Makes them all: in a loop, for the reason that `Names::create` has.
            pub fn create(cx: &mut Cx) -> Answer<ExceptionTypes> {
                let mut classes = [const { Value::UNSET }; ExceptionTypes::ROWS.len()];
                let base_exception = cx.builtin_class(&BASE_EXCEPTION)?;
                for (class, row) in classes.iter_mut().zip(ExceptionTypes::ROWS) {
                    *class = cx.builtin_class(row)?;
                }
                let [$($field,)+] = classes;
                Ok(ExceptionTypes { base_exception, exception_group: Value::UNSET, $($field,)+ })
            }

            /// All of them with their names.
            pub fn all(&self) -> Vec<(&'static str, &Value)> {
                vec![("BaseException", &self.base_exception), ("ExceptionGroup", &self.exception_group), $(($text, &self.$field),)+]
            }
        }
    };
}

/// The root of all exceptions.
pub static BASE_EXCEPTION: TypeRow = TypeRow {
    name: "BaseException",
    kind: Kind::Exception,
    doc: "Common base class for all exceptions.",
    methods: methods::METHODS,
    properties: methods::PROPERTIES,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::HAS_DICT | ClassFlags::EXCEPTION | ClassFlags::WEAK,
    ..TypeRow::DEFAULT
};

exceptions! {
    BASE_EXCEPTION_GROUP base_exception_group "BaseExceptionGroup": BASE_EXCEPTION "A combination of multiple unrelated exceptions.";
    GENERATOR_EXIT generator_exit "GeneratorExit": BASE_EXCEPTION "Request that a generator exit.";
    KEYBOARD_INTERRUPT keyboard_interrupt "KeyboardInterrupt": BASE_EXCEPTION "Program interrupted by user.";
    SYSTEM_EXIT system_exit "SystemExit": BASE_EXCEPTION "Request to exit from the interpreter.";
    EXCEPTION exception "Exception": BASE_EXCEPTION "Common base class for all non-exit exceptions.";
    ARITHMETIC_ERROR arithmetic_error "ArithmeticError": EXCEPTION "Base class for arithmetic errors.";
    FLOATING_POINT_ERROR floating_point_error "FloatingPointError": ARITHMETIC_ERROR "Floating-point operation failed.";
    OVERFLOW_ERROR overflow_error "OverflowError": ARITHMETIC_ERROR "Result too large to be represented.";
    ZERO_DIVISION_ERROR zero_division_error "ZeroDivisionError": ARITHMETIC_ERROR "Second argument to a division or modulo operation was zero.";
    ASSERTION_ERROR assertion_error "AssertionError": EXCEPTION "Assertion failed.";
    ATTRIBUTE_ERROR attribute_error "AttributeError": EXCEPTION "Attribute not found.";
    BUFFER_ERROR buffer_error "BufferError": EXCEPTION "Buffer error.";
    EOF_ERROR eof_error "EOFError": EXCEPTION "Read beyond end of file.";
    IMPORT_ERROR import_error "ImportError": EXCEPTION "Import can't find module, or can't find name in module.";
    MODULE_NOT_FOUND_ERROR module_not_found_error "ModuleNotFoundError": IMPORT_ERROR "Module not found.";
    LOOKUP_ERROR lookup_error "LookupError": EXCEPTION "Base class for lookup errors.";
    INDEX_ERROR index_error "IndexError": LOOKUP_ERROR "Sequence index out of range.";
    KEY_ERROR key_error "KeyError": LOOKUP_ERROR "Mapping key not found.";
    MEMORY_ERROR memory_error "MemoryError": EXCEPTION "Out of memory.";
    NAME_ERROR name_error "NameError": EXCEPTION "Name not found globally.";
    UNBOUND_LOCAL_ERROR unbound_local_error "UnboundLocalError": NAME_ERROR "Local name referenced but not bound to a value.";
    OS_ERROR os_error "OSError": EXCEPTION "Base class for I/O related errors.";
    BLOCKING_IO_ERROR blocking_io_error "BlockingIOError": OS_ERROR "I/O operation would block.";
    CHILD_PROCESS_ERROR child_process_error "ChildProcessError": OS_ERROR "Child process error.";
    CONNECTION_ERROR connection_error "ConnectionError": OS_ERROR "Connection error.";
    BROKEN_PIPE_ERROR broken_pipe_error "BrokenPipeError": CONNECTION_ERROR "Broken pipe.";
    CONNECTION_ABORTED_ERROR connection_aborted_error "ConnectionAbortedError": CONNECTION_ERROR "Connection aborted.";
    CONNECTION_REFUSED_ERROR connection_refused_error "ConnectionRefusedError": CONNECTION_ERROR "Connection refused.";
    CONNECTION_RESET_ERROR connection_reset_error "ConnectionResetError": CONNECTION_ERROR "Connection reset.";
    FILE_EXISTS_ERROR file_exists_error "FileExistsError": OS_ERROR "File already exists.";
    FILE_NOT_FOUND_ERROR file_not_found_error "FileNotFoundError": OS_ERROR "File not found.";
    INTERRUPTED_ERROR interrupted_error "InterruptedError": OS_ERROR "Interrupted by signal.";
    IS_A_DIRECTORY_ERROR is_a_directory_error "IsADirectoryError": OS_ERROR "Operation doesn't work on directories.";
    NOT_A_DIRECTORY_ERROR not_a_directory_error "NotADirectoryError": OS_ERROR "Operation only works on directories.";
    PERMISSION_ERROR permission_error "PermissionError": OS_ERROR "Not enough permissions.";
    PROCESS_LOOKUP_ERROR process_lookup_error "ProcessLookupError": OS_ERROR "Process not found.";
    TIMEOUT_ERROR timeout_error "TimeoutError": OS_ERROR "Timeout expired.";
    REFERENCE_ERROR reference_error "ReferenceError": EXCEPTION "Weak ref proxy used after referent went away.";
    RUNTIME_ERROR runtime_error "RuntimeError": EXCEPTION "Unspecified run-time error.";
    NOT_IMPLEMENTED_ERROR not_implemented_error "NotImplementedError": RUNTIME_ERROR "Method or function hasn't been implemented yet.";
    PYTHON_FINALIZATION_ERROR python_finalization_error "PythonFinalizationError": RUNTIME_ERROR "Operation blocked during Python finalization.";
    RECURSION_ERROR recursion_error "RecursionError": RUNTIME_ERROR "Recursion limit exceeded.";
    STOP_ASYNC_ITERATION stop_async_iteration "StopAsyncIteration": EXCEPTION "Signal the end from iterator.__anext__().";
    STOP_ITERATION stop_iteration "StopIteration": EXCEPTION "Signal the end from iterator.__next__().";
    SYNTAX_ERROR syntax_error "SyntaxError": EXCEPTION "Invalid syntax.";
    INCOMPLETE_INPUT_ERROR incomplete_input_error "_IncompleteInputError": SYNTAX_ERROR "incomplete input.";
    INDENTATION_ERROR indentation_error "IndentationError": SYNTAX_ERROR "Improper indentation.";
    TAB_ERROR tab_error "TabError": INDENTATION_ERROR "Improper mixture of spaces and tabs.";
    SYSTEM_ERROR system_error "SystemError": EXCEPTION "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\nthe Python version, and the hardware/OS platform and version.";
    TYPE_ERROR type_error "TypeError": EXCEPTION "Inappropriate argument type.";
    VALUE_ERROR value_error "ValueError": EXCEPTION "Inappropriate argument value (of correct type).";
    UNICODE_ERROR unicode_error "UnicodeError": VALUE_ERROR "Unicode related error.";
    UNICODE_DECODE_ERROR unicode_decode_error "UnicodeDecodeError": UNICODE_ERROR "Unicode decoding error.";
    UNICODE_ENCODE_ERROR unicode_encode_error "UnicodeEncodeError": UNICODE_ERROR "Unicode encoding error.";
    UNICODE_TRANSLATE_ERROR unicode_translate_error "UnicodeTranslateError": UNICODE_ERROR "Unicode translation error.";
    WARNING warning "Warning": EXCEPTION "Base class for warning categories.";
    BYTES_WARNING bytes_warning "BytesWarning": WARNING "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str.";
    DEPRECATION_WARNING deprecation_warning "DeprecationWarning": WARNING "Base class for warnings about deprecated features.";
    ENCODING_WARNING encoding_warning "EncodingWarning": WARNING "Base class for warnings about encodings.";
    FUTURE_WARNING future_warning "FutureWarning": WARNING "Base class for warnings about constructs that will change semantically\nin the future.";
    IMPORT_WARNING import_warning "ImportWarning": WARNING "Base class for warnings about probable mistakes in module imports";
    PENDING_DEPRECATION_WARNING pending_deprecation_warning "PendingDeprecationWarning": WARNING "Base class for warnings about features which will be deprecated\nin the future.";
    RESOURCE_WARNING resource_warning "ResourceWarning": WARNING "Base class for warnings about resource usage.";
    RUNTIME_WARNING runtime_warning "RuntimeWarning": WARNING "Base class for warnings about dubious runtime behavior.";
    SYNTAX_WARNING syntax_warning "SyntaxWarning": WARNING "Base class for warnings about dubious syntax.";
    UNICODE_WARNING unicode_warning "UnicodeWarning": WARNING "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.";
    USER_WARNING user_warning "UserWarning": WARNING "Base class for warnings generated by user code.";
}

impl Cx {
    /// An exception object of this class with these arguments, made without running a script.
    pub fn exception(&mut self, class: &Value, arguments: &[Value]) -> Answer {
        let arguments = self.tuple(arguments)?;
        self.new_object(class, Exception::new(arguments))
    }

    /// Raises an exception of this class with this text.
    pub fn raise_text(&mut self, class: &Value, text: &str) -> Raised {
        let exception = match self.str(text).and_then(|text| self.exception(class, &[text])) {
            Ok(exception) => exception,
            Err(raised) => return raised,
        };
        self.raise(exception)
    }
}

macro_rules! raisers {
    ($($(#[$doc:meta])* $name:ident $field:ident;)+) => {
        impl Cx {
            $($(#[$doc])* #[cold] pub fn $name(&mut self, text: &str) -> Raised {
                let class = self.exceptions().$field.clone();
                self.raise_text(&class, text)
            })+
        }
    };
}

raisers! {
    /// Raises TypeError.
    type_error type_error;
    /// Raises ValueError.
    value_error value_error;
    /// Raises IndexError.
    index_error index_error;
    /// Raises OverflowError.
    overflow_error overflow_error;
    /// Raises ZeroDivisionError.
    zero_division_error zero_division_error;
    /// Raises RuntimeError.
    runtime_error runtime_error;
    /// Raises SystemError: a promise of the VM's own code is broken.
    system_error system_error;
    /// Raises AttributeError without `name` and `obj`.
    attribute_error attribute_error;
    /// Raises BufferError.
    buffer_error buffer_error;
    /// Raises LookupError.
    lookup_error lookup_error;
    /// Raises NotImplementedError.
    not_implemented_error not_implemented_error;
    /// Raises RecursionError.
    recursion_error recursion_error;
    /// Raises ReferenceError.
    reference_error reference_error;
    /// Raises AssertionError.
    assertion_error assertion_error;
    /// Raises EOFError.
    eof_error eof_error;
}

impl Cx {
    /// Raises KeyError with this key.
    #[cold]
    pub fn key_error(&mut self, key: &Value) -> Raised {
        let class = self.exceptions().key_error.clone();
        match self.exception(&class, std::slice::from_ref(key)) {
            Ok(exception) => self.raise(exception),
            Err(raised) => raised,
        }
    }

    /// Raises StopIteration with this value (none when Unset).
    #[cold]
    pub fn stop_iteration(&mut self, value: Value) -> Raised {
        let class = self.exceptions().stop_iteration.clone();
        let arguments = if value.is_unset() { vec![] } else { vec![value] };
        match self.exception(&class, &arguments) {
            Ok(exception) => {
                if let Some(payload) = exception.get_mut::<Exception>(self) {
                    payload.fields = arguments;
                }
                self.raise(exception)
            }
            Err(raised) => raised,
        }
    }
}

/// Gives the classes their second bases: `ExceptionGroup` derives from `BaseExceptionGroup` and `Exception`.
pub fn finish_hierarchy(cx: &mut Cx) -> Answer<()> {
    let bases = [cx.exceptions().base_exception_group.clone(), cx.exceptions().exception.clone()];
    let group = cx.builtin_class(&EXCEPTION_GROUP)?;
    cx.set_bases(&group, &bases)?;
    cx.vm().exceptions.exception_group = group;
    methods::extend(cx)
}

/// `ExceptionGroup`; its second base, `Exception`, is added by `finish_hierarchy`.
pub static EXCEPTION_GROUP: TypeRow = TypeRow {
    name: "ExceptionGroup",
    kind: Kind::Exception,
    base: Some(&BASE_EXCEPTION_GROUP),
    doc: "A combination of multiple unrelated exceptions.",
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::HAS_DICT | ClassFlags::EXCEPTION | ClassFlags::WEAK,
    ..TypeRow::DEFAULT
};
