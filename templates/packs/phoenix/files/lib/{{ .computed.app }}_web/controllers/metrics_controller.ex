defmodule {{ .computed.module }}Web.MetricsController do
  use {{ .computed.module }}Web, :controller
  use OpenApiSpex.ControllerSpecs

  alias {{ .computed.module }}Web.Telemetry

  alias OpenApiSpex.Schema

  tags ["health"]

  operation :show,
    summary: "Counts and durations by route, for Prometheus.",
    responses: [ok: {"The metrics.", "text/plain", %Schema{type: :string}}]

  def show(conn, _params) do
    conn
    |> put_resp_content_type("text/plain; version=0.0.4")
    |> send_resp(200, Telemetry.export())
  end
end
