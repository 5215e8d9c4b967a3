import Config

config :{{ .computed.app }}, {{ .computed.module }}.Repo,
  stacktrace: true,
  show_sensitive_data_on_connection_error: false

config :{{ .computed.app }}, {{ .computed.module }}Web.Endpoint, code_reloader: true

config :phoenix, :plug_init_mode, :runtime
config :phoenix, :stacktrace_depth, 20
