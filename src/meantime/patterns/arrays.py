"""Names for the kinds of arrays this room passes about."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
#: Whether each note (or day) has something.
Rows = NDArray[np.bool_]
#: Whole numbers: indices, day numbers, weekdays.
Places = NDArray[np.signedinteger[Any]]
