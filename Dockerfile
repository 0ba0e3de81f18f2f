# The image of `newsfold`: the verb and its options are the container's arguments.
FROM python:3.12.15-slim-bookworm@sha256:54c85f3c47607a77f32adec749d3c81d1348bf25833671f512b26a9b6d778cb3 AS base

FROM base AS wheel
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
COPY requirements-build.lock ./
RUN pip install --require-hashes --no-deps --requirement requirements-build.lock
COPY pyproject.toml README.md LICENSE ./
COPY newsfold ./newsfold
COPY streams ./streams
RUN pip wheel --no-deps --no-build-isolation --wheel-dir /dist .

FROM base AS venv
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/newsfold
COPY requirements.lock ./
RUN /opt/newsfold/bin/pip install --require-hashes --no-deps --requirement requirements.lock
COPY --from=wheel /dist /dist
RUN /opt/newsfold/bin/pip install --no-deps --no-index /dist/*.whl

FROM base
LABEL org.opencontainers.image.title="newsfold" \
      org.opencontainers.image.licenses="Apache-2.0"
# A number, so that a cluster that asks for a user other than root can tell. State is all it may write.
RUN useradd --system --uid 10001 --home-dir /var/lib/newsfold --create-home newsfold
COPY --from=venv /opt/newsfold /opt/newsfold
ENV PATH=/opt/newsfold/bin:$PATH PYTHONUNBUFFERED=1
WORKDIR /var/lib/newsfold
USER 10001
# No HEALTHCHECK: most verbs end by themselves. docker-compose.yml has the worker's.
ENTRYPOINT ["newsfold"]
CMD ["--help"]
