"""What starting a command or a server loads and checks."""

import pytest
from django.core.management import get_commands, load_command_class

from jobboard.settings_checks import SETTINGS
from tests.processes import python

COMMANDS = sorted((app, name) for name, app in get_commands().items() if app in {"postings", "jobboard.signin"})
LOADED = """
import sys, django
from django.core.checks import Tags, run_checks
django.setup()
print("postings.admin" in sys.modules)
run_checks(tags=[Tags.admin])
print("postings.admin" in sys.modules)
import jobboard.urls
print("postings.extraction.facts" in sys.modules or "postings.importing.readers" in sys.modules)
"""


def test_admin_is_loaded_for_its_checks_only_and_the_rules_of_imports_when_needed() -> None:
    assert python("-c", LOADED).stdout.split() == ["False", "True", "False"]


@pytest.mark.parametrize(("app", "name"), COMMANDS)
def test_command_checks_nothing_but_the_settings(app: str, name: str) -> None:
    assert load_command_class(app, name).requires_system_checks in ([], [SETTINGS])
