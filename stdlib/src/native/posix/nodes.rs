//! `posix` on what a path names: owners, times, special files, file systems.

use std::os::fd::AsFd;

use nix::fcntl::{AT_FDCWD, AtFlags};
use nix::sys::stat::{self, Mode, SFlag, UtimensatFlags};
use nix::sys::statvfs::{self, Statvfs};
use nix::sys::time::TimeSpec;
use nix::unistd::{self, Gid, Uid};
use taipan_vm::error::{Answer, Raised};
use taipan_vm::native::{Arguments, NativeRow};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::super::support::audit_call;
use super::{constants, descriptor, failed, follows, number, path, path_at};

/// Functions of `posix`.
pub static FUNCTIONS: &[NativeRow] = &[
    NativeRow::function(
        "_chown",
        "($module, path, uid, gid, follow, folder=None, /)",
        change_owner,
        "Change the owner and group id of path.",
    ),
    NativeRow::function(
        "_utime",
        "($module, path, accessed, modified, follow, folder=None, /)",
        set_times,
        "Set the times of path, in nanoseconds.",
    ),
    NativeRow::function("chroot", "($module, /, path)", change_root, "Change root directory to path."),
    NativeRow::function(
        "_mkfifo",
        "($module, path, mode, folder=None, /)",
        make_fifo,
        "Create a \"fifo\" (a POSIX named pipe).",
    ),
    NativeRow::function(
        "_mknod",
        "($module, path, mode, device, folder=None, /)",
        make_node,
        "Create a node in the file system.",
    ),
    NativeRow::function("_statvfs", "($module, path, /)", file_system, "The numbers of a file system."),
    NativeRow::function(
        "pathconf",
        "($module, /, path, name)",
        path_limit,
        "Return the configuration limit name for the file or directory path.",
    ),
    NativeRow::function(
        "fpathconf",
        "($module, fd, name, /)",
        path_limit,
        "Return the configuration limit name for the file descriptor fd.",
    ),
    NativeRow::function(
        "umask",
        "($module, mask, /)",
        mask,
        "Set the current numeric umask and return the previous umask.",
    ),
    NativeRow::function("sync", "($module, /)", sync, "Force write of everything to disk."),
    NativeRow::function(
        "major",
        "($module, device, /)",
        |cx, arguments| device(cx, arguments, stat::major),
        "Extracts a device major number from a raw device number.",
    ),
    NativeRow::function(
        "minor",
        "($module, device, /)",
        |cx, arguments| device(cx, arguments, stat::minor),
        "Extracts a device minor number from a raw device number.",
    ),
    NativeRow::function(
        "makedev",
        "($module, major, minor, /)",
        make_device,
        "Composes a raw device number from the major and minor device numbers.",
    ),
];

/// User and group arguments; -1 leaves one as it is.
pub fn owner(cx: &mut Cx, arguments: &[Value], at: usize) -> Answer<(Option<Uid>, Option<Gid>)> {
    let mut ids = [None, None];
    for (offset, id) in ids.iter_mut().enumerate() {
        *id = match number(cx, arguments, at + offset, -1)? {
            -1 => None,
            number => match u32::try_from(number) {
                Ok(number) => Some(number),
                Err(_) => {
                    let (name, side) = (
                        ["uid", "gid"][offset],
                        if number < 0 { "less than minimum" } else { "greater than maximum" },
                    );
                    return Err(cx.overflow_error(&format!("{name} is {side}")));
                }
            },
        };
    }
    Ok((ids[0].map(Uid::from_raw), ids[1].map(Gid::from_raw)))
}

fn answer(cx: &mut Cx, answer: nix::Result<()>, arguments: &[Value]) -> Answer {
    match answer {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(failed(cx, error, arguments.first())),
    }
}

fn change_owner(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let place = path_at(cx, arguments, 0, 4)?;
    let (user, group) = owner(cx, arguments, 1)?;
    let flags = if follows(arguments, 3) { AtFlags::empty() } else { AtFlags::AT_SYMLINK_NOFOLLOW };
    audit_call(cx, "os.chown", arguments, &[(0, None), (1, None), (2, None), (4, Some(-1))])?;
    let done = unistd::fchownat(AT_FDCWD, &place, user, group, flags);
    answer(cx, done, arguments)
}

fn set_times(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let mut times = [TimeSpec::UTIME_NOW; 2];
    for (at, time) in times.iter_mut().enumerate() {
        if arguments.given(at + 1).is_some_and(|value| !value.is_none()) {
            let nanoseconds = number(cx, arguments, at + 1, 0)?;
            *time =
                TimeSpec::new(nanoseconds.div_euclid(1_000_000_000), nanoseconds.rem_euclid(1_000_000_000));
        }
    }
    if arguments.given(0).is_some_and(|value| value.bits().is_int()) {
        let fd = descriptor(cx, arguments)?;
        return super::unit(cx, stat::futimens(fd.as_fd(), &times[0], &times[1]));
    }
    let place = path_at(cx, arguments, 0, 4)?;
    let flag =
        if follows(arguments, 3) { UtimensatFlags::FollowSymlink } else { UtimensatFlags::NoFollowSymlink };
    let done = stat::utimensat(AT_FDCWD, &place, &times[0], &times[1], flag);
    answer(cx, done, arguments)
}

fn change_root(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let place = path(cx, arguments, 0)?;
    answer(cx, unistd::chroot(&place), arguments)
}

fn make_fifo(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let place = path_at(cx, arguments, 0, 2)?;
    let mode = Mode::from_bits_truncate(number(cx, arguments, 1, 0o666)? as u32);
    answer(cx, unistd::mkfifo(&place, mode), arguments)
}

fn make_node(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let place = path_at(cx, arguments, 0, 3)?;
    let mode = number(cx, arguments, 1, 0o600)? as u32;
    let device = number(cx, arguments, 2, 0)? as u64;
    let kind = SFlag::from_bits_truncate(mode & 0o170_000);
    let done = stat::mknod(&place, kind, Mode::from_bits_truncate(mode & 0o7777), device);
    answer(cx, done, arguments)
}

fn file_system(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let found: nix::Result<Statvfs> = if arguments.given(0).is_some_and(|value| value.bits().is_int()) {
        let fd = descriptor(cx, arguments)?;
        statvfs::fstatvfs(fd)
    } else {
        let place = path(cx, arguments, 0)?;
        statvfs::statvfs(&place)
    };
    let found = found.map_err(|error| failed(cx, error, arguments.first()))?;
    let numbers = [
        found.block_size(),
        found.fragment_size(),
        found.blocks(),
        found.blocks_free(),
        found.blocks_available(),
        found.files(),
        found.files_free(),
        found.files_available(),
        found.flags().bits(),
        found.name_max(),
        found.filesystem_id(),
    ];
    let mut values = Vec::with_capacity(numbers.len());
    for number in numbers {
        values.push(cx.int(i64::try_from(number).unwrap_or(i64::MAX))?);
    }
    cx.tuple(&values)
}

/// The number of a configuration name: an int, or a text that a table has.
pub fn configuration(cx: &mut Cx, arguments: &[Value], at: usize, table: &[(&str, i64)]) -> Answer<i64> {
    let named = arguments.given(at).filter(|value| value.is_kind(taipan_vm::heap::Kind::Str));
    let Some(value) = named else {
        return match arguments.given(at) {
            Some(value) if cx.as_i64(value).is_some() => number(cx, arguments, at, 0),
            Some(_) | None => Err(cx.type_error("configuration names must be strings or integers")),
        };
    };
    let text = cx.text_of(value);
    // scripts leave the underscore of the headers out
    match table.iter().find(|(name, _)| name.strip_prefix('_') == Some(text.as_str())) {
        Some((_, number)) => Ok(*number),
        None => Err(cx.value_error("unrecognized configuration name")),
    }
}

fn path_limit(cx: &mut Cx, arguments: &[Value]) -> Answer {
    use unistd::PathconfVar as Var;
    const LIMITS: &[(i64, Var)] = &[
        (Var::LINK_MAX as i64, Var::LINK_MAX),
        (Var::NAME_MAX as i64, Var::NAME_MAX),
        (Var::PATH_MAX as i64, Var::PATH_MAX),
        (Var::PIPE_BUF as i64, Var::PIPE_BUF),
        (Var::MAX_CANON as i64, Var::MAX_CANON),
        (Var::MAX_INPUT as i64, Var::MAX_INPUT),
        (Var::_POSIX_CHOWN_RESTRICTED as i64, Var::_POSIX_CHOWN_RESTRICTED),
        (Var::_POSIX_NO_TRUNC as i64, Var::_POSIX_NO_TRUNC),
        (Var::_POSIX_VDISABLE as i64, Var::_POSIX_VDISABLE),
    ];
    let name = configuration(cx, arguments, 1, constants::PATHCONF)?;
    let Some((_, limit)) = LIMITS.iter().find(|(number, _)| *number == name) else {
        return Err(cx.raise_os_error(22, None, None));
    };
    let found = if arguments.given(0).is_some_and(|value| value.bits().is_int()) {
        let fd = descriptor(cx, arguments)?;
        unistd::fpathconf(fd, *limit)
    } else {
        let place = path(cx, arguments, 0)?;
        unistd::pathconf(&place, *limit)
    };
    match found {
        Ok(found) => cx.int(found.unwrap_or(-1)),
        Err(error) => Err(failed(cx, error, arguments.first())),
    }
}

fn mask(cx: &mut Cx, arguments: &[Value]) -> Answer {
    super::allow(cx, taipan_vm::host::Capability::Files)?;
    let mask = Mode::from_bits_truncate(number(cx, arguments, 0, 0)? as u32);
    cx.int(stat::umask(mask).bits().into())
}

fn sync(cx: &mut Cx, _: &[Value]) -> Answer {
    super::allow(cx, taipan_vm::host::Capability::Files)?;
    unistd::sync();
    Ok(Value::NONE)
}

fn device(cx: &mut Cx, arguments: &[Value], part: fn(u64) -> u64) -> Answer {
    let device = number(cx, arguments, 0, 0)?;
    if device == -1 {
        return cx.int(-1);
    }
    cx.int(part(device as u64) as i64)
}

fn make_device(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (major, minor) = (number(cx, arguments, 0, 0)?, number(cx, arguments, 1, 0)?);
    cx.int(stat::makedev(major as u64, minor as u64) as i64)
}

/// UnicodeEncodeError for a path that no bytes can say.
#[cold]
pub(super) fn unsaid(cx: &mut Cx, path: &Value) -> Raised {
    match taipan_vm::types::str::convert::encode(cx, path, None, None) {
        Err(raised) => raised,
        Ok(_) => cx.value_error("path cannot be encoded"),
    }
}
