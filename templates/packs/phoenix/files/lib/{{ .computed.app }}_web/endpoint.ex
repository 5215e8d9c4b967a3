defmodule {{ .computed.module }}Web.Endpoint do
  use Phoenix.Endpoint, otp_app: :{{ .computed.app }}

  import Phoenix.Controller, only: [put_secure_browser_headers: 2]

  alias {{ .computed.module }}Web.Router

  alias Plug.Conn.WrapperError

  if code_reloading? do
    plug Phoenix.CodeReloader
    plug Phoenix.Ecto.CheckRepoStatus, otp_app: :{{ .computed.app }}
  end

  plug {{ .computed.module }}Web.Plugs.RequestId
  plug Plug.Telemetry, event_prefix: [:phoenix, :endpoint]
  plug :put_secure_browser_headers
  plug Plug.Head
  plug {{ .computed.module }}Web.Plugs.KnownRoute
  plug {{ .computed.module }}Web.Plugs.JSONBody
  plug :route

  # What exits, instead of raising, would lose what the plugs above have set.
  defp route(conn, _opts) do
    Router.call(conn, [])
  catch
    :exit, reason -> WrapperError.reraise(conn, :error, reason, __STACKTRACE__)
  end
end
