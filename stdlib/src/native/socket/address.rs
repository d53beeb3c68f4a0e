//! Addresses: a script's tuples, strs and bytes on one side, the system's structs on the other. A host by name
//! is not looked up here: the script half does that and comes back with numbers.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddrV4, SocketAddrV6};
use std::os::unix::ffi::OsStrExt;

use nix::libc;
use socket2::SockAddr;
use taipan_vm::error::{Answer, Raised};
use taipan_vm::heap::Kind;
use taipan_vm::native::Arguments;
use taipan_vm::types::str::Str;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::super::support::wanted;
use super::object::{State, state};
use super::{number, os_error};

/// The address that a script gave; None when it has a name in place of a number.
pub fn read(cx: &mut Cx, state: &State, value: &Value, caller: &str) -> Answer<Option<SockAddr>> {
    match state.family {
        libc::AF_INET => read_inet(cx, value, caller),
        libc::AF_INET6 => read_inet6(cx, value, caller),
        libc::AF_UNIX => read_unix(cx, value).map(Some),
        _ => Err(os_error(cx, &format!("{caller}(): bad family"))),
    }
}

/// `_numeric(socket, address, caller)`
pub fn is_numeric(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let state = state(cx, arguments)?;
    let (address, caller) = (wanted(cx, arguments, 1)?, wanted(cx, arguments, 2)?);
    let caller = cx.text_of(caller);
    Ok(Value::bool(read(cx, &state, address, &caller)?.is_some()))
}

fn items(cx: &mut Cx, value: &Value, family: &str, caller: &str) -> Answer<Vec<Value>> {
    if !value.is_kind(Kind::Tuple) {
        let text = format!("{caller}(): {family} address must be tuple, not {}", cx.type_name(value));
        return Err(cx.type_error(&text));
    }
    Ok(cx.tuple_items(value).to_vec())
}

/// A host as bytes.
fn host(cx: &mut Cx, items: &[Value]) -> Answer<Vec<u8>> {
    let value = wanted(cx, items, 0)?;
    if let Some(text) = value.get::<Str>(cx) {
        return Ok(text.to_text().into_bytes());
    }
    if value.is_kind(Kind::Bytes) || value.is_kind(Kind::ByteArray) {
        return cx.bytes_like(value);
    }
    let text = format!("str, bytes or bytearray expected, not {}", cx.type_name(value));
    Err(cx.type_error(&text))
}

fn port(cx: &mut Cx, items: &[Value], caller: &str) -> Answer<u16> {
    let port = number(cx, items, 1, 0)?;
    u16::try_from(port).map_err(|_| cx.overflow_error(&format!("{caller}(): port must be 0-65535.")))
}

fn read_inet(cx: &mut Cx, value: &Value, caller: &str) -> Answer<Option<SockAddr>> {
    let items = items(cx, value, "AF_INET", caller)?;
    if items.len() != 2 {
        return Err(cx.type_error("AF_INET address must be a pair (host, port)"));
    }
    let host = host(cx, &items)?;
    number(cx, &items, 1, 0)?;
    let host = match host.as_slice() {
        b"" => Ipv4Addr::UNSPECIFIED,
        b"<broadcast>" => Ipv4Addr::BROADCAST,
        text => match std::str::from_utf8(text).ok().and_then(|text| text.parse().ok()) {
            Some(host) => host,
            None => return Ok(None),
        },
    };
    let port = port(cx, &items, caller)?;
    Ok(Some(SocketAddrV4::new(host, port).into()))
}

fn read_inet6(cx: &mut Cx, value: &Value, caller: &str) -> Answer<Option<SockAddr>> {
    let items = items(cx, value, "AF_INET6", caller)?;
    if !(2..=4).contains(&items.len()) {
        return Err(cx.type_error("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])"));
    }
    let host = host(cx, &items)?;
    number(cx, &items, 1, 0)?;
    let flow = number(cx, &items, 2, 0)?;
    let scope = match items.given(3).and_then(|value| cx.as_i64(value)).map(u32::try_from) {
        Some(Ok(scope)) => scope,
        Some(Err(_)) | None => number(cx, &items, 3, 0)?.cast_unsigned(),
    };
    let host = match host.as_slice() {
        b"" => Ipv6Addr::UNSPECIFIED,
        text => match std::str::from_utf8(text).ok().and_then(|text| text.parse().ok()) {
            Some(host) => host,
            None => return Ok(None),
        },
    };
    let port = port(cx, &items, caller)?;
    let Some(flow) = u32::try_from(flow).ok().filter(|flow| *flow <= 0xF_FFFF) else {
        return Err(cx.overflow_error(&format!("{caller}(): flowinfo must be 0-1048575.")));
    };
    Ok(Some(SocketAddrV6::new(host, port, flow.to_be(), scope).into()))
}

fn read_unix(cx: &mut Cx, value: &Value) -> Answer<SockAddr> {
    let path = match value.get::<Str>(cx) {
        Some(text) => file_name(text),
        None => cx.bytes_like(value)?,
    };
    let path = std::path::Path::new(std::ffi::OsStr::from_bytes(&path));
    match SockAddr::unix(path) {
        Ok(address) => Ok(address),
        Err(_) => Err(os_error(cx, "AF_UNIX path too long")),
    }
}

/// A file's name as the system has it: lone surrogates are bytes that were no UTF-8.
fn file_name(text: &Str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for point in text.code_points() {
        match char::from_u32(point) {
            Some(character) => bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
            None => bytes.push((point & 0xFF) as u8),
        }
    }
    bytes
}

/// An address as scripts see it; None for no address.
pub fn shown(cx: &mut Cx, address: &SockAddr) -> Answer {
    if address.len() == 0 {
        return Ok(Value::NONE);
    }
    if let Some(address) = address.as_socket_ipv4() {
        let host = cx.str(&address.ip().to_string())?;
        return cx.pair(host, Value::small_int(address.port().into()));
    }
    if let Some(address) = address.as_socket_ipv6() {
        let host = cx.str(&inet6_text(address.ip()))?;
        let numbers =
            [i64::from(address.port()), u32::from_be(address.flowinfo()).into(), address.scope_id().into()];
        let [port, flow, scope] = numbers.map(Value::small_int);
        return cx.tuple(&[host, port, flow, scope]);
    }
    if address.is_unix() {
        return shown_unix(cx, address);
    }
    let family = Value::small_int(address.family().into());
    let rest = cx.bytes(&[])?;
    cx.pair(family, rest)
}

fn shown_unix(cx: &mut Cx, address: &SockAddr) -> Answer {
    if let Some(name) = address.as_abstract_namespace() {
        let whole = [&[0], name].concat();
        return cx.bytes(&whole);
    }
    let path = address.as_pathname().map(|path| path.as_os_str().as_bytes().to_vec()).unwrap_or_default();
    let mut points = Vec::with_capacity(path.len());
    for chunk in path.utf8_chunks() {
        points.extend(chunk.valid().chars().map(u32::from));
        points.extend(chunk.invalid().iter().map(|&byte| 0xDC00 + u32::from(byte)));
    }
    cx.str_from_points(&points)
}

/// The text of an address of version 6; those that hold one of version 4 end as that does.
pub fn inet6_text(address: &Ipv6Addr) -> String {
    match address.segments() {
        [0, 0, 0, 0, 0, 0, high, low] if high != 0 => {
            let [a, b] = high.to_be_bytes();
            let [c, d] = low.to_be_bytes();
            format!("::{a}.{b}.{c}.{d}")
        }
        _ => address.to_string(),
    }
}

/// The address of a tuple of numbers, for `getnameinfo`.
pub fn of_numbers(cx: &mut Cx, value: &Value) -> Answer<SockAddr> {
    let items = cx.tuple_items(value).to_vec();
    let family = if items.len() == 2 { libc::AF_INET } else { libc::AF_INET6 };
    let state = State { fd: -1, family, kind: 0, protocol: 0, timeout: None };
    match read(cx, &state, value, "getnameinfo")? {
        Some(address) => Ok(address),
        None => Err(refused(cx)),
    }
}

fn refused(cx: &mut Cx) -> Raised {
    cx.type_error("getnameinfo(): illegal sockaddr argument")
}
