here = "inner"
