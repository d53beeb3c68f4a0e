# Warnings, as programs see them.  The work is in _py_warnings; what programs may replace (filters,
# showwarning, formatwarning ...) is looked up here.

import sys

from _py_warnings import (
    WarningMessage, _DEPRECATED_MSG, _OptionError, _acquire_lock, _add_filter, _deprecated,
    _filters_mutated, _filters_mutated_lock_held, _formatwarning_orig, _formatwarnmsg,
    _formatwarnmsg_impl, _get_context, _get_filters, _getaction, _getcategory,
    _is_filename_to_skip, _is_internal_filename, _is_internal_frame, _lock, _new_context,
    _next_external_frame, _processoptions, _release_lock, _set_context, _set_module, _setoption,
    _showwarning_orig, _showwarnmsg, _showwarnmsg_impl, _use_context, _warn_unawaited_coroutine,
    catch_warnings, defaultaction, deprecated, filters, filterwarnings, formatwarning,
    onceregistry, resetwarnings, showwarning, simplefilter, warn, warn_explicit,
)

__all__ = ["warn", "warn_explicit", "showwarning",
           "formatwarning", "filterwarnings", "simplefilter",
           "resetwarnings", "catch_warnings", "deprecated"]

try:
    from _warnings import warn_explicit
except ImportError:
    pass        # somebody hides it

_set_module(sys.modules[__name__])
if sys.warnoptions:
    _processoptions(sys.warnoptions)
