"""The modules that scripts begin with."""

import collections
import contextlib
import dataclasses
import enum
import functools
import itertools
import json
import os
import re
import sys
import typing

print("imports", len([collections, contextlib, dataclasses, enum, functools, itertools, json, os, re, sys, typing]))
