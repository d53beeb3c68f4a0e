"""Other names of the codecs: each with the name of the codec's module."""

import _codec_registry


def _gather():
    found = {'base64': 'base64_codec', 'base_64': 'base64_codec',
             'hex': 'hex_codec',
             'quopri': 'quopri_codec', 'quoted_printable': 'quopri_codec',
             'quotedprintable': 'quopri_codec',
             'rot13': 'rot_13',
             'uu': 'uu_codec'}
    for alias, name in _codec_registry.names().items():
        module = 'latin_1' if name == 'iso8859-1' else name.replace('-', '_')
        if alias != module:
            found[alias] = module
    return found


aliases = _gather()
del _gather
