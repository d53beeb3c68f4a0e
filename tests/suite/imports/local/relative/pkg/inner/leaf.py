from . import here
from .. import sibling, top
from ..sibling import name

collected = [here, top, name, sibling.__name__]
