print(__name__, __doc__, __file__.split("/")[-1])  # expect: __main__ None dunder_names_of_module.py
