from typing import Optional, Union

print(Union[int, None] == (int | None), Optional[str], Union[int], Union[list[int], str], isinstance(1, Union[int, str]))  # expect: True str | None <class 'int'> list[int] | str True
