import pkg

parent = pkg.__name__
