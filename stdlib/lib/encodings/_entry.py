"""The body of every module of encodings that a codec of the VM stands behind."""

from encodings._make import fill

fill(globals())
del fill
