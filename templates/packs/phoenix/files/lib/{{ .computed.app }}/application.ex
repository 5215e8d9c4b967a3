defmodule {{ .computed.module }}.Application do
  @moduledoc false

  use Application

  @impl true
  def start(_type, _args) do
    {{ .computed.module }}Web.RequestLog.attach()
{{- if eq .answers.security.posture "regulated" }}
    {{ .computed.module }}.Audit.always()
{{- end }}

    children = [
      {{ .computed.module }}Web.Telemetry,
      {{ .computed.module }}.Repo,
      {{ .computed.module }}Web.Endpoint
    ]

    opts = [strategy: :one_for_one, name: {{ .computed.module }}.Supervisor]
    Supervisor.start_link(children, opts)
  end

  # SIGTERM comes here first; then the endpoint lets go of its requests. The
  # environment of applications cannot be written any more.
  @impl true
  def prep_stop(state) do
    :persistent_term.put(__MODULE__, :stopping)
    state
  end

  def stopping?, do: :persistent_term.get(__MODULE__, nil) == :stopping

  @impl true
  def config_change(changed, _new, removed) do
    {{ .computed.module }}Web.Endpoint.config_change(changed, removed)
    :ok
  end
end
