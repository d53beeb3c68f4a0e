//! Moving bytes: each function tries its system call once and answers None where it would have to wait.

use std::os::fd::{AsRawFd, BorrowedFd};
use std::time::Duration;

use nix::libc;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::socket::MsgFlags;
use socket2::SockRef;
use taipan_vm::error::Answer;
use taipan_vm::native::Arguments;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::super::support::{size, size_argument, wanted};
use super::object::{State, handle, state};
use super::{address, number};

/// What a system call has brought; None where it would have waited and the socket may wait.
pub fn settled<T>(cx: &mut Cx, state: &State, answer: std::io::Result<T>) -> Answer<Option<T>> {
    match answer {
        Ok(found) => Ok(Some(found)),
        Err(error) => {
            let may_wait = state.timeout != Some(Duration::ZERO);
            match error.raw_os_error() {
                Some(libc::EAGAIN) if may_wait => Ok(None),
                Some(libc::EINTR) => Ok(None),
                Some(_) | None => Err(cx.os_error(&error, None)),
            }
        }
    }
}

/// Whether something can be read or accepted right now.
pub fn is_ready(fd: &BorrowedFd<'_>) -> bool {
    let mut asked = [PollFd::new(*fd, PollFlags::POLLIN)];
    poll(&mut asked, PollTimeout::ZERO).is_ok_and(|count| count > 0)
}

fn flags(cx: &mut Cx, arguments: &[Value], at: usize) -> Answer<i32> {
    Ok(number(cx, arguments, at, 0)? | libc::MSG_DONTWAIT)
}

/// The size argument, refused in these words when it is negative.
fn wanted_size(cx: &mut Cx, arguments: &[Value], at: usize, refusal: &str) -> Answer<usize> {
    let Some(value) = arguments.given(at) else { return Ok(0) };
    let wanted = size_argument(cx, value)?;
    usize::try_from(wanted).map_err(|_| cx.value_error(refusal))
}

/// Room for this many bytes, or MemoryError.
fn room(cx: &mut Cx, size: usize) -> Answer<Vec<u8>> {
    cx.check_room(size)?;
    let mut buffer = Vec::new();
    match buffer.try_reserve_exact(size) {
        Ok(()) => Ok(buffer),
        Err(_) => Err(cx.out_of_memory()),
    }
}

pub fn receive(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let state = state(cx, arguments)?;
    let size = wanted_size(cx, arguments, 1, "negative buffersize in recv")?;
    let flags = flags(cx, arguments, 2)?;
    let fd = handle(cx, state.fd)?;
    let mut buffer = room(cx, size)?;
    let space = buffer.spare_capacity_mut();
    let most = size.min(space.len());
    let answer = SockRef::from(&fd).recv_with_flags(space.get_mut(..most).unwrap_or(&mut []), flags);
    let Some(count) = settled(cx, &state, answer)? else { return Ok(None) };
    // SAFETY: the system has written so many bytes; with MSG_TRUNC it may speak of more than there was room for.
    unsafe { buffer.set_len(count.min(most)) };
    cx.charge(count / 64)?;
    cx.bytes(&buffer).map(Some)
}

pub fn receive_from(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let state = state(cx, arguments)?;
    let size = wanted_size(cx, arguments, 1, "negative buffersize in recvfrom")?;
    let flags = flags(cx, arguments, 2)?;
    let fd = handle(cx, state.fd)?;
    let mut buffer = room(cx, size)?;
    let space = buffer.spare_capacity_mut();
    let most = size.min(space.len());
    let answer = SockRef::from(&fd).recv_from_with_flags(space.get_mut(..most).unwrap_or(&mut []), flags);
    let Some((count, from)) = settled(cx, &state, answer)? else { return Ok(None) };
    // SAFETY: as in `receive`.
    unsafe { buffer.set_len(count.min(most)) };
    let data = cx.bytes(&buffer)?;
    let from = address::shown(cx, &from)?;
    cx.pair(data, from).map(Some)
}

pub fn receive_into(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let state = state(cx, arguments)?;
    let target = wanted(cx, arguments, 1)?.clone();
    let Some(room) = cx.with_buffer_mut(&target, |bytes| bytes.len()) else {
        let text = format!(
            "recv_into() argument 1 must be read-write bytes-like object, not {}",
            cx.type_name(&target)
        );
        return Err(cx.type_error(&text));
    };
    let wanted = wanted_size(cx, arguments, 2, "negative buffersize in recv_into")?;
    if wanted > room {
        return Err(cx.value_error("buffer too small for requested bytes"));
    }
    let most = if wanted == 0 { room } else { wanted };
    let flags = MsgFlags::from_bits_retain(flags(cx, arguments, 3)?);
    let fd = handle(cx, state.fd)?;
    let answer = cx.with_buffer_mut(&target, |bytes| {
        let part = bytes.get_mut(..most).unwrap_or(&mut []);
        nix::sys::socket::recv(fd.as_raw_fd(), part, flags)
    });
    let answer = answer.unwrap_or(Ok(0)).map_err(std::io::Error::from);
    match settled(cx, &state, answer)? {
        Some(count) => size(cx, count).map(Some),
        None => Ok(None),
    }
}

pub fn send(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let state = state(cx, arguments)?;
    let data = wanted(cx, arguments, 1)?;
    let flags = flags(cx, arguments, 2)? | libc::MSG_NOSIGNAL;
    if !cx.exports_bytes(data) {
        return Err(cx.not_bytes_like(data));
    }
    let fd = handle(cx, state.fd)?;
    let socket = SockRef::from(&fd);
    let answer = match cx.buffer(data) {
        Some(bytes) => socket.send_with_flags(bytes, flags),
        None => {
            let bytes = cx.bytes_like(data)?;
            socket.send_with_flags(&bytes, flags)
        }
    };
    match settled(cx, &state, answer)? {
        Some(count) => {
            cx.charge(count / 64)?;
            size(cx, count).map(Some)
        }
        None => Ok(None),
    }
}

/// The address has been resolved.
pub fn send_to(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let state = state(cx, arguments)?;
    let data = wanted(cx, arguments, 1)?;
    let data = cx.bytes_like(data)?;
    let flags = flags(cx, arguments, 2)? | libc::MSG_NOSIGNAL;
    let to = wanted(cx, arguments, 3)?;
    let Some(to) = address::read(cx, &state, to, "sendto")? else { return Ok(None) };
    let fd = handle(cx, state.fd)?;
    let answer = SockRef::from(&fd).send_to_with_flags(&data, &to, flags);
    match settled(cx, &state, answer)? {
        Some(count) => size(cx, count).map(Some),
        None => Ok(None),
    }
}
