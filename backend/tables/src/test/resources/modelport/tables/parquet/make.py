"""Writes the Parquet files beside it with pyarrow 25.0.1; run it in this folder."""

import datetime as dt
import decimal

import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

n = 60
second = dt.timedelta(seconds=1)
start = dt.datetime(2024, 1, 1)
table = pa.table({
    "whole": pa.array([i if i % 7 else None for i in range(n)], pa.int32()),
    "long": pa.array([i * 10_000_000_000 for i in range(n)], pa.int64()),
    "small": pa.array([i % 200 for i in range(n)], pa.uint8()),
    "unsigned": pa.array([2**32 - 1 - i for i in range(n)], pa.uint32()),
    "single": pa.array([i / 4 for i in range(n)], pa.float32()),
    "double": pa.array([float("nan") if i % 5 == 0 else i / 3 for i in range(n)], pa.float64()),
    "truth": pa.array([i % 2 == 0 for i in range(n)]),
    "colour": pa.array(["red", "green", "蓝"][i % 3] for i in range(n)),
    "coded": pa.array([["a", "b"][i % 2] for i in range(n)]).dictionary_encode(),
    "text": pa.array([f"text {i}" for i in range(n)]),
    "day": pa.array([dt.date(2024, 1, 1) + i * dt.timedelta(days=1) for i in range(n)]),
    "at": pa.array([start.replace(tzinfo=dt.timezone.utc) + i * second for i in range(n)], pa.timestamp("us", tz="UTC")),
    "local": pa.array([start + i * second / 1000 for i in range(n)], pa.timestamp("ms")),
    "price": pa.array([decimal.Decimal(i) / 100 for i in range(n)], pa.decimal128(10, 2)),
    "nothing": pa.nulls(n),
})
pq.write_table(table, "snappy.parquet", compression="snappy", row_group_size=25)
pq.write_table(table, "zstd.parquet", compression="zstd", row_group_size=25, data_page_version="2.0")
pq.write_table(table, "gzip.parquet", compression="gzip", row_group_size=25, use_deprecated_int96_timestamps=True)
pq.write_table(pa.table({"a": [1, 2]}), "lz4.parquet", compression="lz4")
pq.write_table(pa.table({"a": [1, 2], "tags": [["x"], ["y", "z"]]}), "list.parquet")
pq.write_table(pa.table({"a": [1, 2], "rec": [{"x": 1}, {"x": 2}]}), "record.parquet")
pq.write_table(pa.table({"a": [1, 2], "bytes": [b"\xff\xfe", b"x"]}), "bytes.parquet")
pq.write_table(pa.table({"a": [1, 2], "time": [dt.time(10, 0), dt.time(11)]}), "time.parquet")
pq.write_table(pa.table({"a": pa.array([], pa.int64())}), "no-rows.parquet")
pq.write_table(pc.read_csv("../../../../../../../../fixtures/data/iris.csv"), "iris.parquet", compression="snappy")
