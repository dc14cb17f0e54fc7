"""Configuration of gunicorn: `gunicorn --config python:jobboard.gunicorn jobboard.wsgi`. Its own options override it.

Each process answers as many requests at once as it has threads, so that a few slow connections do not block the site.
"""

import os

worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 8
