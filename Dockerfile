# The job board, served by gunicorn on port 8000. Its data is in the volume /data.
FROM python:3.13-slim

# Debian keeps only the newest version of git, so it cannot be pinned.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --create-home --home-dir /data jobboard

WORKDIR /srv/jobboard
COPY requirements.txt .
RUN pip install --no-cache-dir --requirement requirements.txt
COPY . .
RUN python -m compileall -q jobboard postings

ENV DATA_DIR=/data PYTHONUNBUFFERED=1
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --start-period=60s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=5)"]
CMD ["sh", "-c", "python manage.py migrate --verbosity 0 && python manage.py collectstatic --noinput --verbosity 0 && exec gunicorn jobboard.wsgi --bind 0.0.0.0:8000"]
