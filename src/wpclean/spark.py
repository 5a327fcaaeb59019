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
    # Only to be imported where pyspark is installed.
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema  # noqa: PLC0415

    empty = function(to_arrow_schema(frame.schema).empty_table())
    schema = from_arrow_schema(empty.schema)

    def map_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return map(function, batches)

    return frame.mapInArrow(map_batches, schema)
