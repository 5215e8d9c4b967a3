"""How the service is served; `gunicorn` alone reads this."""

from config.environment import environment
from core.logging import logging_config

host = f"[{environment.host}]" if ":" in environment.host else environment.host

wsgi_app = "config.wsgi"
bind = f"{host}:{environment.port}"
worker_class = "core.server.Worker"
# One process, as it is where the metrics are counted; start more containers for more.
workers = 1
threads = 16
# A second less than ten: the process itself has to end in time as well.
graceful_timeout = 9
logconfig_dict = logging_config(environment)
control_socket_disable = True
