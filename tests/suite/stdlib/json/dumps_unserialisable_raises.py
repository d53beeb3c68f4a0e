import json

json.dumps({1, 2})  # raises: TypeError: Object of type set is not JSON serializable
