//! `OSError` from Rust: the subclass that belongs to an error number, and its attributes.

use crate::error::Raised;
use crate::types::exception::Exception;
use crate::value::Value;
use crate::vm::Cx;

impl Cx {
    /// The subclass of `OSError` for an error number (PEP 3151), or `OSError` itself.
    pub fn os_error_class(&self, number: i32) -> Value {
        let classes = self.exceptions();
        let class = match number {
            11 | 114 | 115 => &classes.blocking_io_error,
            10 => &classes.child_process_error,
            32 | 108 => &classes.broken_pipe_error,
            103 => &classes.connection_aborted_error,
            111 => &classes.connection_refused_error,
            104 => &classes.connection_reset_error,
            17 => &classes.file_exists_error,
            2 => &classes.file_not_found_error,
            4 => &classes.interrupted_error,
            21 => &classes.is_a_directory_error,
            20 => &classes.not_a_directory_error,
            1 | 13 => &classes.permission_error,
            3 => &classes.process_lookup_error,
            110 => &classes.timeout_error,
            _ => &classes.os_error,
        };
        class.clone()
    }

    /// Raises the `OSError` that an error of the system is.
    #[cold]
    pub fn os_error(&mut self, error: &std::io::Error, file_name: Option<&Value>) -> Raised {
        let number = error.raw_os_error().unwrap_or(match error.kind() {
            std::io::ErrorKind::NotFound => 2,
            std::io::ErrorKind::PermissionDenied => 13,
            std::io::ErrorKind::BrokenPipe => 32,
            std::io::ErrorKind::AlreadyExists => 17,
            _ => 5,
        });
        self.raise_os_error(number, file_name, None)
    }

    /// Raises the `OSError` of an error number.
    #[cold]
    pub fn raise_os_error(
        &mut self,
        number: i32,
        file_name: Option<&Value>,
        second: Option<&Value>,
    ) -> Raised {
        let text = os_error_text(number);
        let class = self.os_error_class(number);
        let Ok(text) = self.str(&text) else { return Raised };
        let number = Value::small_int(number.into());
        let exception = match self.exception(&class, &[number.clone(), text.clone()]) {
            Ok(exception) => exception,
            Err(raised) => return raised,
        };
        if let Some(payload) = exception.get_mut::<Exception>(self) {
            let file_name = file_name.cloned().unwrap_or(Value::NONE);
            payload.fields = vec![number, text, file_name, second.cloned().unwrap_or(Value::NONE)];
        }
        self.raise(exception)
    }
}

/// The system's words for an error number.
pub fn os_error_text(number: i32) -> String {
    let text = std::io::Error::from_raw_os_error(number).to_string();
    match text.rfind(" (os error") {
        Some(end) => text[..end].to_string(),
        None => text,
    }
}
