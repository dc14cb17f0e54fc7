"""The board's settings, with the floor beside its pages."""

from jobboard.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.prebuilt_pages"
