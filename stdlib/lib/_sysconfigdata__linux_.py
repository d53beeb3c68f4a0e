"""How this interpreter was built, as far as `sysconfig` is asked for it."""

build_time_vars = {
    "EXT_SUFFIX": ".taipan-314.so",
    "HAVE_FORK": 1,
    "HAVE_STRFTIME": 1,
    "HOST_GNU_TYPE": "",
    "MULTIARCH": "",
    "Py_DEBUG": 0,
    "Py_ENABLE_SHARED": 0,
    "Py_GIL_DISABLED": 0,
    "SOABI": "taipan-314",
    "WITH_DOC_STRINGS": 1,
    "prefix": "",
}
