//! The environment: what the program was given, and changes to it, of which only the audit hooks hear, since
//! children get what scripts have in `os.environ`.

use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::host::Capability;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// `_environ()`: names and values.
pub fn environment(cx: &mut Cx, _: &[Value]) -> Answer {
    use std::os::unix::ffi::OsStrExt;
    let list = cx.list(&[])?;
    if cx.host().allows(Capability::Environment) {
        for (name, value) in std::env::vars_os() {
            let pair = [cx.bytes(name.as_bytes())?, cx.bytes(value.as_bytes())?];
            let pair = cx.tuple(&pair)?;
            cx.list_push(&list, pair)?;
        }
    }
    Ok(list)
}

/// `putenv`
pub fn put_variable(cx: &mut Cx, arguments: &[Value]) -> Answer {
    audit_variable(cx, "os.putenv", arguments)
}

/// `unsetenv`
pub fn forget_variable(cx: &mut Cx, arguments: &[Value]) -> Answer {
    audit_variable(cx, "os.unsetenv", arguments)
}

/// Names and values of the environment are bytes.
fn audit_variable(cx: &mut Cx, event: &str, arguments: &[Value]) -> Answer {
    if cx.is_audited() {
        let mut details = Vec::with_capacity(arguments.len());
        for value in arguments {
            let is_text = value.is_kind(Kind::Str);
            let text = cx.text_of(value);
            details.push(if is_text { cx.bytes(text.as_bytes())? } else { value.clone() });
        }
        cx.audit(event, &details)?;
    }
    Ok(Value::NONE)
}
