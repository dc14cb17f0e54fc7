"""Measure how well ads are read, and save the figures that the site shows. No database is needed."""

from argparse import ArgumentParser
from dataclasses import replace
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from postings.insights.reading_measurement import measure
from postings.insights.reading_quality import FIGURES, Quality, Rate, shown_figures


class Command(BaseCommand):
    help = "Measure how well ads are read, and save the figures that the site shows."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="save nothing, and fail if the saved figures are not those of this run"
        )

    @translation.override("en")
    def handle(self, *, check: bool, **options: Any) -> None:
        figures = measure()
        for name, quality in figures.labelled:
            self.stdout.write(_line(str(name), quality))
        for code, total in figures.languages.items():
            self.stdout.write(_line(f"{code}, all facts", total))
        if not check:
            FIGURES.write_text(figures.as_json())
        elif replace(figures, measured_on=shown_figures().measured_on) != shown_figures():
            raise CommandError("The saved figures are out of date. To save those of this run, leave out --check.")


def _line(name: str, quality: Quality) -> str:
    return (
        f"{name:20} {quality.stated:5,} stated, found {_percent(quality.recall)}"
        f" {quality.read:5,} read, correct {_percent(quality.precision)}"
    )


def _percent(rate: Rate | None) -> str:
    return f"{rate.percent:3}% ({rate.low}–{rate.high}%)" if rate else "–"
