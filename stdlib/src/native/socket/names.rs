//! What hosts, services and interfaces are called. The system's resolver may ask the network and answers when it
//! can; its errors have numbers of their own, which the script half raises.

use std::ffi::{CStr, CString};
use std::os::unix::ffi::OsStrExt;

use nix::libc;
use nix::net::if_;
use socket2::SockAddr;
use taipan_vm::error::Answer;
use taipan_vm::native::Arguments;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::super::support::{audit_call, wanted};
use super::{address, allow, number};

/// None, or bytes without a zero among them.
fn name(cx: &mut Cx, arguments: &[Value], at: usize) -> Answer<Option<CString>> {
    match arguments.given(at) {
        Some(value) if !value.is_none() => {
            let bytes = cx.bytes_like(value)?;
            CString::new(bytes).map(Some).map_err(|_| cx.value_error("embedded null character"))
        }
        Some(_) | None => Ok(None),
    }
}

/// One answer of the resolver.
struct Found {
    family: i32,
    kind: i32,
    protocol: i32,
    name: Vec<u8>,
    address: SockAddr,
}

/// The system's answers, copied; or its error number.
fn look_up(host: Option<&CStr>, port: Option<&CStr>, hints: &libc::addrinfo) -> Result<Vec<Found>, i32> {
    let start = |text: Option<&CStr>| text.map_or(std::ptr::null(), CStr::as_ptr);
    let mut list = std::ptr::null_mut();
    // SAFETY: both names end in a zero or are null; the list is read before it is given back.
    unsafe {
        let number = libc::getaddrinfo(start(host), start(port), hints, &raw mut list);
        if number != 0 {
            return Err(number);
        }
        let mut found = Vec::new();
        let mut next = list;
        while let Some(entry) = next.as_ref() {
            let length = entry.ai_addrlen;
            let copied = SockAddr::try_init(|storage, room| {
                let most = length.min(*room);
                std::ptr::copy_nonoverlapping(entry.ai_addr.cast::<u8>(), storage.cast(), most as usize);
                *room = most;
                Ok(())
            });
            if let Ok(((), address)) = copied {
                let name = entry.ai_canonname;
                let name = if name.is_null() { Vec::new() } else { CStr::from_ptr(name).to_bytes().to_vec() };
                let (family, kind, protocol) = (entry.ai_family, entry.ai_socktype, entry.ai_protocol);
                found.push(Found { family, kind, protocol, name, address });
            }
            next = entry.ai_next;
        }
        libc::freeaddrinfo(list);
        Ok(found)
    }
}

/// `_resolve(host, port, family, type, proto, flags)`: a list as `getaddrinfo` has it, or an error number.
pub fn resolve(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx)?;
    let (host, port) = (name(cx, arguments, 0)?, name(cx, arguments, 1)?);
    // SAFETY: hints of zeros and null pointers are what the call wants.
    let mut hints: libc::addrinfo = unsafe { std::mem::zeroed() };
    hints.ai_family = number(cx, arguments, 2, 0)?;
    hints.ai_socktype = number(cx, arguments, 3, 0)?;
    hints.ai_protocol = number(cx, arguments, 4, 0)?;
    hints.ai_flags = number(cx, arguments, 5, 0)?;
    let found = match look_up(host.as_deref(), port.as_deref(), &hints) {
        Ok(found) => found,
        Err(number) => return cx.int(number.into()),
    };
    let mut rows = Vec::with_capacity(found.len());
    for Found { family, kind, protocol, name, address } in found {
        let name = cx.str(&String::from_utf8_lossy(&name))?;
        let address = address::shown(cx, &address)?;
        let [family, kind, protocol] = [family, kind, protocol].map(|number| Value::small_int(number.into()));
        rows.push(cx.tuple(&[family, kind, protocol, name, address])?);
    }
    cx.list(&rows)
}

/// `_name_of(address, flags)`: host and service, or an error number.
pub fn name_of(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx)?;
    let address = wanted(cx, arguments, 0)?;
    let address = address::of_numbers(cx, address)?;
    let flags = number(cx, arguments, 1, 0)?;
    let (mut host, mut service) = ([0u8; 1025], [0u8; 32]);
    // SAFETY: the address has the length it says; the system ends both texts within their buffers.
    let answer = unsafe {
        libc::getnameinfo(
            address.as_ptr().cast(),
            address.len(),
            host.as_mut_ptr().cast(),
            host.len() as libc::socklen_t,
            service.as_mut_ptr().cast(),
            service.len() as libc::socklen_t,
            flags,
        )
    };
    if answer != 0 {
        return cx.int(answer.into());
    }
    let text = |bytes: &[u8]| {
        CStr::from_bytes_until_nul(bytes).map(|text| text.to_string_lossy().into_owned()).unwrap_or_default()
    };
    let host = cx.str(&text(&host))?;
    let service = cx.str(&text(&service))?;
    cx.pair(host, service)
}

pub fn error_text(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let number = number(cx, arguments, 0, 0)?;
    // SAFETY: the system's words for any number are a static text.
    let text = unsafe { CStr::from_ptr(libc::gai_strerror(number)) }.to_string_lossy().into_owned();
    cx.str(&text)
}

pub fn host_name(cx: &mut Cx, _: &[Value]) -> Answer {
    allow(cx)?;
    cx.audit("socket.gethostname", &[])?;
    match nix::unistd::gethostname() {
        Ok(name) => cx.str(&name.to_string_lossy()),
        Err(error) => Err(cx.raise_os_error(error as i32, None, None)),
    }
}

pub fn set_host_name(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx)?;
    audit_call(cx, "socket.sethostname", arguments, &[(0, None)])?;
    let name = name(cx, arguments, 0)?.unwrap_or_default();
    match nix::unistd::sethostname(std::ffi::OsStr::from_bytes(name.as_bytes())) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(cx.raise_os_error(error as i32, None, None)),
    }
}

pub fn interfaces(cx: &mut Cx, _: &[Value]) -> Answer {
    allow(cx)?;
    let found = match if_::if_nameindex() {
        Ok(found) => found,
        Err(error) => return Err(cx.raise_os_error(error as i32, None, None)),
    };
    let mut pairs = Vec::new();
    for interface in found.to_slice() {
        let name = cx.str(&interface.name().to_string_lossy())?;
        pairs.push(cx.pair(Value::small_int(interface.index().into()), name)?);
    }
    cx.list(&pairs)
}

pub fn interface_number(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx)?;
    let name = name(cx, arguments, 0)?.unwrap_or_default();
    match if_::if_nametoindex(name.as_c_str()) {
        Ok(number) => cx.int(number.into()),
        Err(error) => Err(cx.raise_os_error(error as i32, None, None)),
    }
}

pub fn interface_name(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx)?;
    let value = wanted(cx, arguments, 0)?.clone();
    let number = match cx.as_i64(&value) {
        Some(number) if number < 0 => return Err(cx.value_error("Cannot convert negative int")),
        Some(number) => u32::try_from(number).ok(),
        None if cx.as_int(&value).is_none() => {
            return Err(taipan_vm::types::slice::not_an_integer(cx, &value));
        }
        None => None,
    };
    let Some(number) = number else {
        return Err(cx.overflow_error("Python int too large for C unsigned int"));
    };
    match if_::if_indextoname(number) {
        // the crate takes no name for an empty one
        Ok(name) if name.is_empty() => Err(cx.raise_os_error(libc::ENXIO, None, None)),
        Ok(name) => cx.str(&name.to_string_lossy()),
        Err(error) => Err(cx.raise_os_error(error as i32, None, None)),
    }
}
