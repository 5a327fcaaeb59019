"""Posts to articles in PySpark.

Needs pyspark 4, and pyarrow on the workers too: `pip install 'wpclean[arrow]' pyspark`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

__all__ = ["map_in_arrow"]


def map_in_arrow(frame: DataFrame, function: Callable[[pa.Table], pa.Table]) -> DataFrame:
    """Give the frame that `function` makes of the batches of `frame`.

    `function` is `wpclean.arrow.extract_batch`, or that with keywords bound by
    `functools.partial`.  `DataFrame.mapInArrow` wants the schema of what comes out: it is
    that of an empty table that `function` is given first, so a column which is missing or
    of the wrong type is a `SchemaError` here, and not when the job runs.
    """
    empty = function(frame.limit(0).toArrow())
    schema = frame.sparkSession.createDataFrame(empty).schema

    def map_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return map(function, batches)

    return frame.mapInArrow(map_batches, schema)
