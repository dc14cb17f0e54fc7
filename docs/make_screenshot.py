"""Make the pictures of the documentation: the sample board in Chromium, from a database of its own, plain and branded.

make screenshot
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1280, 860


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("Chromium is needed to take the pictures (Debian: apt-get install chromium).")
    take_picture(chromium, "board.png", {"SITE_NAME": "Example jobs"})
    branding = {"SITE_NAME": "Harbour jobs", "ACCENT_COLOR": "#7a1f5c", "LANGUAGES": "en,de"}
    take_picture(chromium, "branding.png", {**branding, "SITE_DIR": str(ROOT / "docs/branding_example")})


def take_picture(chromium: str, name: str, settings: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = {**os.environ, "DATA_DIR": folder, "ENV_FILE": "", **settings}

        def manage(*arguments: str) -> None:
            subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, check=True)

        manage("migrate", "--verbosity", "0", "--skip-checks")
        manage("import_postings", "--quiet", "--source", "sample ads", "postings/sample_ads")
        manage("collectstatic", "--noinput", "--verbosity", "0")
        address = f"127.0.0.1:{port}"
        command = [sys.executable, "-m", "gunicorn", "jobboard.wsgi", "--bind", address, "--log-level", "warning"]
        server = subprocess.Popen(command, cwd=ROOT, env=environment)
        try:
            wait_for(f"http://{address}/healthz")
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
                page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
                page.goto(f"http://{address}/")
                page.screenshot(path=str(ROOT / "docs" / name))
                browser.close()
        finally:
            server.terminate()
            server.wait()


def wait_for(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(address, timeout=1)  # noqa: S310  our own server
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("The server did not start.")


if __name__ == "__main__":
    main()
