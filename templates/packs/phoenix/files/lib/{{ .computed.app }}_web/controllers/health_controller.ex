defmodule {{ .computed.module }}Web.HealthController do
  use {{ .computed.module }}Web, :controller
  use OpenApiSpex.ControllerSpecs

  alias {{ .computed.module }}.Repo
  alias {{ .computed.module }}Web.Schemas

  tags ["health"]

  operation :live,
    summary: "The process lives; this never asks the database.",
    responses: [ok: {"It lives.", "application/json", Schemas.Health}]

  def live(conn, _params) do
    json(conn, %{status: "ok"})
  end

  operation :ready,
    summary: "The service can work: its database answers, and it was not told to stop.",
    responses: [
      ok: {"It can.", "application/json", Schemas.Readiness},
      service_unavailable: {"It cannot.", "application/json", Schemas.Readiness}
    ]

  def ready(conn, _params) do
    cond do
      {{ .computed.module }}.Application.stopping?() ->
        unavailable(conn, "not asked: stopping")

      Repo.ready?() ->
        json(conn, %{status: "ok", checks: %{database: "ok"}})

      true ->
        unavailable(conn, "no answer")
    end
  end

  defp unavailable(conn, reason) do
    conn
    |> put_status(:service_unavailable)
    |> json(%{status: "unavailable", checks: %{database: reason}})
  end
end
