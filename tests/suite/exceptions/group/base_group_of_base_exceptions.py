g = BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError()])
print(type(g).__name__, type(BaseExceptionGroup("e", [ValueError()])).__name__)  # expect: BaseExceptionGroup ExceptionGroup
