//! `recvmsg` and `sendmsg`: bytes with what travels beside them, descriptors above all. Items of ancillary data
//! are written and read as the system lays them out: length, level and type, then the data, padded to words.

use std::io::IoSlice;
use std::os::fd::RawFd;

use nix::libc;
use socket2::{MsgHdr, SockAddr, SockRef};
use taipan_vm::error::Answer;
use taipan_vm::native::Arguments;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::super::support::{size, size_argument, wanted};
use super::object::{handle, state};
use super::transfer::settled;
use super::{address, number};

/// Bytes of a word, to which items are padded.
const WORD: usize = size_of::<usize>();

/// Bytes of an item before its data.
const HEAD: usize = WORD + 2 * size_of::<i32>();

fn padded(length: usize) -> usize {
    length.saturating_add(WORD - 1) / WORD * WORD
}

/// A length argument of an item, refused where the room for it could not be told.
fn item_length(cx: &mut Cx, arguments: &[Value], name: &str) -> Answer<usize> {
    let value = wanted(cx, arguments, 0)?;
    let length = size_argument(cx, value)?;
    match usize::try_from(length) {
        Ok(length) if length < (i32::MAX as usize) => Ok(length),
        Ok(_) | Err(_) => Err(cx.overflow_error(&format!("{name}() argument out of range"))),
    }
}

pub fn length(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let length = item_length(cx, arguments, "CMSG_LEN")?;
    size(cx, HEAD + length)
}

pub fn space(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let length = item_length(cx, arguments, "CMSG_SPACE")?;
    size(cx, HEAD + padded(length))
}

/// Items of (level, type, data) as the system wants them.
fn written(cx: &mut Cx, items: &[Value]) -> Answer<Vec<u8>> {
    let mut control = Vec::new();
    for item in items {
        let parts = cx.tuple_items(item).to_vec();
        let (level, kind) = (number(cx, &parts, 0, 0)?, number(cx, &parts, 1, 0)?);
        let data = wanted(cx, &parts, 2)?;
        let data = cx.bytes_like(data)?;
        control.extend((HEAD + data.len()).to_ne_bytes());
        control.extend(level.to_ne_bytes());
        control.extend(kind.to_ne_bytes());
        control.extend(&data);
        control.resize(padded(control.len()), 0);
    }
    Ok(control)
}

/// The items in what the system wrote.
fn read(cx: &mut Cx, mut control: &[u8]) -> Answer {
    let mut items = Vec::new();
    while let Some((length, rest)) = control.split_first_chunk::<WORD>() {
        let length = usize::from_ne_bytes(*length);
        let (Some((level, rest)), true) = (rest.split_first_chunk::<4>(), length >= HEAD) else { break };
        let Some((kind, rest)) = rest.split_first_chunk::<4>() else { break };
        let data = rest.get(..(length - HEAD).min(rest.len())).unwrap_or(&[]);
        let data = cx.bytes(data)?;
        let level = Value::small_int(i32::from_ne_bytes(*level).into());
        let kind = Value::small_int(i32::from_ne_bytes(*kind).into());
        items.push(cx.tuple(&[level, kind, data])?);
        control = control.get(padded(length)..).unwrap_or(&[]);
    }
    cx.list(&items)
}

fn zeroed(cx: &mut Cx, size: usize) -> Answer<Vec<u8>> {
    cx.check_room(size)?;
    let mut buffer = Vec::new();
    if buffer.try_reserve_exact(size).is_err() {
        return Err(cx.out_of_memory());
    }
    buffer.resize(size, 0);
    Ok(buffer)
}

/// What a message has brought: bytes, bytes beside them, flags, and who sent it.
type Came = ((usize, usize, i32), SockAddr);

fn take(fd: RawFd, data: &mut [u8], control: &mut [u8], flags: i32) -> std::io::Result<Came> {
    let mut part = libc::iovec { iov_base: data.as_mut_ptr().cast(), iov_len: data.len() };
    // SAFETY: a header of zeros is a valid one; every pointer in it goes to something that outlives the call,
    // with its true length, and the system tells how long the address is that it wrote.
    unsafe {
        let mut message: libc::msghdr = std::mem::zeroed();
        message.msg_iov = &raw mut part;
        message.msg_iovlen = 1;
        if !control.is_empty() {
            message.msg_control = control.as_mut_ptr().cast();
            message.msg_controllen = control.len();
        }
        SockAddr::try_init(|storage, length| {
            message.msg_name = storage.cast();
            message.msg_namelen = *length;
            let count = libc::recvmsg(fd, &raw mut message, flags);
            let count = usize::try_from(count).map_err(|_| std::io::Error::last_os_error())?;
            *length = message.msg_namelen;
            Ok((count, message.msg_controllen, message.msg_flags))
        })
    }
}

/// `_try_recvmsg(socket, size, room, flags)`: data, items, flags, address.
pub fn receive(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let state = state(cx, arguments)?;
    let (most, room) = (wanted(cx, arguments, 1)?, wanted(cx, arguments, 2)?);
    let most = usize::try_from(size_argument(cx, most)?).unwrap_or(0);
    let room = usize::try_from(size_argument(cx, room)?).unwrap_or(0);
    let flags = number(cx, arguments, 3, 0)? | libc::MSG_DONTWAIT;
    handle(cx, state.fd)?;
    let (mut data, mut control) = (zeroed(cx, most)?, zeroed(cx, room)?);
    let answer = take(state.fd, &mut data, &mut control, flags);
    let Some(((count, used, came), from)) = settled(cx, &state, answer)? else { return Ok(None) };
    let data = cx.bytes(data.get(..count.min(most)).unwrap_or(&[]))?;
    let items = read(cx, control.get(..used.min(room)).unwrap_or(&[]))?;
    let from = address::shown(cx, &from)?;
    let came = cx.int(came.into())?;
    cx.tuple(&[data, items, came, from]).map(Some)
}

/// `_try_sendmsg(socket, data, items, flags, address)`
pub fn send(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let state = state(cx, arguments)?;
    let (data, items) = (wanted(cx, arguments, 1)?, wanted(cx, arguments, 2)?);
    let data = cx.bytes_like(data)?;
    let items = cx.tuple_items(items).to_vec();
    let control = written(cx, &items)?;
    let flags = number(cx, arguments, 3, 0)? | libc::MSG_DONTWAIT | libc::MSG_NOSIGNAL;
    let to = match arguments.given(4) {
        Some(value) if !value.is_none() => address::read(cx, &state, value, "sendmsg")?,
        Some(_) | None => None,
    };
    let fd = handle(cx, state.fd)?;
    let slices = [IoSlice::new(&data)];
    let mut message = MsgHdr::new().with_buffers(&slices);
    if !control.is_empty() {
        message = message.with_control(&control);
    }
    if let Some(to) = &to {
        message = message.with_addr(to);
    }
    let answer = SockRef::from(&fd).sendmsg(&message, flags);
    match settled(cx, &state, answer)? {
        Some(count) => size(cx, count).map(Some),
        None => Ok(None),
    }
}
