from os import path,  # syntax-error: trailing comma not allowed without surrounding parentheses
