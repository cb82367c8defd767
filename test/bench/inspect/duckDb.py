# DuckDB's side, on one thread: the dialect is found, then all rows are read with the types that it finds. Arguments:
# `sniff` or `read`, and the file. Ends with 3 when the module is not here.
import json
import os
import sys
import time

try:
    import duckdb
except ImportError:
    sys.exit(3)

what, file = sys.argv[1:]
connection = duckdb.connect(config={"threads": 1})
began, cpu = time.perf_counter(), time.process_time()
if what == "sniff":
    rows = len(connection.execute("SELECT * FROM sniff_csv(?)", [file]).fetchall())
else:
    # Every column is asked for, or DuckDB would not make the values at all.
    names = [row[0] for row in connection.execute("DESCRIBE SELECT * FROM read_csv(?)", [file]).fetchall()]
    counts = ", ".join(f'count("{name}"), max("{name}")' for name in names)
    rows = connection.execute(f"SELECT count(*), {counts} FROM read_csv(?)", [file]).fetchall()[0][0]
print(json.dumps({"seconds": time.perf_counter() - began, "cpuSeconds": time.process_time() - cpu,
                  "megabytes": os.path.getsize(file) / 1e6, "rows": rows}))
