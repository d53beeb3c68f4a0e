//! `posix` on descriptors: reading and writing at a place, duplicates, flags, locks of ranges, terminals.

use std::io::{IoSlice, IoSliceMut};
use std::os::fd::{AsRawFd, BorrowedFd, IntoRawFd, OwnedFd};

use nix::fcntl::{self, FcntlArg, FdFlag, OFlag};
use nix::sys::{eventfd, memfd, sendfile, stat, uio};
use nix::unistd;
use taipan_vm::error::{Answer, Raised};
use taipan_vm::host::Capability;
use taipan_vm::native::{Arguments, NativeRow};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::super::support::audit_call;
use super::{allow, descriptor, descriptor_at, failed, number, path, unit};

/// Functions of `posix`.
pub static FUNCTIONS: &[NativeRow] = &[
    NativeRow::function("_dup2", "($module, fd, fd2, inheritable, /)", dup2, "Duplicate file descriptor."),
    NativeRow::function("pipe2", "($module, flags, /)", pipe2, "Create a pipe with flags set atomically."),
    NativeRow::function(
        "fdatasync",
        "($module, /, fd)",
        data_sync,
        "Force write of fd to disk without forcing update of metadata.",
    ),
    NativeRow::function(
        "fchdir",
        "($module, /, fd)",
        change_folder,
        "Change to the directory of the given file descriptor.",
    ),
    NativeRow::function(
        "fchmod",
        "($module, /, fd, mode)",
        change_mode,
        "Change the access permissions of the file given by file descriptor fd.",
    ),
    NativeRow::function(
        "fchown",
        "($module, /, fd, uid, gid)",
        change_owner,
        "Change the owner and group id of the file specified by file descriptor.",
    ),
    NativeRow::function(
        "closerange",
        "($module, fd_low, fd_high, /)",
        close_range,
        "Closes all file descriptors in [fd_low, fd_high), ignoring errors.",
    ),
    NativeRow::function(
        "pread",
        "($module, fd, length, offset, /)",
        read_at,
        "Read a number of bytes from a file descriptor starting at a particular offset.",
    ),
    NativeRow::function(
        "pwrite",
        "($module, fd, buffer, offset, /)",
        write_at,
        "Write bytes to a file descriptor starting at a particular offset.",
    ),
    NativeRow::function(
        "writev",
        "($module, fd, buffers, /)",
        write_many,
        "Iterate over buffers, and write the contents of each to a file descriptor.",
    ),
    NativeRow::function(
        "_readv",
        "($module, fd, size, offset, /)",
        read_some,
        "Bytes for readv, preadv and readinto.",
    ),
    NativeRow::function(
        "sendfile",
        "($module, /, out_fd, in_fd, offset, count)",
        send_file,
        "Copy count bytes from file descriptor in_fd to file descriptor out_fd.",
    ),
    NativeRow::function(
        "copy_file_range",
        "($module, /, src, dst, count, offset_src=None, offset_dst=None)",
        copy_range,
        "Copy count bytes from one file descriptor to another.",
    ),
    NativeRow::function(
        "_splice",
        "($module, src, dst, count, offset_src, offset_dst, flags, /)",
        join_pipes,
        "Transfer count bytes from one pipe to a descriptor or vice versa.",
    ),
    NativeRow::function(
        "posix_fadvise",
        "($module, fd, offset, length, advice, /)",
        advise,
        "Announce an intention to access data in a specific pattern.",
    ),
    NativeRow::function(
        "posix_fallocate",
        "($module, fd, offset, length, /)",
        reserve,
        "Ensure a file has allocated at least a particular number of bytes on disk.",
    ),
    NativeRow::function(
        "get_blocking",
        "($module, fd, /)",
        is_blocking,
        "Get the blocking mode of the file descriptor.",
    ),
    NativeRow::function(
        "set_blocking",
        "($module, fd, blocking, /)",
        set_blocking,
        "Set the blocking mode of the specified file descriptor.",
    ),
    NativeRow::function(
        "get_inheritable",
        "($module, fd, /)",
        is_inheritable,
        "Get the close-on-exe flag of the specified file descriptor.",
    ),
    NativeRow::function(
        "set_inheritable",
        "($module, fd, inheritable, /)",
        set_inheritable,
        "Set the inheritable flag of the specified file descriptor.",
    ),
    NativeRow::function(
        "ttyname",
        "($module, fd, /)",
        terminal_name,
        "Return the name of the terminal device connected to 'fd'.",
    ),
    NativeRow::function(
        "_terminal_size",
        "($module, fd, /)",
        terminal_size,
        "Columns and lines of a terminal.",
    ),
    NativeRow::function(
        "tcgetpgrp",
        "($module, fd, /)",
        terminal_group,
        "Return the process group associated with the terminal specified by fd.",
    ),
    NativeRow::function(
        "memfd_create",
        "($module, /, name, flags=1)",
        memory_file,
        "Create an anonymous file in memory.",
    ),
    NativeRow::function(
        "eventfd",
        "($module, /, initval, flags=524288)",
        event,
        "Creates and returns an event notification file descriptor.",
    ),
    NativeRow::function(
        "lockf",
        "($module, fd, command, length, /)",
        lock,
        "Apply, test or remove a POSIX lock on an open file descriptor.",
    ),
];

/// A new descriptor as a script's number; from now on the script closes it.
fn given_out(cx: &mut Cx, answer: nix::Result<OwnedFd>) -> Answer {
    match answer {
        Ok(fd) => cx.int(fd.into_raw_fd().into()),
        Err(error) => Err(failed(cx, error, None)),
    }
}

fn sized(cx: &mut Cx, answer: nix::Result<usize>) -> Answer {
    match answer {
        Ok(count) => cx.int(count as i64),
        Err(error) => Err(failed(cx, error, None)),
    }
}

fn length(cx: &mut Cx, arguments: &[Value], at: usize) -> Answer<usize> {
    match usize::try_from(number(cx, arguments, at, 0)?) {
        Ok(length) => Ok(length),
        Err(_) => Err(cx.raise_os_error(22, None, None)),
    }
}

fn flag(arguments: &[Value], at: usize) -> bool {
    arguments.given(at).is_none_or(|value| {
        let bits = value.bits();
        bits != Value::FALSE.bits() && bits != Value::small_int(0).bits()
    })
}

fn dup2(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let from = descriptor(cx, arguments)?;
    let Ok(to) = i32::try_from(number(cx, arguments, 1, -1)?) else {
        return Err(cx.raise_os_error(9, None, None));
    };
    if to < 0 {
        return Err(cx.raise_os_error(9, None, None));
    }
    let flags = if flag(arguments, 2) { OFlag::empty() } else { OFlag::O_CLOEXEC };
    let answer = if from.as_raw_fd() == to { Ok(()) } else { duplicate_onto(from, to, flags) };
    unit(cx, answer)?;
    cx.int(to.into())
}

/// `dup3`, with the descriptor that is replaced named by its number only.
fn duplicate_onto(from: BorrowedFd<'_>, to: i32, flags: OFlag) -> nix::Result<()> {
    use std::os::fd::FromRawFd;
    // SAFETY: the number belongs to the script, which is the owner of its descriptors; it is given back below.
    let mut target = unsafe { OwnedFd::from_raw_fd(to) };
    let answer = unistd::dup3(from, &mut target, flags);
    let _ = target.into_raw_fd();
    answer
}

fn pipe2(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx, Capability::Files)?;
    let flags = OFlag::from_bits_retain(number(cx, arguments, 0, 0)? as i32);
    match unistd::pipe2(flags) {
        Ok((one, two)) => {
            let ends = [cx.int(one.into_raw_fd().into())?, cx.int(two.into_raw_fd().into())?];
            cx.tuple(&ends)
        }
        Err(error) => Err(failed(cx, error, None)),
    }
}

fn data_sync(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    unit(cx, unistd::fdatasync(fd))
}

fn change_folder(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    audit_call(cx, "os.chdir", arguments, &[(0, None)])?;
    unit(cx, unistd::fchdir(fd))
}

fn change_mode(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    let mode = stat::Mode::from_bits_truncate(number(cx, arguments, 1, 0)? as u32);
    audit_call(cx, "os.chmod", arguments, &[(0, None), (1, None), (usize::MAX, Some(-1))])?;
    unit(cx, stat::fchmod(fd, mode))
}

fn change_owner(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    let (user, group) = super::nodes::owner(cx, arguments, 1)?;
    audit_call(cx, "os.chown", arguments, &[(0, None), (1, None), (2, None), (usize::MAX, Some(-1))])?;
    unit(cx, unistd::fchown(fd, user, group))
}

/// The descriptors of this process that are open now, and the one that looked, which is closed again.
pub(super) fn open_descriptors() -> Vec<i32> {
    let open = std::fs::read_dir("/proc/self/fd").into_iter().flatten().flatten();
    open.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
}

fn close_range(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx, Capability::Files)?;
    let (low, high) = (number(cx, arguments, 0, 0)?.max(0), number(cx, arguments, 1, 0)?);
    for fd in open_descriptors().into_iter().filter(|fd| (low..high).contains(&i64::from(*fd))) {
        // errors are ignored, as the function says
        let _ = unistd::close(fd);
    }
    Ok(Value::NONE)
}

fn read_at(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    let count = length(cx, arguments, 1)?;
    let offset = number(cx, arguments, 2, 0)?;
    cx.check_room(count)?;
    let mut buffer = vec![0; count.min(1 << 30)];
    match uio::pread(fd, &mut buffer, offset) {
        Ok(count) => cx.bytes(buffer.get(..count).unwrap_or(&[])),
        Err(error) => Err(failed(cx, error, None)),
    }
}

fn write_at(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    let bytes = bytes(cx, arguments, 1)?;
    let offset = number(cx, arguments, 2, 0)?;
    let answer = uio::pwrite(fd, &bytes, offset);
    sized(cx, answer)
}

fn bytes(cx: &mut Cx, arguments: &[Value], at: usize) -> Answer<Vec<u8>> {
    match arguments.given(at) {
        Some(value) => cx.bytes_like(value),
        None => Err(cx.type_error("a bytes-like object is required")),
    }
}

fn write_many(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    let buffers = match arguments.given(1) {
        Some(value) if value.is_kind(taipan_vm::heap::Kind::List) => cx.list_items(value).to_vec(),
        Some(value) if value.is_kind(taipan_vm::heap::Kind::Tuple) => cx.tuple_items(value).to_vec(),
        Some(_) | None => return Err(cx.type_error("writev() arg 2 must be a sequence")),
    };
    let mut parts = Vec::with_capacity(buffers.len());
    for buffer in &buffers {
        parts.push(cx.bytes_like(buffer)?);
    }
    let slices: Vec<IoSlice<'_>> = parts.iter().map(|part| IoSlice::new(part)).collect();
    let answer = uio::writev(fd, &slices);
    sized(cx, answer)
}

fn read_some(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    let count = length(cx, arguments, 1)?;
    cx.check_room(count)?;
    let mut buffer = vec![0; count.min(1 << 30)];
    let answer = match arguments.given(2) {
        Some(offset) if !offset.is_none() => {
            let offset = number(cx, arguments, 2, 0)?;
            uio::preadv(fd, &mut [IoSliceMut::new(&mut buffer)], offset)
        }
        Some(_) | None => uio::readv(fd, &mut [IoSliceMut::new(&mut buffer)]),
    };
    match answer {
        Ok(count) => cx.bytes(buffer.get(..count).unwrap_or(&[])),
        Err(error) => Err(failed(cx, error, None)),
    }
}

fn optional(cx: &mut Cx, arguments: &[Value], at: usize) -> Answer<Option<i64>> {
    match arguments.given(at) {
        Some(value) if !value.is_none() => number(cx, arguments, at, 0).map(Some),
        Some(_) | None => Ok(None),
    }
}

fn send_file(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let to = descriptor(cx, arguments)?;
    let from = descriptor_at(cx, arguments, 1)?;
    let mut offset = optional(cx, arguments, 2)?;
    let count = length(cx, arguments, 3)?;
    let answer = sendfile::sendfile(to, from, offset.as_mut(), count);
    sized(cx, answer)
}

fn copy_range(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let from = descriptor(cx, arguments)?;
    let to = descriptor_at(cx, arguments, 1)?;
    let count = length(cx, arguments, 2)?;
    let (mut source, mut target) = (optional(cx, arguments, 3)?, optional(cx, arguments, 4)?);
    let answer = fcntl::copy_file_range(from, source.as_mut(), to, target.as_mut(), count);
    sized(cx, answer)
}

fn join_pipes(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let from = descriptor(cx, arguments)?;
    let to = descriptor_at(cx, arguments, 1)?;
    let count = length(cx, arguments, 2)?;
    let (mut source, mut target) = (optional(cx, arguments, 3)?, optional(cx, arguments, 4)?);
    let flags = fcntl::SpliceFFlags::from_bits_truncate(number(cx, arguments, 5, 0)? as u32);
    let answer = fcntl::splice(from, source.as_mut(), to, target.as_mut(), count, flags);
    sized(cx, answer)
}

fn advise(cx: &mut Cx, arguments: &[Value]) -> Answer {
    use fcntl::PosixFadviseAdvice as Advice;
    let fd = descriptor(cx, arguments)?;
    let (offset, length) = (number(cx, arguments, 1, 0)?, number(cx, arguments, 2, 0)?);
    let advice = match number(cx, arguments, 3, 0)? {
        0 => Advice::POSIX_FADV_NORMAL,
        1 => Advice::POSIX_FADV_RANDOM,
        2 => Advice::POSIX_FADV_SEQUENTIAL,
        3 => Advice::POSIX_FADV_WILLNEED,
        4 => Advice::POSIX_FADV_DONTNEED,
        5 => Advice::POSIX_FADV_NOREUSE,
        _ => return Err(cx.raise_os_error(22, None, None)),
    };
    unit(cx, fcntl::posix_fadvise(fd, offset, length, advice))
}

fn reserve(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    let (offset, length) = (number(cx, arguments, 1, 0)?, number(cx, arguments, 2, 0)?);
    unit(cx, fcntl::posix_fallocate(fd, offset, length))
}

fn status(cx: &mut Cx, fd: BorrowedFd<'_>, command: FcntlArg<'_>) -> Answer<i32> {
    fcntl::fcntl(fd, command).map_err(|error| -> Raised { failed(cx, error, None) })
}

fn is_blocking(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    let flags = OFlag::from_bits_retain(status(cx, fd, FcntlArg::F_GETFL)?);
    Ok(Value::bool(!flags.contains(OFlag::O_NONBLOCK)))
}

fn set_blocking(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    let mut flags = OFlag::from_bits_retain(status(cx, fd, FcntlArg::F_GETFL)?);
    flags.set(OFlag::O_NONBLOCK, !flag(arguments, 1));
    status(cx, fd, FcntlArg::F_SETFL(flags))?;
    Ok(Value::NONE)
}

fn is_inheritable(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    let flags = FdFlag::from_bits_retain(status(cx, fd, FcntlArg::F_GETFD)?);
    Ok(Value::bool(!flags.contains(FdFlag::FD_CLOEXEC)))
}

fn set_inheritable(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    let mut flags = FdFlag::from_bits_retain(status(cx, fd, FcntlArg::F_GETFD)?);
    flags.set(FdFlag::FD_CLOEXEC, !flag(arguments, 1));
    status(cx, fd, FcntlArg::F_SETFD(flags))?;
    Ok(Value::NONE)
}

fn terminal_name(cx: &mut Cx, arguments: &[Value]) -> Answer {
    use std::os::unix::ffi::OsStrExt;
    let fd = descriptor(cx, arguments)?;
    match unistd::ttyname(fd) {
        Ok(name) => cx.system_str(name.as_os_str().as_bytes()),
        Err(error) => Err(failed(cx, error, None)),
    }
}

fn terminal_size(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    let mut size = nix::libc::winsize { ws_row: 0, ws_col: 0, ws_xpixel: 0, ws_ypixel: 0 };
    // SAFETY: TIOCGWINSZ writes one winsize, to which the pointer points.
    let answer = unsafe { nix::libc::ioctl(fd.as_raw_fd(), nix::libc::TIOCGWINSZ, &raw mut size) };
    if answer < 0 {
        return Err(failed(cx, nix::Error::last(), None));
    }
    cx.tuple(&[Value::small_int(size.ws_col.into()), Value::small_int(size.ws_row.into())])
}

fn terminal_group(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = descriptor(cx, arguments)?;
    match unistd::tcgetpgrp(fd) {
        Ok(group) => cx.int(group.as_raw().into()),
        Err(error) => Err(failed(cx, error, None)),
    }
}

fn memory_file(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let name = path(cx, arguments, 0)?;
    let flags = memfd::MFdFlags::from_bits_retain(number(cx, arguments, 1, 1)? as u32);
    let answer = memfd::memfd_create(&name, flags);
    given_out(cx, answer)
}

fn event(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx, Capability::Files)?;
    let Ok(count) = u32::try_from(number(cx, arguments, 0, 0)?) else {
        return Err(cx.overflow_error("can't convert negative value to unsigned int"));
    };
    let flags = eventfd::EfdFlags::from_bits_retain(number(cx, arguments, 1, 0)? as i32);
    let answer = eventfd::EventFd::from_value_and_flags(count, flags).map(OwnedFd::from);
    given_out(cx, answer)
}

/// The commands of lockf(3) as record locks of fcntl(2).
fn lock(cx: &mut Cx, arguments: &[Value]) -> Answer {
    use nix::libc;
    let fd = descriptor(cx, arguments)?;
    let command = number(cx, arguments, 1, 0)? as i32;
    audit_call(cx, "os.lockf", arguments, &[(0, None), (1, None), (2, None)])?;
    let mut range = libc::flock {
        l_type: libc::F_WRLCK as i16,
        l_whence: libc::SEEK_CUR as i16,
        l_start: 0,
        l_len: number(cx, arguments, 2, 0)?,
        l_pid: 0,
    };
    match command {
        libc::F_LOCK => drop(status(cx, fd, FcntlArg::F_SETLKW(&range))?),
        libc::F_TLOCK => drop(status(cx, fd, FcntlArg::F_SETLK(&range))?),
        libc::F_ULOCK => {
            range.l_type = libc::F_UNLCK as i16;
            status(cx, fd, FcntlArg::F_SETLK(&range))?;
        }
        libc::F_TEST => {
            status(cx, fd, FcntlArg::F_GETLK(&mut range))?;
            if range.l_type != libc::F_UNLCK as i16 {
                return Err(cx.raise_os_error(libc::EACCES, None, None));
            }
        }
        _ => return Err(cx.raise_os_error(libc::EINVAL, None, None)),
    }
    Ok(Value::NONE)
}
