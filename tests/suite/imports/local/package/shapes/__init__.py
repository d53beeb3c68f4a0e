name = "shapes"
