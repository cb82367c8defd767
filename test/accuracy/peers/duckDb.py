# What DuckDB makes of CSV files: `sniff` or `load`, then the files. A line of JSON for each, null where it gives up.
# Ends with 3 when the module is not here.
import json
import sys

try:
    import duckdb
except ImportError:
    sys.exit(3)

SNIFF = "SELECT Delimiter, Quote, SkipRows, HasHeader, len(Columns) FROM sniff_csv(?)"
LOAD = "SELECT * FROM read_csv(?, all_varchar = true)"
connection = duckdb.connect(config={"threads": 1})
for file in sys.argv[2:]:
    try:
        rows = connection.execute(SNIFF if sys.argv[1] == "sniff" else LOAD, [file]).fetchall()
        print(json.dumps(rows))
    except Exception:
        print("null")
