import noisy  # expect: loading
import noisy as again
from noisy import value

print(value, noisy is again)  # expect: 1 True
