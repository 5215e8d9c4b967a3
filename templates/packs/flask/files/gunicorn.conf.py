"""How the service is served; `gunicorn` alone reads this."""

from app.config import Settings
from app.logging import logging_config

settings = Settings.load()
host = f"[{settings.host}]" if ":" in settings.host else settings.host

wsgi_app = "app:create_app()"
bind = f"{host}:{settings.port}"
worker_class = "app.server.Worker"
# One process, as it is where the metrics are counted; start more containers for more.
workers = 1
threads = 16
# A second less than ten: the process itself has to end in time as well.
graceful_timeout = 9
logconfig_dict = logging_config(settings)
control_socket_disable = True
