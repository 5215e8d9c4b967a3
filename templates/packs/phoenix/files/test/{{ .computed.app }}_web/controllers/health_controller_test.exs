defmodule {{ .computed.module }}Web.HealthControllerTest do
  use {{ .computed.module }}Web.ConnCase

  test "the process lives", %{conn: conn} do
    assert conn |> get(~p"/healthz") |> json_response(200) == %{"status" => "ok"}
  end

  test "ready while the database answers", %{conn: conn} do
    assert %{"status" => "ok"} = conn |> get(~p"/readyz") |> json_response(200)
  end

  @tag :no_database
  test "not ready without a database, yet alive", %{conn: conn} do
    assert %{"status" => "unavailable", "checks" => %{"database" => _}} =
             conn |> get(~p"/readyz") |> json_response(503)

    assert conn |> get(~p"/healthz") |> json_response(200)
  end

  test "not ready once it stops", %{conn: conn} do
    {{ .computed.module }}.Application.prep_stop([])
    on_exit(fn -> :persistent_term.erase({{ .computed.module }}.Application) end)

    assert conn |> get(~p"/readyz") |> json_response(503)
  end
end
