import pytest
from web_server import Server

from index.fetch import Limits, Network


@pytest.fixture
def server():
    server = Server()
    yield server
    server.close()


@pytest.fixture
def network():
    with Network(Limits(total=2, connect=1, most_bytes=100_000)) as network:
        yield network
