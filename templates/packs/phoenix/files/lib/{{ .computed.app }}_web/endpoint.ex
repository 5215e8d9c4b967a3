defmodule {{ .computed.module }}Web.Endpoint do
  use Phoenix.Endpoint, otp_app: :{{ .computed.app }}

  import Phoenix.Controller, only: [put_secure_browser_headers: 2]
{{- if eq .answers.security.posture "regulated" }}
  import Plug.Conn, only: [put_resp_header: 3]
{{- end }}

  alias {{ .computed.module }}Web.Router

  alias Plug.Conn.WrapperError

  if code_reloading? do
    plug Phoenix.CodeReloader
    plug Phoenix.Ecto.CheckRepoStatus, otp_app: :{{ .computed.app }}
  end

  plug {{ .computed.module }}Web.Plugs.RequestId
  plug Plug.Telemetry, event_prefix: [:phoenix, :endpoint]
{{- if eq .answers.security.posture "regulated" }}

  # Answers are data alone: nothing of them is a page.
  plug :put_secure_browser_headers, %{
    "content-security-policy" => "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy" => "no-referrer",
    "strict-transport-security" => "max-age=31536000; includeSubDomains"
  }

  plug :no_store
{{- else }}
  plug :put_secure_browser_headers
{{- end }}
  plug Plug.Head
  plug {{ .computed.module }}Web.Plugs.KnownRoute
  plug {{ .computed.module }}Web.Plugs.JSONBody
  plug :route
{{ if eq .answers.security.posture "regulated" }}
  # No cache may keep what the API says.
  defp no_store(%{path_info: ["api" | _]} = conn, _opts),
    do: put_resp_header(conn, "cache-control", "no-store")

  defp no_store(conn, _opts), do: conn
{{ end }}
  # What exits, instead of raising, would lose what the plugs above have set.
  defp route(conn, _opts) do
    Router.call(conn, [])
  catch
    :exit, reason -> WrapperError.reraise(conn, :error, reason, __STACKTRACE__)
  end
end
