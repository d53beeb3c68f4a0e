//! `_socket`: connections to other programs. `object.rs` is the class, `transfer.rs` moves bytes, `message.rs`
//! bytes with what travels beside them, `address.rs` turns addresses into tuples and back, `names.rs` asks what
//! hosts, services and interfaces are called.
//!
//! No native waits. Each tries its system call once, without blocking; where that would wait, the script half
//! (`socket.py`) waits for readiness and tries again, at one place: `select._wait`.

mod address;
mod constants;
mod message;
mod names;
mod object;
mod transfer;

use taipan_vm::error::{Answer, Raised};
use taipan_vm::host::Capability;
use taipan_vm::native::{Arguments, ModuleRow, NativeRow};
use taipan_vm::types::slice::not_an_integer;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// The module `_socket`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_socket",
    doc: "Implementation module for socket operations.\n\nSee the socket module for documentation.",
    functions: FUNCTIONS,
    types: &[&object::TYPE],
    fill: Some(fill),
    script: script!("socket/socket.py"),
};

static FUNCTIONS: &[NativeRow] = &[
    NativeRow::function(
        "close",
        "($module, object, /)",
        object::close_descriptor,
        "close(integer) -> None\n\nClose an integer socket file descriptor.",
    ),
    NativeRow::function(
        "dup",
        "($module, object, /)",
        object::duplicate,
        "dup(integer) -> integer\n\nDuplicate an integer socket file descriptor.",
    ),
    NativeRow::function("_pair", "($module, family, type, proto, /)", object::pair, "Two descriptors."),
    NativeRow::function(
        "getdefaulttimeout",
        "($module, /)",
        object::default_timeout,
        "Returns the default timeout in seconds (float) for new socket objects, or None.",
    ),
    NativeRow::function(
        "setdefaulttimeout",
        "($module, object, /)",
        object::set_default_timeout,
        "Set the default timeout in seconds (float) for new socket objects; None for no timeout.",
    ),
    NativeRow::function(
        "_begin_connect",
        "($module, own, address, caller, /)",
        object::begin_connect,
        "An error number; NotImplemented when the address has a name.",
    ),
    NativeRow::function(
        "_numeric",
        "($module, own, address, caller, /)",
        address::is_numeric,
        "Whether no name is to be resolved.",
    ),
    NativeRow::function("_try_accept", "($module, own, /)", |cx, all| once(object::accept(cx, all)), "Once."),
    NativeRow::function(
        "_try_recv",
        "($module, own, size, flags=0, /)",
        |cx, all| once(transfer::receive(cx, all)),
        "Once.",
    ),
    NativeRow::function(
        "_try_recv_into",
        "($module, own, buffer, size=0, flags=0, /)",
        |cx, all| once(transfer::receive_into(cx, all)),
        "Once.",
    ),
    NativeRow::function(
        "_try_recvfrom",
        "($module, own, size, flags=0, /)",
        |cx, all| once(transfer::receive_from(cx, all)),
        "Once.",
    ),
    NativeRow::function(
        "_try_send",
        "($module, own, data, flags=0, /)",
        |cx, all| once(transfer::send(cx, all)),
        "Once.",
    ),
    NativeRow::function(
        "_try_sendto",
        "($module, own, data, flags, address, /)",
        |cx, all| once(transfer::send_to(cx, all)),
        "Once.",
    ),
    NativeRow::function(
        "_try_recvmsg",
        "($module, own, size, room, flags, /)",
        |cx, all| once(message::receive(cx, all)),
        "Once.",
    ),
    NativeRow::function(
        "_try_sendmsg",
        "($module, own, data, beside, flags, address, /)",
        |cx, all| once(message::send(cx, all)),
        "Once.",
    ),
    NativeRow::function(
        "CMSG_LEN",
        "($module, length, /)",
        message::length,
        "CMSG_LEN(length) -> control message length\n\nThe length, without trailing padding, of ancillary data of the given length.",
    ),
    NativeRow::function(
        "CMSG_SPACE",
        "($module, length, /)",
        message::space,
        "CMSG_SPACE(length) -> buffer size\n\nThe room that an item of ancillary data of the given length takes.",
    ),
    NativeRow::function(
        "_resolve",
        "($module, host, port, family, type, proto, flags, /)",
        names::resolve,
        "Addresses, or an error number.",
    ),
    NativeRow::function(
        "_name_of",
        "($module, address, flags, /)",
        names::name_of,
        "Host and service, or an error number.",
    ),
    NativeRow::function(
        "_resolver_text",
        "($module, number, /)",
        names::error_text,
        "Words for an error number.",
    ),
    NativeRow::function(
        "_allowed",
        "($module, /)",
        |cx, _| allow(cx).map(|()| Value::NONE),
        "Raises unless the host grants sockets.",
    ),
    NativeRow::function(
        "gethostname",
        "($module, /)",
        names::host_name,
        "gethostname() -> string\n\nReturn the current host name.",
    ),
    NativeRow::function(
        "_set_host_name",
        "($module, name, /)",
        names::set_host_name,
        "Sets the name of this machine.",
    ),
    NativeRow::function(
        "if_nameindex",
        "($module, /)",
        names::interfaces,
        "if_nameindex()\n\nReturns a list of network interface information (index, name) tuples.",
    ),
    NativeRow::function(
        "_interface_number",
        "($module, name, /)",
        names::interface_number,
        "The number of an interface.",
    ),
    NativeRow::function(
        "if_indextoname",
        "($module, if_index, /)",
        names::interface_name,
        "Returns the interface name corresponding to the interface index if_index.",
    ),
];

/// Raises PermissionError unless the host grants sockets.
fn allow(cx: &mut Cx) -> Answer<()> {
    if cx.host().allows(Capability::Network) { Ok(()) } else { Err(cx.raise_os_error(1, None, None)) }
}

/// What a try has brought; NotImplemented where it would have to wait.
fn once(answer: Answer<Option<Value>>) -> Answer {
    answer.map(|found| found.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// An int argument of C's size.
fn number(cx: &mut Cx, arguments: &[Value], at: usize, default: i32) -> Answer<i32> {
    let Some(value) = arguments.given(at) else { return Ok(default) };
    let value = value.clone();
    match cx.as_i64(&value).map(i32::try_from) {
        Some(Ok(number)) => Ok(number),
        None if cx.as_int(&value).is_none() => Err(not_an_integer(cx, &value)),
        Some(Err(_)) | None => Err(cx.overflow_error("Python int too large to convert to C int")),
    }
}

/// OSError with these words and no number.
#[cold]
fn os_error(cx: &mut Cx, text: &str) -> Raised {
    let class = cx.exceptions().os_error.clone();
    cx.raise_text(&class, text)
}

fn fill(cx: &mut Cx, module: &Value) -> Answer<()> {
    let namespace = cx.module_namespace(module);
    for (name, number) in constants::NUMBERS {
        cx.dict_set_text(&namespace, name, Value::small_int(*number))?;
    }
    let exceptions = cx.exceptions();
    let classes = [("error", exceptions.os_error.clone()), ("timeout", exceptions.timeout_error.clone())];
    for (name, class) in classes {
        cx.dict_set_text(&namespace, name, class)?;
    }
    Ok(())
}
