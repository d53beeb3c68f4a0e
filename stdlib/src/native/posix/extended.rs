//! `posix` on extended attributes of files.

use std::ffi::CString;
use std::os::unix::ffi::OsStringExt;

use nix::libc;
use taipan_vm::error::Answer;
use taipan_vm::native::{Arguments, NativeRow};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::super::support::audit_call;
use super::{failed, follows, number, path, path_or_descriptor};

/// Functions of `posix`.
pub static FUNCTIONS: &[NativeRow] = &[
    NativeRow::function(
        "getxattr",
        "($module, /, path, attribute, *, follow_symlinks=True)",
        get,
        "Return the value of extended attribute attribute on path.",
    ),
    NativeRow::function(
        "setxattr",
        "($module, /, path, attribute, value, flags=0, *, follow_symlinks=True)",
        set,
        "Set extended attribute attribute on path to value.",
    ),
    NativeRow::function(
        "removexattr",
        "($module, /, path, attribute, *, follow_symlinks=True)",
        remove,
        "Remove extended attribute attribute on path.",
    ),
    NativeRow::function(
        "listxattr",
        "($module, /, path=None, *, follow_symlinks=True)",
        list,
        "Return a list of extended attributes on path.",
    ),
];

fn text(cx: &mut Cx, arguments: &[Value], at: usize) -> Answer<CString> {
    let place = if at == 0 { path_or_descriptor(cx, arguments, 0)? } else { path(cx, arguments, at)? };
    CString::new(place.into_os_string().into_vec()).map_err(|_| cx.value_error("embedded null byte"))
}

/// Asks how much there is, then for that much, again when it grew between.
fn read(cx: &mut Cx, arguments: &[Value], call: &dyn Fn(*mut u8, usize) -> isize) -> Answer<Vec<u8>> {
    loop {
        let wanted = call(std::ptr::null_mut(), 0);
        let mut bytes = vec![0u8; usize::try_from(wanted).unwrap_or(0)];
        let found = if wanted > 0 { call(bytes.as_mut_ptr(), bytes.len()) } else { wanted };
        match usize::try_from(found) {
            Ok(count) => {
                bytes.truncate(count);
                return Ok(bytes);
            }
            Err(_) if nix::Error::last() == nix::Error::ERANGE => {}
            Err(_) => return Err(failed(cx, nix::Error::last(), arguments.first())),
        }
    }
}

fn get(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (place, name) = (text(cx, arguments, 0)?, text(cx, arguments, 1)?);
    audit_call(cx, "os.getxattr", arguments, &[(0, None), (1, None)])?;
    let call = if follows(arguments, 2) { libc::getxattr } else { libc::lgetxattr };
    let bytes = read(cx, arguments, &|into, room| {
        // SAFETY: both texts end with a zero; the call writes at most `room` bytes.
        unsafe { call(place.as_ptr(), name.as_ptr(), into.cast(), room) }
    })?;
    cx.bytes(&bytes)
}

fn list(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let place = match arguments.given(0) {
        Some(value) if !value.is_none() => text(cx, arguments, 0)?,
        Some(_) | None => c".".into(),
    };
    audit_call(cx, "os.listxattr", arguments, &[(0, None)])?;
    let call = if follows(arguments, 1) { libc::listxattr } else { libc::llistxattr };
    let bytes = read(cx, arguments, &|into, room| {
        // SAFETY: the text ends with a zero; the call writes at most `room` bytes.
        unsafe { call(place.as_ptr(), into.cast(), room) }
    })?;
    let names = cx.list(&[])?;
    for name in bytes.split(|&byte| byte == 0).filter(|name| !name.is_empty()) {
        let name = cx.system_str(name)?;
        cx.list_push(&names, name)?;
    }
    Ok(names)
}

fn set(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (place, name) = (text(cx, arguments, 0)?, text(cx, arguments, 1)?);
    let value = match arguments.given(2) {
        Some(value) => cx.bytes_like(value)?,
        None => Vec::new(),
    };
    let flags = number(cx, arguments, 3, 0)? as i32;
    audit_call(cx, "os.setxattr", arguments, &[(0, None), (1, None), (2, None), (3, Some(0))])?;
    let call = if follows(arguments, 4) { libc::setxattr } else { libc::lsetxattr };
    // SAFETY: both texts end with a zero; the call reads as many bytes as there are.
    let done = unsafe { call(place.as_ptr(), name.as_ptr(), value.as_ptr().cast(), value.len(), flags) };
    finished(cx, arguments, done)
}

fn remove(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (place, name) = (text(cx, arguments, 0)?, text(cx, arguments, 1)?);
    audit_call(cx, "os.removexattr", arguments, &[(0, None), (1, None)])?;
    let call = if follows(arguments, 2) { libc::removexattr } else { libc::lremovexattr };
    // SAFETY: both texts end with a zero.
    let done = unsafe { call(place.as_ptr(), name.as_ptr()) };
    finished(cx, arguments, done)
}

fn finished(cx: &mut Cx, arguments: &[Value], done: i32) -> Answer {
    if done < 0 { Err(failed(cx, nix::Error::last(), arguments.first())) } else { Ok(Value::NONE) }
}
