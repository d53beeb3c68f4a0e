from unittest.mock import Mock, patch

m = Mock(return_value=5)
print(m(1, k=2), m.called, m.call_args, m.call_count)  # expect: 5 True call(1, k=2) 1
m.assert_called_once_with(1, k=2)
m.child.side_effect = [1, ValueError("x")]
print(m.child())  # expect: 1
with patch("os.getcwd", return_value="/fake"):
    import os

    print(os.getcwd())  # expect: /fake
try:
    m.assert_called_with(9)
except AssertionError as error:
    print(str(error).split("\n"))  # expect: ['expected call not found.', 'Expected: mock(9)', '  Actual: mock(1, k=2)']
