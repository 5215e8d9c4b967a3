import Config

config :{{ .computed.app }},
  ecto_repos: [{{ .computed.module }}.Repo],
  generators: [timestamp_type: :utc_datetime_usec]

config :{{ .computed.app }}, {{ .computed.module }}.Repo,
{{- if eq .options.database "sqlite" }}
  pool_size: 5,
  # One connection writes at a time; the others wait.
  busy_timeout: 10_000,
  # How long requests may wait for a connection before some are turned away.
  queue_target: 2_000,
  queue_interval: 10_000
{{- else }}
  pool_size: 10,
  # How long requests may wait for a connection before some are turned away.
  queue_target: 500,
  queue_interval: 2_000,
  # A database that is back is found again soon.
  connect_timeout: 5_000,
  backoff_max: 3_000
{{- end }}

config :{{ .computed.app }}, {{ .computed.module }}Web.Endpoint,
  adapter: Bandit.PhoenixAdapter,
  render_errors: [
    formats: [problem: {{ .computed.module }}Web.ErrorJSON],
    layout: false
  ],
  http: [
    thousand_island_options: [
      # A request and a connection without one may be silent that long.
      read_timeout: 15_000,
      # A second less than ten: the process itself has to end in time as well.
      shutdown_timeout: 9_000
    ]
  ]

# A problem (RFC 9457) is JSON under a media type of its own.
config :mime, :types, %{"application/problem+json" => ["problem"]}
config :phoenix_template, :format_encoders, problem: Jason

config :phoenix, :json_library, Jason

# {{ .computed.module }}Web.RequestLog writes one line for each request instead.
config :phoenix, :logger, false

config :logger, :default_formatter,
  format: "$time [$level] $message $metadata\n",
  metadata: [:method, :path, :status, :duration_ms{{ if eq .answers.security.posture "regulated" }}, :action, :task_id{{ end }}, :request_id]
{{- if eq .answers.security.posture "regulated" }}

# The audit trail is in the log, so no line is dropped: who writes one waits until it is written.
config :logger, :default_handler,
  config: [
    burst_limit_enable: false,
    sync_mode_qlen: 0,
    drop_mode_qlen: 1_000_000,
    flush_qlen: 1_000_000
  ]
{{- end }}

import_config "#{config_env()}.exs"
