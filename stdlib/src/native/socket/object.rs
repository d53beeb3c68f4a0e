//! The class `_socket.socket`: making, naming, configuring and closing sockets.

use std::net::Shutdown;
use std::os::fd::{BorrowedFd, IntoRawFd, RawFd};
use std::time::Duration;

use nix::libc;
use socket2::{Domain, Protocol, SockRef, Socket as System, Type};
use taipan_vm::error::{Answer, Raised};
use taipan_vm::native::{Arguments, GetSetRow, NativeRow, Role, TypeRow};
use taipan_vm::object::ClassFlags;
use taipan_vm::protocol::truth::quick_truth;
use taipan_vm::types::opaque::Object;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::super::support::{lacking, wanted};
use super::{address, allow, number, os_error, transfer};

const DOC: &str = "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object
socket(family=-1, type=-1, proto=-1, fileno=None) -> socket object

Open a socket of the given type.  The family argument specifies the
address family; it defaults to AF_INET.  The type argument specifies
whether this is a stream (SOCK_STREAM, this is the default)
or datagram (SOCK_DGRAM) socket.  With fileno given, the other values
are those of the descriptor.";

/// The class.
pub static TYPE: TypeRow = TypeRow {
    name: "socket",
    module: "_socket",
    doc: DOC,
    flags: ClassFlags::SUBCLASSABLE,
    methods: METHODS,
    properties: &[
        GetSetRow {
            name: "family",
            get: |cx, own| field(cx, own, |state| state.family),
            set: None,
            doc: "the socket family",
        },
        GetSetRow {
            name: "type",
            get: |cx, own| field(cx, own, |state| state.kind),
            set: None,
            doc: "the socket type",
        },
        GetSetRow {
            name: "proto",
            get: |cx, own| field(cx, own, |state| state.protocol),
            set: None,
            doc: "the socket protocol",
        },
        GetSetRow {
            name: "timeout",
            get: |cx, own| timeout(cx, std::slice::from_ref(own)),
            set: None,
            doc: "the socket timeout",
        },
    ],
    ..TypeRow::DEFAULT
};

static METHODS: &[NativeRow] = &[
    NativeRow::constructor("($type, *args, **kwargs)", new),
    NativeRow::special("__init__", "($self, family=-1, type=-1, proto=-1, fileno=None)", init, "Initialize self.  See help(type(self)) for accurate signature."),
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::open("__del__", "($self, /)", Role::Wrapper, "Called when the instance is about to be destroyed.").or_script(finalize, "_unclosed"),
    NativeRow::open("_accept", "($self, /)", Role::Method, "_accept() -> (integer, address info)\n\nWait for an incoming connection.").or_script(accept, "_accept_slowly"),
    NativeRow::open("bind", "($self, address, /)", Role::Method, "bind(address)\n\nBind the socket to a local address.").or_script(bind, "_bind_named"),
    NativeRow::method("close", "($self, /)", close, "close()\n\nClose the socket.  It cannot be used after this call."),
    NativeRow::open("connect", "($self, address, /)", Role::Method, "connect(address)\n\nConnect the socket to a remote address.").script("_connect"),
    NativeRow::open("connect_ex", "($self, address, /)", Role::Method, "connect_ex(address) -> errno\n\nLike connect(address), but returns an error code instead of raising.").script("_connect_ex"),
    NativeRow::method("detach", "($self, /)", detach, "detach()\n\nClose the socket object without closing the underlying file descriptor."),
    NativeRow::method("fileno", "($self, /)", fileno, "fileno() -> integer\n\nReturn the integer file descriptor of the socket."),
    NativeRow::method("getpeername", "($self, /)", peer_name, "getpeername() -> address info\n\nReturn the address of the remote endpoint."),
    NativeRow::method("getsockname", "($self, /)", own_name, "getsockname() -> address info\n\nReturn the address of the local endpoint."),
    NativeRow::method("getsockopt", "($self, level, option, buffersize=0, /)", get_option, "getsockopt(level, option[, buffersize]) -> value\n\nGet a socket option: an int, or bytes of at most the given size."),
    NativeRow::open("setsockopt", "($self, level, option, value, optlen=None, /)", Role::Method, "setsockopt(level, option, value: int)\nsetsockopt(level, option, value: buffer)\nsetsockopt(level, option, None, optlen: int)\n\nSet a socket option.").or_script(set_option, "_set_option_slowly"),
    NativeRow::method("listen", "($self, backlog=128, /)", listen, "listen([backlog])\n\nEnable a server to accept connections."),
    NativeRow::open("recv", "($self, buffersize, flags=0, /)", Role::Method, "recv(buffersize[, flags]) -> data\n\nReceive up to buffersize bytes; none at the end of the stream.").or_script(transfer::receive, "_recv"),
    NativeRow::open("recv_into", "($self, buffer, nbytes=0, flags=0)", Role::Method, "recv_into(buffer, [nbytes[, flags]]) -> nbytes_read\n\nLike recv(), but into a buffer.").or_script(transfer::receive_into, "_recv_into"),
    NativeRow::open("recvfrom", "($self, buffersize, flags=0, /)", Role::Method, "recvfrom(buffersize[, flags]) -> (data, address info)\n\nLike recv(), with the sender's address.").or_script(transfer::receive_from, "_recvfrom"),
    NativeRow::open("recvfrom_into", "($self, buffer, nbytes=0, flags=0)", Role::Method, "recvfrom_into(buffer[, nbytes[, flags]]) -> (nbytes, address info)\n\nLike recv_into(), with the sender's address.").script("_recvfrom_into"),
    NativeRow::open("recvmsg", "($self, bufsize, ancbufsize=0, flags=0, /)", Role::Method, "recvmsg(bufsize[, ancbufsize[, flags]]) -> (data, ancdata, msg_flags, address)\n\nReceive data and what travels beside it.").script("_recvmsg"),
    NativeRow::open("recvmsg_into", "($self, buffers, ancbufsize=0, flags=0, /)", Role::Method, "recvmsg_into(buffers[, ancbufsize[, flags]]) -> (nbytes, ancdata, msg_flags, address)\n\nLike recvmsg(), into a series of buffers.").script("_recvmsg_into"),
    NativeRow::open("send", "($self, data, flags=0, /)", Role::Method, "send(data[, flags]) -> count\n\nSend data; how many bytes went, which may be fewer than all.").or_script(transfer::send, "_send"),
    NativeRow::open("sendall", "($self, data, flags=0, /)", Role::Method, "sendall(data[, flags])\n\nSend all of the data.").script("_sendall"),
    NativeRow::open("sendmsg", "($self, buffers, ancdata=(), flags=0, address=None, /)", Role::Method, "sendmsg(buffers[, ancdata[, flags[, address]]]) -> count\n\nSend data and what travels beside it.").script("_sendmsg"),
    NativeRow::open("sendto", "($self, /, *args)", Role::Method, "sendto(data[, flags], address) -> count\n\nLike send(), to an address.").script("_sendto"),
    NativeRow::method("setblocking", "($self, object, /)", set_blocking, "setblocking(flag)\n\nSet the socket to blocking (true) or non-blocking (false)."),
    NativeRow::method("getblocking", "($self, /)", is_blocking, "getblocking()\n\nReturns True if socket is in blocking mode, or False if it is in non-blocking mode."),
    NativeRow::method("settimeout", "($self, object, /)", set_timeout, "settimeout(timeout)\n\nSet a timeout on socket operations: seconds, or None to wait for ever."),
    NativeRow::method("gettimeout", "($self, /)", timeout, "gettimeout() -> timeout\n\nReturns the timeout in seconds (float) associated with socket operations, or None."),
    NativeRow::method("shutdown", "($self, object, /)", shutdown, "shutdown(flag)\n\nShut down the reading side (SHUT_RD), the writing side (SHUT_WR) or both (SHUT_RDWR)."),
];

/// What is known of a socket.
#[derive(Clone, Copy, Debug)]
pub struct State {
    /// The descriptor; -1 when there is none.
    pub fd: RawFd,
    /// The address family.
    pub family: i32,
    /// Stream, datagram …
    pub kind: i32,
    /// The protocol.
    pub protocol: i32,
    /// How long calls may wait; None for ever, zero not at all.
    pub timeout: Option<Duration>,
}

/// The struct behind the object. The descriptor is its own.
struct Socket {
    state: State,
}

impl Object for Socket {
    fn trace(&self, _visit: &mut dyn FnMut(&Value)) {}
}

impl Drop for Socket {
    fn drop(&mut self) {
        if self.state.fd >= 0 {
            // nobody is left who could be told of an error
            let _ = nix::unistd::close(self.state.fd);
        }
    }
}

const DEFAULT_TIMEOUT: &str = "socket.timeout";

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = wanted(cx, arguments, 0)?;
    let state = State { fd: -1, family: -1, kind: -1, protocol: -1, timeout: None };
    cx.opaque(class, Socket { state })
}

/// The state of the socket that is the first argument.
pub fn state(cx: &mut Cx, arguments: &[Value]) -> Answer<State> {
    match arguments.given(0).and_then(|own| own.opaque::<Socket>(cx)) {
        Some(socket) => Ok(socket.state),
        None => Err(lacking(cx)),
    }
}

fn change(cx: &mut Cx, arguments: &[Value], work: impl FnOnce(&mut State)) -> Answer<()> {
    match arguments.given(0).and_then(|own| own.opaque_mut::<Socket>(cx)) {
        Some(socket) => work(&mut socket.state),
        None => return Err(lacking(cx)),
    }
    Ok(())
}

fn field(cx: &mut Cx, own: &Value, read: fn(&State) -> i32) -> Answer {
    let state = state(cx, std::slice::from_ref(own))?;
    cx.int(read(&state).into())
}

/// The descriptor for one system call.
pub fn handle(cx: &mut Cx, fd: RawFd) -> Answer<BorrowedFd<'static>> {
    if fd < 0 {
        return Err(cx.raise_os_error(libc::EBADF, None, None));
    }
    // SAFETY: the number is not -1; the system refuses one that is not open, and nothing is kept.
    Ok(unsafe { BorrowedFd::borrow_raw(fd) })
}

/// What a system call has brought, or its error.
pub fn settled<T>(cx: &mut Cx, answer: std::io::Result<T>) -> Answer<T> {
    answer.map_err(|error| -> Raised { cx.os_error(&error, None) })
}

fn init(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx)?;
    let family = number(cx, arguments, 1, -1)?;
    let kind = number(cx, arguments, 2, -1)?;
    let protocol = number(cx, arguments, 3, -1)?;
    if cx.is_audited() {
        let numbers = [family, kind, protocol].map(|number| Value::small_int(number.into()));
        let [family, kind, protocol] = numbers;
        cx.audit("socket.__new__", &[arguments[0].clone(), family, kind, protocol])?;
    }
    let made = match arguments.given(4) {
        Some(value) if !value.is_none() => {
            let fd = number(cx, arguments, 4, -1)?;
            described(cx, fd, family, kind, protocol)?
        }
        Some(_) | None => opened(cx, family, kind, protocol)?,
    };
    let before = state(cx, arguments)?.fd;
    change(cx, arguments, |state| *state = made)?;
    if before >= 0 && before != made.fd {
        let _ = nix::unistd::close(before);
    }
    if made.timeout.is_some() {
        let fd = handle(cx, made.fd)?;
        let done = SockRef::from(&fd).set_nonblocking(true);
        settled(cx, done)?;
    }
    Ok(Value::NONE)
}

fn plain(cx: &mut Cx, fd: RawFd, family: i32, kind: i32, protocol: i32) -> State {
    let at_once = kind != -1 && kind & libc::SOCK_NONBLOCK != 0;
    let timeout = if at_once { Some(Duration::ZERO) } else { kept_timeout(cx) };
    State { fd, family, kind: kind & !(libc::SOCK_NONBLOCK | libc::SOCK_CLOEXEC), protocol, timeout }
}

fn opened(cx: &mut Cx, family: i32, kind: i32, protocol: i32) -> Answer<State> {
    let default = |number: i32, default: i32| if number == -1 { default } else { number };
    let family = default(family, libc::AF_INET);
    let kind = default(kind, libc::SOCK_STREAM);
    let protocol = default(protocol, 0);
    let made = System::new_raw(
        Domain::from(family),
        Type::from(kind | libc::SOCK_CLOEXEC),
        Some(Protocol::from(protocol)),
    );
    let fd = settled(cx, made)?.into_raw_fd();
    Ok(plain(cx, fd, family, kind, protocol))
}

/// A descriptor that exists already. What the caller does not say, the system does.
fn described(cx: &mut Cx, fd: RawFd, family: i32, kind: i32, protocol: i32) -> Answer<State> {
    if fd < 0 {
        return Err(cx.value_error("negative file descriptor"));
    }
    let borrowed = handle(cx, fd)?;
    let system = SockRef::from(&borrowed);
    let family = match system.local_addr() {
        Ok(name) if family == -1 => i32::from(name.family()),
        Ok(_) => family,
        Err(error) => {
            let is_none = matches!(error.raw_os_error(), Some(libc::EBADF | libc::ENOTSOCK));
            if family == -1 || is_none {
                return Err(cx.os_error(&error, None));
            }
            family
        }
    };
    let kind = if kind == -1 {
        let found = system.r#type();
        i32::from(settled(cx, found)?)
    } else {
        kind
    };
    let protocol = if protocol == -1 {
        let found = system.protocol();
        settled(cx, found)?.map_or(0, i32::from)
    } else {
        protocol
    };
    Ok(plain(cx, fd, family, kind, protocol))
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let State { fd, family, kind, protocol, .. } = state(cx, arguments)?;
    cx.str(&format!("<socket object, fd={fd}, family={family}, type={kind}, proto={protocol}>"))
}

/// A script warns of a socket that was not closed.
fn finalize(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    Ok((state(cx, arguments)?.fd < 0).then_some(Value::NONE))
}

fn close(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = state(cx, arguments)?.fd;
    if fd >= 0 {
        change(cx, arguments, |state| state.fd = -1)?;
        match nix::unistd::close(fd) {
            // the other side going away is no fault of closing
            Ok(()) | Err(nix::Error::ECONNRESET) => {}
            Err(error) => return Err(cx.raise_os_error(error as i32, None, None)),
        }
    }
    Ok(Value::NONE)
}

fn detach(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = state(cx, arguments)?.fd;
    change(cx, arguments, |state| state.fd = -1)?;
    cx.int(fd.into())
}

fn fileno(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fd = state(cx, arguments)?.fd;
    cx.int(fd.into())
}

pub fn close_descriptor(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx)?;
    let fd = number(cx, arguments, 0, -1)?;
    match nix::unistd::close(fd) {
        Ok(()) | Err(nix::Error::ECONNRESET) => Ok(Value::NONE),
        Err(error) => Err(cx.raise_os_error(error as i32, None, None)),
    }
}

pub fn duplicate(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx)?;
    let fd = number(cx, arguments, 0, -1)?;
    let fd = handle(cx, fd)?;
    let copy = fd.try_clone_to_owned();
    let copy = settled(cx, copy)?.into_raw_fd();
    cx.int(copy.into())
}

pub fn pair(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx)?;
    let family = number(cx, arguments, 0, libc::AF_UNIX)?;
    let kind = number(cx, arguments, 1, libc::SOCK_STREAM)? | libc::SOCK_CLOEXEC;
    let protocol = number(cx, arguments, 2, 0)?;
    let made = System::pair_raw(Domain::from(family), Type::from(kind), Some(Protocol::from(protocol)));
    let (one, two) = settled(cx, made)?;
    cx.tuple(&[Value::small_int(one.into_raw_fd().into()), Value::small_int(two.into_raw_fd().into())])
}

// -- connections

fn bind(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let state = state(cx, arguments)?;
    let address = wanted(cx, arguments, 1)?;
    let Some(address) = address::read(cx, &state, address, "bind")? else { return Ok(None) };
    let fd = handle(cx, state.fd)?;
    cx.audit("socket.bind", arguments)?;
    let done = SockRef::from(&fd).bind(&address);
    settled(cx, done)?;
    Ok(Some(Value::NONE))
}

/// Begins to connect and answers the error number; EINPROGRESS where the connection is awaited.
pub fn begin_connect(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let state = state(cx, arguments)?;
    let (address, caller) = (wanted(cx, arguments, 1)?, wanted(cx, arguments, 2)?);
    let caller = cx.text_of(caller);
    let Some(address) = address::read(cx, &state, address, &caller)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let fd = handle(cx, state.fd)?;
    let system = SockRef::from(&fd);
    // a local connection is there at once or waits for its server's queue, for which nobody can poll
    let is_local = state.family == libc::AF_UNIX;
    if state.timeout.is_none() && !is_local {
        let done = system.set_nonblocking(true);
        settled(cx, done)?;
    }
    let done = system.connect(&address);
    if state.timeout.is_none() && !is_local {
        let back = system.set_nonblocking(false);
        settled(cx, back)?;
    }
    let number = done.err().map_or(0, |error| error.raw_os_error().unwrap_or(libc::EIO));
    cx.int(number.into())
}

/// The next connection's descriptor and address; None where it would have to be awaited.
pub fn accept(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let state = state(cx, arguments)?;
    let fd = handle(cx, state.fd)?;
    if state.timeout.is_none() && !transfer::is_ready(&fd) {
        return Ok(None);
    }
    let found = SockRef::from(&fd).accept4(libc::SOCK_CLOEXEC);
    let Some((socket, address)) = transfer::settled(cx, &state, found)? else { return Ok(None) };
    let address = address::shown(cx, &address)?;
    let fd = cx.int(socket.into_raw_fd().into())?;
    cx.pair(fd, address).map(Some)
}

fn listen(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let state = state(cx, arguments)?;
    let backlog = number(cx, arguments, 1, libc::SOMAXCONN.min(128))?.max(0);
    let fd = handle(cx, state.fd)?;
    let done = SockRef::from(&fd).listen(backlog);
    settled(cx, done)?;
    Ok(Value::NONE)
}

fn shutdown(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let state = state(cx, arguments)?;
    let how = match number(cx, arguments, 1, -1)? {
        libc::SHUT_RD => Shutdown::Read,
        libc::SHUT_WR => Shutdown::Write,
        libc::SHUT_RDWR => Shutdown::Both,
        _ => return Err(cx.raise_os_error(libc::EINVAL, None, None)),
    };
    let fd = handle(cx, state.fd)?;
    let done = SockRef::from(&fd).shutdown(how);
    settled(cx, done)?;
    Ok(Value::NONE)
}

fn peer_name(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let state = state(cx, arguments)?;
    let fd = handle(cx, state.fd)?;
    let found = SockRef::from(&fd).peer_addr();
    let found = settled(cx, found)?;
    address::shown(cx, &found)
}

fn own_name(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let state = state(cx, arguments)?;
    let fd = handle(cx, state.fd)?;
    let found = SockRef::from(&fd).local_addr();
    let found = settled(cx, found)?;
    address::shown(cx, &found)
}

// -- options

fn get_option(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let state = state(cx, arguments)?;
    let (level, option) = (number(cx, arguments, 1, 0)?, number(cx, arguments, 2, 0)?);
    let size = number(cx, arguments, 3, 0)?;
    if !(0..=1024).contains(&size) {
        return Err(os_error(cx, "getsockopt buflen out of range"));
    }
    handle(cx, state.fd)?;
    let mut buffer = [0u8; 1024];
    let mut length = if size == 0 { 4 } else { size.cast_unsigned() };
    // SAFETY: the system writes no more than `length` bytes of the buffer, which has that many.
    let answer =
        unsafe { libc::getsockopt(state.fd, level, option, buffer.as_mut_ptr().cast(), &raw mut length) };
    if answer < 0 {
        return Err(cx.os_error(&std::io::Error::last_os_error(), None));
    }
    let found = buffer.get(..length as usize).unwrap_or(&[]);
    if size == 0 {
        let mut number = [0; 4];
        number.iter_mut().zip(found).for_each(|(to, from)| *to = *from);
        return cx.int(i32::from_ne_bytes(number).into());
    }
    cx.bytes(found)
}

/// None for a value whose `__index__` a script asks.
fn set_option(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let state = state(cx, arguments)?;
    let (level, option) = (number(cx, arguments, 1, 0)?, number(cx, arguments, 2, 0)?);
    let value = wanted(cx, arguments, 3)?.clone();
    let length = match arguments.given(4) {
        Some(length) if !length.is_none() => Some(number(cx, arguments, 4, 0)?),
        Some(_) | None => None,
    };
    handle(cx, state.fd)?;
    let (bytes, size) = match length {
        Some(length) if value.is_none() => (None, length.cast_unsigned()),
        Some(_) => return Err(cx.type_error("setsockopt() takes exactly 3 arguments (4 given)")),
        None => {
            let bytes = if cx.as_int(&value).is_some() {
                number(cx, arguments, 3, 0)?.to_ne_bytes().to_vec()
            } else {
                cx.bytes_like(&value)?
            };
            let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
            (Some(bytes), size)
        }
    };
    let start = bytes.as_ref().map_or(std::ptr::null(), Vec::as_ptr);
    // SAFETY: the system reads as many bytes as the vector has; a null pointer it refuses by itself.
    let answer = unsafe { libc::setsockopt(state.fd, level, option, start.cast(), size) };
    if answer < 0 {
        return Err(cx.os_error(&std::io::Error::last_os_error(), None));
    }
    Ok(Some(Value::NONE))
}

// -- timeouts

/// A timeout argument: None for one that never ends.
fn duration(cx: &mut Cx, value: &Value) -> Answer<Option<Duration>> {
    if value.is_none() {
        return Ok(None);
    }
    let seconds = match cx.as_float(value) {
        Some(seconds) => seconds,
        None => match (cx.as_i64(value), cx.as_int(value)) {
            (Some(number), _) => number as f64,
            (None, Some(_)) => f64::INFINITY,
            (None, None) => {
                let text = format!(
                    "{} object cannot be interpreted as an integer or float",
                    cx.quoted_type_name(value)
                );
                return Err(cx.type_error(&text));
            }
        },
    };
    if seconds.is_nan() {
        return Err(cx.value_error("Invalid value NaN (not a number)"));
    }
    if seconds.abs() > 9.2e9 {
        return Err(cx.overflow_error("timestamp out of range for C PyTime_t"));
    }
    match Duration::try_from_secs_f64(seconds) {
        Ok(time) if seconds > 0.0 => Ok(Some(time.max(Duration::from_nanos(1)))),
        Ok(time) => Ok(Some(time)),
        Err(_) => Err(cx.value_error("Timeout value out of range")),
    }
}

fn wait_at_most(cx: &mut Cx, arguments: &[Value], limit: Option<Duration>) -> Answer {
    change(cx, arguments, |state| state.timeout = limit)?;
    let state = state(cx, arguments)?;
    let fd = handle(cx, state.fd)?;
    let done = SockRef::from(&fd).set_nonblocking(limit.is_some());
    settled(cx, done)?;
    Ok(Value::NONE)
}

fn set_timeout(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let value = wanted(cx, arguments, 1)?;
    let limit = duration(cx, value)?;
    wait_at_most(cx, arguments, limit)
}

fn set_blocking(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let value = wanted(cx, arguments, 1)?;
    let is_blocking = quick_truth(cx, value).unwrap_or(true);
    wait_at_most(cx, arguments, (!is_blocking).then_some(Duration::ZERO))
}

fn is_blocking(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::bool(state(cx, arguments)?.timeout != Some(Duration::ZERO)))
}

fn seconds(cx: &mut Cx, time: Option<Duration>) -> Answer {
    match time {
        Some(time) => cx.float(time.as_secs_f64()),
        None => Ok(Value::NONE),
    }
}

fn timeout(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let limit = state(cx, arguments)?.timeout;
    seconds(cx, limit)
}

fn kept_timeout(cx: &mut Cx) -> Option<Duration> {
    let kept = cx.kept(DEFAULT_TIMEOUT)?;
    cx.as_float(&kept).and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
}

pub fn default_timeout(cx: &mut Cx, _: &[Value]) -> Answer {
    let limit = kept_timeout(cx);
    seconds(cx, limit)
}

pub fn set_default_timeout(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let value = wanted(cx, arguments, 0)?;
    let limit = duration(cx, value)?;
    let kept = seconds(cx, limit)?;
    cx.keep(DEFAULT_TIMEOUT, kept);
    Ok(Value::NONE)
}
