import Config

alias {{ .computed.module }}.Settings

# The environment, or where it is silent the file .env.
env = Dotenvy.source!([".env", System.get_env()], side_effect: false)

settings =
  case Settings.load(env) do
    {:ok, settings} ->
      settings

    {:error, message} ->
      IO.puts(:stderr, message)
      System.halt(1)
  end

{{ if eq .options.database "sqlite" -}}
# Tests have a file of their own.
file = if config_env() == :test, do: "test.db", else: settings.database
config :{{ .computed.app }}, {{ .computed.module }}.Repo, database: file
{{- else -}}
# Tests have a database of their own beside the service's.
database = if config_env() == :test, do: settings.database <> "_test", else: settings.database
url = URI.to_string(%{settings.database_url | path: "/" <> database})
config :{{ .computed.app }}, {{ .computed.module }}.Repo, url: url
{{- end }}

config :{{ .computed.app }}, {{ .computed.module }}Web.Endpoint,
  http: [
    ip: settings.host,
    port: settings.port
  ]

# `mix phx.server` serves without it, a release only with it: see rel/overlays/bin/server.
if System.get_env("PHX_SERVER") do
  config :{{ .computed.app }}, {{ .computed.module }}Web.Endpoint, server: true
end

if config_env() != :test do
  config :logger, level: settings.log_level

  if settings.app_env == :production do
    config :logger, :default_handler, formatter: {{ "{" }}{{ .computed.module }}.LogFormatter, []}
  end
end
