# Annotations that somebody asks for while the module runs are not kept.
first: int

import two

second: int
