import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Reading this ad takes 0.01 seconds, and loading what reading needs more than a second.
READ_THE_FIRST_AD = '''
from postings.content.types import RawFile
from postings.importing import ad_reader, workers
from postings.reference.vocabulary import builtin_vocabulary

ad_reader.MAX_SECONDS = 0.5
ad = b"""---
title: Tide Engineer
company: Northwind
location: Oslo, Norway
apply_url: https://northwind.example/1
---

You measure tides with Python.

## Requirements

- 2 years of experience with SQL
"""
(read,) = workers.read_all([RawFile("ad.md", ad)], 1, workers.identity, builtin_vocabulary())
print(read.ad and read.ad.title, [finding.code for finding in read.findings])
'''


def test_loading_the_names_of_places_is_not_time_of_the_first_ad() -> None:
    command = [sys.executable, "-c", READ_THE_FIRST_AD]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "Tide Engineer []\n"
