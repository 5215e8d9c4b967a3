defmodule {{ .computed.module }}Web.RegulatedTest do
  use {{ .computed.module }}Web.ConnCase

  import ExUnit.CaptureLog

  alias {{ .computed.module }}.LogFormatter

  test "each change leaves a line, and nothing else does", %{conn: conn} do
    conn = put_req_header(conn, "x-request-id", "find-me")

    {id, log} =
      with_log([formatter: {LogFormatter, []}], fn ->
        %{"id" => id} = create_task(conn, "private")
        path = ~p"/api/v1/tasks/#{id}"

        for {title, status} <- [{"secret", 200}, {"secret", 200}, {"", 422}] do
          assert conn |> send_json(:patch, path, %{title: title}) |> response(status)
        end

        assert conn |> get(path) |> response(200)
        assert conn |> delete(path) |> response(204)
        assert conn |> delete(path) |> response(404)
        id
      end)

    events = for line <- String.split(log, "\n", trim: true), do: Jason.decode!(line)
    assert Enum.map(events, & &1["action"]) == ["task.create", "task.update", "task.delete"]

    for event <- events do
      assert %{"msg" => "audit", "task_id" => ^id, "request_id" => "find-me"} = event
    end

    refute log =~ "private"
    refute log =~ "secret"
  end

  for path <- ["/healthz", "/nowhere", "/api/nowhere", "/api/v1/tasks", "/api/v1/tasks?limit=0"] do
    test "the answer at #{path} carries strict headers", %{conn: conn} do
      answer = get(conn, unquote(path))

      for {name, value} <- [
            {"strict-transport-security", "max-age=31536000; includeSubDomains"},
            {"content-security-policy", "default-src 'none'; frame-ancestors 'none'"},
            {"referrer-policy", "no-referrer"}
          ] do
        assert get_resp_header(answer, name) == [value]
      end

      assert get_resp_header(answer, "cache-control") == ["no-store"] ==
               String.starts_with?(unquote(path), "/api/")
    end
  end
end
