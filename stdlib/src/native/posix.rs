//! `posix`: system calls on files, folders and processes. What a host has not granted raises PermissionError.
//! The script half makes `stat_result`, `scandir`, `environ` and the like of them. Here is what most scripts use;
//! the rest lies by family in `posix/`.

mod calls;
mod constants;
mod descriptors;
mod environment;
mod extended;
mod nodes;
mod processes;
mod programs;

use std::os::fd::{BorrowedFd, IntoRawFd};
use std::os::unix::fs::{MetadataExt, PermissionsExt};

use nix::fcntl::OFlag;
use nix::sys::stat::Mode;
use nix::unistd::{self, Whence};
use taipan_vm::error::{Answer, Raised};
use taipan_vm::heap::Kind;
use taipan_vm::host::Capability;
use taipan_vm::native::{Arguments, ModuleRow, NativeRow};
use taipan_vm::types::exception::os_error_text;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::audit_call;

/// The module `posix`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "posix",
    doc: "This module provides access to operating system functionality that is\nstandardized by the C Standard and the POSIX standard.",
    functions: FUNCTIONS,
    types: &[],
    fill: Some(fill),
    script: script!("posix.py"),
};

static FUNCTIONS: &[NativeRow] = &[
    NativeRow::function(
        "open",
        "($module, /, path, flags, mode=511, *, dir_fd=None)",
        open,
        "Open a file for low level IO.  Returns a file descriptor (integer).",
    ),
    NativeRow::function("_open_file", "($module, path, flags, mode, /)", open_file, "Opens for a stream."),
    taipan_vm::builtins::FIND_SPECIAL,
    NativeRow::function("close", "($module, /, fd)", close, "Close a file descriptor."),
    NativeRow::function(
        "read",
        "($module, fd, length, /)",
        read,
        "Read from a file descriptor.  Returns a bytes object.",
    ),
    NativeRow::function(
        "write",
        "($module, fd, data, /)",
        write,
        "Write a bytes object to a file descriptor.",
    ),
    NativeRow::function(
        "lseek",
        "($module, fd, position, whence, /)",
        seek,
        "Set the position of a file descriptor.  Return the new position.",
    ),
    NativeRow::function(
        "ftruncate",
        "($module, fd, length, /)",
        truncate_fd,
        "Truncate a file, specified by file descriptor, to a specific length.",
    ),
    NativeRow::function(
        "truncate",
        "($module, /, path, length)",
        truncate,
        "Truncate a file, specified by path, to a specific length.",
    ),
    NativeRow::function("fsync", "($module, /, fd)", sync, "Force write of fd to disk."),
    NativeRow::function(
        "isatty",
        "($module, fd, /)",
        is_tty,
        "Return True if the fd is connected to a terminal.",
    ),
    NativeRow::function("dup", "($module, fd, /)", dup, "Return a duplicate of a file descriptor."),
    NativeRow::function("pipe", "($module, /)", pipe, "Create a pipe."),
    NativeRow::function(
        "getcwd",
        "($module, /)",
        current_folder,
        "Return a unicode string representing the current working directory.",
    ),
    NativeRow::function(
        "chdir",
        "($module, /, path)",
        change_folder,
        "Change the current working directory to the specified path.",
    ),
    NativeRow::function(
        "listdir",
        "($module, /, path=None)",
        list_folder,
        "Return a list containing the names of the files in the directory.",
    ),
    NativeRow::function(
        "mkdir",
        "($module, /, path, mode=511, *, dir_fd=None)",
        make_folder,
        "Create a directory.",
    ),
    NativeRow::function("rmdir", "($module, /, path, *, dir_fd=None)", remove_folder, "Remove a directory."),
    NativeRow::function(
        "remove",
        "($module, /, path, *, dir_fd=None)",
        remove,
        "Remove a file (same as unlink()).",
    ),
    NativeRow::function(
        "unlink",
        "($module, /, path, *, dir_fd=None)",
        remove,
        "Remove a file (same as remove()).",
    ),
    NativeRow::function(
        "rename",
        "($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
        rename,
        "Rename a file or directory.",
    ),
    NativeRow::function(
        "replace",
        "($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
        rename,
        "Rename a file or directory, overwriting the destination.",
    ),
    NativeRow::function(
        "link",
        "($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)",
        link,
        "Create a hard link to a file.",
    ),
    NativeRow::function(
        "symlink",
        "($module, /, src, dst, target_is_directory=False, *, dir_fd=None)",
        symlink,
        "Create a symbolic link pointing to src named dst.",
    ),
    NativeRow::function(
        "readlink",
        "($module, /, path, *, dir_fd=None)",
        read_link,
        "Return a string representing the path to which the symbolic link points.",
    ),
    NativeRow::function(
        "chmod",
        "($module, /, path, mode, *, dir_fd=None, follow_symlinks=True)",
        change_mode,
        "Change the access permissions of a file.",
    ),
    NativeRow::function(
        "access",
        "($module, /, path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)",
        access,
        "Use the real uid/gid to test for access to a path.",
    ),
    NativeRow::function(
        "_stat",
        "($module, path, follow, folder=None, /)",
        stat,
        "The numbers of a file's status.",
    ),
    NativeRow::function("_names_in", "($module, path, /)", names_in, "What a folder has."),
    NativeRow::function(
        "_environ",
        "($module, /)",
        environment::environment,
        "Names and values of the environment.",
    ),
    NativeRow::function(
        "urandom",
        "($module, size, /)",
        random_bytes,
        "Return a bytes object containing random bytes suitable for cryptographic use.",
    ),
    NativeRow::function(
        "getpid",
        "($module, /)",
        |cx, _| cx.int(std::process::id().into()),
        "Return the current process id.",
    ),
    NativeRow::function(
        "getppid",
        "($module, /)",
        |cx, _| cx.int(unistd::getppid().as_raw().into()),
        "Return the parent's process id.",
    ),
    NativeRow::function(
        "getuid",
        "($module, /)",
        |cx, _| cx.int(unistd::getuid().as_raw().into()),
        "Return the current process's user id.",
    ),
    NativeRow::function(
        "geteuid",
        "($module, /)",
        |cx, _| cx.int(unistd::geteuid().as_raw().into()),
        "Return the current process's effective user id.",
    ),
    NativeRow::function(
        "getgid",
        "($module, /)",
        |cx, _| cx.int(unistd::getgid().as_raw().into()),
        "Return the current process's group id.",
    ),
    NativeRow::function(
        "getegid",
        "($module, /)",
        |cx, _| cx.int(unistd::getegid().as_raw().into()),
        "Return the current process's effective group id.",
    ),
    NativeRow::function("kill", "($module, pid, signal, /)", kill, "Kill a process with a signal."),
    NativeRow::function(
        "_exit",
        "($module, /, status)",
        exit,
        "Exit to the system with specified status, without normal exit processing.",
    ),
    NativeRow::function(
        "strerror",
        "($module, code, /)",
        error_text,
        "Translate an error code to a message string.",
    ),
    NativeRow::function(
        "cpu_count",
        "($module, /)",
        cpu_count,
        "Return the number of logical CPUs in the system.",
    ),
    NativeRow::function(
        "putenv",
        "($module, name, value, /)",
        environment::put_variable,
        "Change or add an environment variable.",
    ),
    NativeRow::function(
        "unsetenv",
        "($module, name, /)",
        environment::forget_variable,
        "Delete an environment variable.",
    ),
];

/// Raises PermissionError unless the host grants this.
fn allow(cx: &mut Cx, capability: Capability) -> Answer<()> {
    if cx.host().allows(capability) { Ok(()) } else { Err(cx.raise_os_error(1, None, None)) }
}

fn failed(cx: &mut Cx, error: nix::Error, file: Option<&Value>) -> Raised {
    cx.raise_os_error(error as i32, file, None)
}

/// A path argument: a str, bytes, or what has `__fspath__`.
fn path(cx: &mut Cx, arguments: &[Value], at: usize) -> Answer<std::path::PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    allow(cx, Capability::Files)?;
    let Some(value) = arguments.given(at) else {
        return Err(cx.type_error("path should be string, bytes or os.PathLike, not NoneType"));
    };
    let mut value = value.clone();
    if !value.is_kind(Kind::Str) && cx.buffer(&value).is_none() {
        let name = cx.intern("__fspath__")?;
        match taipan_vm::object::find_special(cx, &value, &name) {
            Some(method) => value = cx.call_nested(&method, &[value])?,
            None => {
                let text =
                    format!("path should be string, bytes or os.PathLike, not {}", cx.type_name(&value));
                return Err(cx.type_error(&text));
            }
        }
    }
    let points: Option<Vec<u32>> =
        value.get::<taipan_vm::types::str::Str>(cx).map(|text| text.code_points().collect());
    let bytes = match points {
        Some(points) => {
            let mut bytes = Vec::with_capacity(points.len());
            for point in points {
                match char::from_u32(point) {
                    Some(character) => bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
                    None if (0xDC80..0xDD00).contains(&point) => bytes.push((point & 0xFF) as u8),
                    // a lone surrogate that stands for no byte: the codec says so
                    None => return Err(nodes::unsaid(cx, &value)),
                }
            }
            bytes
        }
        None => cx.bytes_like(&value)?,
    };
    if bytes.contains(&0) {
        return Err(cx.value_error("embedded null character in path"));
    }
    Ok(std::ffi::OsString::from_vec(bytes).into())
}

/// A path argument that is looked up from the folder that another argument, a descriptor, names.
fn path_at(cx: &mut Cx, arguments: &[Value], at: usize, folder_at: usize) -> Answer<std::path::PathBuf> {
    let place = path(cx, arguments, at)?;
    match arguments.given(folder_at) {
        Some(folder) if !folder.is_none() && !place.is_absolute() => {
            let folder = descriptor_at(cx, arguments, folder_at)?;
            Ok(descriptor_path(&folder).join(place))
        }
        Some(_) | None => Ok(place),
    }
}

/// A path argument that may be a descriptor.
fn path_or_descriptor(cx: &mut Cx, arguments: &[Value], at: usize) -> Answer<std::path::PathBuf> {
    match arguments.given(at) {
        Some(value) if value.bits().is_int() && !value.bits().is_bool() => {
            let fd = descriptor_at(cx, arguments, at)?;
            Ok(descriptor_path(&fd))
        }
        Some(_) | None => path(cx, arguments, at),
    }
}

/// What a descriptor is called in the file system.
fn descriptor_path(fd: &BorrowedFd<'_>) -> std::path::PathBuf {
    use std::os::fd::AsRawFd;
    format!("/proc/self/fd/{}", fd.as_raw_fd()).into()
}

/// Whether a flag argument is on; one that was not given is.
fn follows(arguments: &[Value], at: usize) -> bool {
    arguments
        .given(at)
        .is_none_or(|value| value.bits() != Value::FALSE.bits() && value.bits() != Value::small_int(0).bits())
}

fn number(cx: &mut Cx, arguments: &[Value], at: usize, default: i64) -> Answer<i64> {
    let Some(value) = arguments.given(at) else { return Ok(default) };
    if value.bits().is_bool() {
        return Ok((value.bits() == Value::TRUE.bits()).into());
    }
    match cx.as_i64(value) {
        Some(number) => Ok(number),
        None if cx.as_int(value).is_some() => {
            Err(cx.overflow_error("Python int too large to convert to C ssize_t"))
        }
        None => {
            let text = format!("{} object cannot be interpreted as an integer", cx.quoted_type_name(value));
            Err(cx.type_error(&text))
        }
    }
}

/// The first argument as a descriptor.
fn descriptor(cx: &mut Cx, arguments: &[Value]) -> Answer<BorrowedFd<'static>> {
    descriptor_at(cx, arguments, 0)
}

/// A descriptor argument.
fn descriptor_at(cx: &mut Cx, arguments: &[Value], at: usize) -> Answer<BorrowedFd<'static>> {
    allow(cx, Capability::Files)?;
    let number = number(cx, arguments, at, -1)?;
    match i32::try_from(number) {
        // SAFETY: the number is not -1; the system refuses one that is not open, and nothing is kept.
        Ok(fd) if fd >= 0 => Ok(unsafe { BorrowedFd::borrow_raw(fd) }),
        Ok(_) | Err(_) => Err(cx.raise_os_error(9, None, None)),
    }
}

fn open(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if cx.is_audited() {
        let flags = number(cx, arguments, 1, 0)? | i64::from(OFlag::O_CLOEXEC.bits());
        let flags = cx.int(flags)?;
        cx.audit("open", &[arguments[0].clone(), Value::NONE, flags])?;
    }
    open_file(cx, arguments)
}

/// Opens for a stream, which has told the audit hooks itself.
fn open_file(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let place = path_at(cx, arguments, 0, 3)?;
    let flags = OFlag::from_bits_retain(number(cx, arguments, 1, 0)? as i32) | OFlag::O_CLOEXEC;
    let mode = Mode::from_bits_truncate(number(cx, arguments, 2, 0o777)? as u32);
    loop {
        match nix::fcntl::open(&place, flags, mode) {
            Ok(fd) => return cx.int(fd.into_raw_fd().into()),
            Err(nix::Error::EINTR) => cx.attend_signals()?,
            Err(error) => return Err(failed(cx, error, arguments.first())),
        }
    }
}

fn close(cx: &mut Cx, arguments: &[Value]) -> Answer {
    use std::os::fd::AsRawFd;
    let fd = descriptor(cx, arguments)?.as_raw_fd();
    match unistd::close(fd) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(failed(cx, error, None)),
    }
}

fn read(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    let Ok(count) = usize::try_from(number(cx, arguments, 1, 0)?) else {
        return Err(cx.raise_os_error(22, None, None));
    };
    cx.check_room(count)?;
    cx.flush_standard_if(&fd);
    let wanted = count.min(1 << 30);
    loop {
        let (bytes, outcome) = cx.bytes_filled(wanted, |buffer| unistd::read(fd, buffer))?;
        match outcome {
            Ok(count) if count == wanted => return Ok(bytes),
            Ok(count) => return cx.bytes_part(&bytes, 0, count),
            Err(nix::Error::EINTR) => cx.attend_signals()?,
            Err(error) => return Err(failed(cx, error, None)),
        }
    }
}

fn write(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    let Some(value) = arguments.given(1) else {
        return Err(cx.type_error("a bytes-like object is required"));
    };
    let copy = if cx.buffer(value).is_some() { Vec::new() } else { cx.bytes_like(value)? };
    loop {
        match unistd::write(fd, cx.buffer(value).unwrap_or(&copy)) {
            Ok(count) => return cx.int(count as i64),
            Err(nix::Error::EINTR) => cx.attend_signals()?,
            Err(error) => return Err(failed(cx, error, None)),
        }
    }
}

fn seek(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    let offset = number(cx, arguments, 1, 0)?;
    let whence = match number(cx, arguments, 2, 0)? {
        0 => Whence::SeekSet,
        1 => Whence::SeekCur,
        2 => Whence::SeekEnd,
        _ => return Err(cx.raise_os_error(22, None, None)),
    };
    match unistd::lseek(fd, offset, whence) {
        Ok(place) => cx.int(place),
        Err(error) => Err(failed(cx, error, None)),
    }
}

fn unit(cx: &mut Cx, answer: nix::Result<()>) -> Answer {
    match answer {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(failed(cx, error, None)),
    }
}

fn truncate_fd(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    audit_call(cx, "os.truncate", arguments, &[(0, None), (1, None)])?;
    let length = number(cx, arguments, 1, 0)?;
    unit(cx, unistd::ftruncate(fd, length))
}

fn truncate(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if arguments.given(0).is_some_and(|value| value.bits().is_int()) {
        return truncate_fd(cx, arguments);
    }
    let place = path(cx, arguments, 0)?;
    let length = number(cx, arguments, 1, 0)?;
    audit_call(cx, "os.truncate", arguments, &[(0, None), (1, None)])?;
    match unistd::truncate(&place, length) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(failed(cx, error, arguments.first())),
    }
}

fn sync(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    unit(cx, unistd::fsync(fd))
}

fn is_tty(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    Ok(Value::bool(unistd::isatty(fd).unwrap_or(false)))
}

fn dup(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    match unistd::dup(fd) {
        Ok(fd) => cx.int(fd.into_raw_fd().into()),
        Err(error) => Err(failed(cx, error, None)),
    }
}

fn pipe(cx: &mut Cx, _: &[Value]) -> Answer {
    allow(cx, Capability::Files)?;
    match unistd::pipe2(OFlag::O_CLOEXEC) {
        Ok((one, two)) => {
            let ends = [cx.int(one.into_raw_fd().into())?, cx.int(two.into_raw_fd().into())?];
            cx.tuple(&ends)
        }
        Err(error) => Err(failed(cx, error, None)),
    }
}

/// What the standard library answers, with the path in the error.
fn done(cx: &mut Cx, answer: std::io::Result<()>, file: Option<&Value>) -> Answer {
    match answer {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(cx.os_error(&error, file)),
    }
}

fn current_folder(cx: &mut Cx, _: &[Value]) -> Answer {
    use std::os::unix::ffi::OsStrExt;
    allow(cx, Capability::Files)?;
    match std::env::current_dir() {
        Ok(folder) => cx.system_str(folder.as_os_str().as_bytes()),
        Err(error) => Err(cx.os_error(&error, None)),
    }
}

fn change_folder(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let place = path_or_descriptor(cx, arguments, 0)?;
    audit_call(cx, "os.chdir", arguments, &[(0, None)])?;
    done(cx, std::env::set_current_dir(place), arguments.first())
}

fn list_folder(cx: &mut Cx, arguments: &[Value]) -> Answer {
    audit_call(cx, "os.listdir", arguments, &[(0, None)])?;
    names_in(cx, arguments)
}

/// What a folder has, for `scandir`, which has told the audit hooks itself.
fn names_in(cx: &mut Cx, arguments: &[Value]) -> Answer {
    use std::os::unix::ffi::OsStrExt;
    let wants_bytes = arguments.given(0).is_some_and(|value| cx.buffer(value).is_some());
    let place = match arguments.given(0) {
        Some(value) if !value.is_none() => path_or_descriptor(cx, arguments, 0)?,
        Some(_) | None => {
            allow(cx, Capability::Files)?;
            ".".into()
        }
    };
    let entries = match std::fs::read_dir(place) {
        Ok(entries) => entries,
        Err(error) => return Err(cx.os_error(&error, arguments.first())),
    };
    let list = cx.list(&[])?;
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = if wants_bytes { cx.bytes(name.as_bytes())? } else { cx.system_str(name.as_bytes())? };
        cx.list_push(&list, name)?;
    }
    Ok(list)
}

fn make_folder(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let place = path_at(cx, arguments, 0, 2)?;
    let mode = Mode::from_bits_truncate(number(cx, arguments, 1, 0o777)? as u32);
    audit_call(cx, "os.mkdir", arguments, &[(0, None), (1, Some(0o777)), (2, Some(-1))])?;
    match unistd::mkdir(&place, mode) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(failed(cx, error, arguments.first())),
    }
}

fn remove_folder(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let place = path_at(cx, arguments, 0, 1)?;
    audit_call(cx, "os.rmdir", arguments, &[(0, None), (1, Some(-1))])?;
    done(cx, std::fs::remove_dir(place), arguments.first())
}

fn remove(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let place = path_at(cx, arguments, 0, 1)?;
    audit_call(cx, "os.remove", arguments, &[(0, None), (1, Some(-1))])?;
    done(cx, std::fs::remove_file(place), arguments.first())
}

fn two(
    cx: &mut Cx,
    event: &str,
    arguments: &[Value],
    folders: [usize; 2],
    work: fn(&std::path::Path, &std::path::Path) -> std::io::Result<()>,
) -> Answer {
    let (source, target) = (path_at(cx, arguments, 0, folders[0])?, path_at(cx, arguments, 1, folders[1])?);
    let places = [(0, None), (1, None), (folders[0], Some(-1)), (folders[1], Some(-1))];
    let (both, last) = places.split_at(2);
    // a link that only names its target has but one folder
    let last = if folders[0] == usize::MAX { &last[1..] } else { last };
    audit_call(cx, event, arguments, &[both, last].concat())?;
    match work(&source, &target) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => {
            Err(cx.raise_os_error(error.raw_os_error().unwrap_or(5), arguments.first(), arguments.get(1)))
        }
    }
}

fn rename(cx: &mut Cx, arguments: &[Value]) -> Answer {
    two(cx, "os.rename", arguments, [2, 3], |source, target| std::fs::rename(source, target))
}

fn link(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let follow = follows(arguments, 4);
    two(cx, "os.link", arguments, [2, 3], if follow { link_target } else { link_itself })
}

fn link_target(source: &std::path::Path, target: &std::path::Path) -> std::io::Result<()> {
    let flags = nix::fcntl::AtFlags::AT_SYMLINK_FOLLOW;
    Ok(unistd::linkat(nix::fcntl::AT_FDCWD, source, nix::fcntl::AT_FDCWD, target, flags)?)
}

fn link_itself(source: &std::path::Path, target: &std::path::Path) -> std::io::Result<()> {
    std::fs::hard_link(source, target)
}

fn symlink(cx: &mut Cx, arguments: &[Value]) -> Answer {
    two(cx, "os.symlink", arguments, [usize::MAX, 3], |source, target| {
        std::os::unix::fs::symlink(source, target)
    })
}

fn read_link(cx: &mut Cx, arguments: &[Value]) -> Answer {
    use std::os::unix::ffi::OsStrExt;
    let place = path_at(cx, arguments, 0, 1)?;
    match std::fs::read_link(place) {
        Ok(target) => cx.system_str(target.as_os_str().as_bytes()),
        Err(error) => Err(cx.os_error(&error, arguments.first())),
    }
}

fn change_mode(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let place = match arguments.given(2) {
        Some(folder) if !folder.is_none() => path_at(cx, arguments, 0, 2)?,
        Some(_) | None => path_or_descriptor(cx, arguments, 0)?,
    };
    if !follows(arguments, 3) {
        return Err(cx.not_implemented_error("chmod: follow_symlinks unavailable on this platform"));
    };
    let mode = number(cx, arguments, 1, 0)? as u32;
    audit_call(cx, "os.chmod", arguments, &[(0, None), (1, None), (2, Some(-1))])?;
    done(cx, std::fs::set_permissions(place, std::fs::Permissions::from_mode(mode)), arguments.first())
}

fn access(cx: &mut Cx, arguments: &[Value]) -> Answer {
    use nix::fcntl::AtFlags;
    let place = path_at(cx, arguments, 0, 2)?;
    let mode = unistd::AccessFlags::from_bits_truncate(number(cx, arguments, 1, 0)? as i32);
    let mut flags = AtFlags::empty();
    flags.set(AtFlags::AT_EACCESS, arguments.given(3).is_some() && follows(arguments, 3));
    flags.set(AtFlags::AT_SYMLINK_NOFOLLOW, !follows(arguments, 4));
    Ok(Value::bool(unistd::faccessat(nix::fcntl::AT_FDCWD, &place, mode, flags).is_ok()))
}

fn stat(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let follows = arguments.given(1).is_none_or(|follow| follow.bits() != Value::FALSE.bits());
    let by_number = arguments.given(0).is_some_and(|value| value.bits().is_int());
    let found = if by_number {
        use std::os::fd::AsFd;
        let fd = descriptor(cx, arguments)?;
        fd.as_fd().try_clone_to_owned().and_then(|fd| std::fs::File::from(fd).metadata())
    } else {
        let place = path_at(cx, arguments, 0, 2)?;
        if follows { std::fs::metadata(place) } else { std::fs::symlink_metadata(place) }
    };
    let found = match found {
        Ok(found) => found,
        Err(error) => return Err(cx.os_error(&error, arguments.first().filter(|_| !by_number))),
    };
    let numbers = [
        i64::from(found.mode()),
        found.ino() as i64,
        found.dev() as i64,
        found.nlink() as i64,
        found.uid().into(),
        found.gid().into(),
        found.size() as i64,
        found.atime(),
        found.mtime(),
        found.ctime(),
        found.atime_nsec(),
        found.mtime_nsec(),
        found.ctime_nsec(),
        found.blksize() as i64,
        found.blocks() as i64,
        found.rdev() as i64,
    ];
    let mut values = Vec::with_capacity(numbers.len());
    for number in numbers {
        values.push(cx.int(number)?);
    }
    cx.tuple(&values)
}

fn random_bytes(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx, Capability::Entropy)?;
    let Ok(count) = usize::try_from(number(cx, arguments, 0, 0)?) else {
        return Err(cx.value_error("negative argument not allowed"));
    };
    cx.check_room(count)?;
    let mut bytes = vec![0; count];
    match cx.host().entropy(&mut bytes) {
        Ok(()) => cx.bytes(&bytes),
        Err(error) => Err(cx.os_error(&error, None)),
    }
}

fn kill(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx, Capability::Processes)?;
    let process = unistd::Pid::from_raw(number(cx, arguments, 0, 0)? as i32);
    let number = number(cx, arguments, 1, 0)? as i32;
    let signal = match number {
        0 => None,
        number => match nix::sys::signal::Signal::try_from(number) {
            Ok(signal) => Some(signal),
            Err(error) => return Err(failed(cx, error, None)),
        },
    };
    audit_call(cx, "os.kill", arguments, &[(0, None), (1, None)])?;
    let outcome = unit(cx, nix::sys::signal::kill(process, signal))?;
    // what the script sent to itself is handled when this returns
    cx.attend_signals()?;
    Ok(outcome)
}

fn exit(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx, Capability::Processes)?;
    let code = number(cx, arguments, 0, 0)?;
    std::process::exit(code as i32)
}

fn error_text(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = number(cx, arguments, 0, 0)?;
    cx.str(&os_error_text(code as i32))
}

fn cpu_count(cx: &mut Cx, _: &[Value]) -> Answer {
    let count = std::thread::available_parallelism().map_or(1, |count| count.get());
    cx.int(count as i64)
}

trait FlushBeforeReading {
    fn flush_standard_if(&mut self, fd: &BorrowedFd<'_>);
}

impl FlushBeforeReading for Cx {
    /// Reading from a terminal shows first what was printed.
    fn flush_standard_if(&mut self, fd: &BorrowedFd<'_>) {
        use std::os::fd::AsRawFd;
        if fd.as_raw_fd() == 0 {
            self.flush_standard();
        }
    }
}

fn fill(cx: &mut Cx, module: &Value) -> Answer<()> {
    let namespace = cx.module_namespace(module);
    for (name, number) in constants::SYSTEM.iter().chain(constants::NAMED) {
        cx.dict_set_text(&namespace, name, Value::small_int(*number))?;
    }
    for (name, table) in [
        ("sysconf_names", constants::SYSCONF),
        ("pathconf_names", constants::PATHCONF),
        ("confstr_names", constants::CONFSTR),
    ] {
        let names = cx.dict()?;
        for (name, number) in table {
            cx.dict_set_text(&names, name.trim_start_matches('_'), Value::small_int(*number))?;
        }
        cx.dict_set_text(&namespace, name, names)?;
    }
    let owner = cx.intern(MODULE.name)?;
    let families = [
        descriptors::FUNCTIONS,
        nodes::FUNCTIONS,
        processes::FUNCTIONS,
        calls::FUNCTIONS,
        programs::FUNCTIONS,
        extended::FUNCTIONS,
    ];
    for row in families.into_iter().flatten() {
        let native = cx.native(row, owner.clone())?;
        cx.dict_set_text(&namespace, row.name, native)?;
    }
    let class = cx.exceptions().os_error.clone();
    cx.dict_set_text(&namespace, "error", class)
}
