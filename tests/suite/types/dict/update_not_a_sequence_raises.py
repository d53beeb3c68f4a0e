{}.update([1])  # raises: Cannot convert dictionary update sequence element #0 to a sequence
