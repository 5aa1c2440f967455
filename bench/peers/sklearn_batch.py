"""scikit-learn's own predict on one pandas frame, from Parquet to Parquet or from CSV to CSV.

Prints the seconds of each part and the processor time of all, imports and loading left out.

Usage: python sklearn_batch.py PACKAGE SOURCE TARGET
"""

import json
import sys
import time
from pathlib import Path

import joblib
import numpy as np
import pandas as pd

CLASSES = np.array(["no", "yes"])


def main() -> None:
    package, source, target = (Path(argument) for argument in sys.argv[1:4])
    model = joblib.load(package / "model.joblib")
    csv = source.suffix == ".csv"
    processor = time.process_time()
    started = time.perf_counter()
    table = pd.read_csv(source, dtype=np.float32) if csv else pd.read_parquet(source)
    read = time.perf_counter()
    table["prediction"] = CLASSES[model.predict(table.to_numpy())]
    predicted = time.perf_counter()
    if csv:
        table.to_csv(target, index=False)
    else:
        table.to_parquet(target, compression="zstd", row_group_size=131_072, index=False)
    written = time.perf_counter()
    measured = {
        "seconds": written - started,
        "processorSeconds": time.process_time() - processor,
        "read": read - started,
        "predict": predicted - read,
        "write": written - predicted,
        "rows": len(table),
        "yes": int((table["prediction"] == "yes").sum()),
    }
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
