import warnings

warnings.simplefilter("error")
warnings.warn("strict", UserWarning)  # raises: UserWarning: strict
