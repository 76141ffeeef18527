"""The figures of a corpus of articles, found with Spark: each batch of rows goes through `depesche extract`, which
streams on all cores of its machine.

    spark-submit examples/figures_with_spark.py ARTICLES.jsonl FIGURES.parquet

ARTICLES holds JSON lines with `id` and `text`, and optionally `title`, `published`, `lang`, `url`. `depesche` has to be on
the PATH of every worker. Without FIGURES the table is printed.
"""

import json
import subprocess
import sys

import pandas
from pyspark.sql import SparkSession

SCHEMA = """
    id string, start long, end long, text string, kind string, value double, value_to double, unit string,
    modifier string, direction string, of string, who string, when string, from date, to date
"""


def figures_of(article):
    """The rows of one line of output."""
    for figure in article["figures"]:
        period = figure["when"] or {"text": None, "from": None, "to": None}
        yield {
            **figure,
            "id": article["id"],
            "when": period["text"],
            "from": pandas.to_datetime(period["from"]).date() if period["from"] else None,
            "to": pandas.to_datetime(period["to"]).date() if period["to"] else None,
        }


def extract(batches):
    """Sends each batch through `depesche`. Lines that are no articles are told on its standard error and left out."""
    columns = [field.split()[0] for field in SCHEMA.split(",")]
    for batch in batches:
        # Fields that are not there stay away: `NaN` is no JSON.
        rows = [{key: row[key] for key in row if pandas.notna(row[key])} for row in batch.to_dict("records")]
        lines = "".join(json.dumps(row, default=str) + "\n" for row in rows)
        command = ["depesche", "extract", "--from", "jsonl", "--to", "jsonl", "-"]
        done = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=False)
        found = [row for line in done.stdout.splitlines() for row in figures_of(json.loads(line))]
        table = pandas.DataFrame(found, columns=columns)
        yield table.astype({"value": "float64", "value_to": "float64"})


def main(articles, figures=None):
    spark = SparkSession.builder.appName("depesche").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    table = spark.read.json(articles).mapInPandas(extract, schema=SCHEMA)
    if figures:
        table.write.mode("overwrite").parquet(figures)
    else:
        table.orderBy("id", "start").show(1000, truncate=False)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
