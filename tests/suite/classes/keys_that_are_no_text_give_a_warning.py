import warnings

warnings.simplefilter('error')
try:
    type('Made', (), {1: 2})
except RuntimeWarning as warning:
    print(warning)  # expect: non-string key in the __dict__ of class Made
warnings.simplefilter('ignore')
print(type('Made', (), {1: 2, 'x': 3}).__dict__[1])  # expect: 2
