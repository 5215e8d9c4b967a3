defmodule {{ .computed.module }}Web.EndpointTest do
  use {{ .computed.module }}Web.ConnCase

  import ExUnit.CaptureLog

  @tasks "/api/v1/tasks"

  for {status, method, path, body} <- [
        {400, :post, @tasks, ~s({"title":)},
        {400, :post, @tasks, "[]"},
        {400, :post, @tasks, ""},
        {404, :get, "/nowhere", ""},
        {404, :post, "/nowhere", "{}"},
        {405, :put, @tasks, "{}"},
        {400, :get, @tasks <> "?limit=%ff", ""}
      ] do
    test "#{method} #{path} of #{body} is a problem of #{status}", %{conn: conn} do
      refused = send_json(conn, unquote(method), unquote(path), unquote(body))

      assert json_problem(refused, unquote(status))
      assert get_resp_header(refused, "x-content-type-options") == ["nosniff"]
    end
  end

  test "a wrong method names the right ones", %{conn: conn} do
    assert conn |> put(@tasks) |> get_resp_header("allow") == ["GET, POST"]
    assert conn |> put(@tasks <> "/1") |> get_resp_header("allow") == ["GET, PATCH, DELETE"]
  end

  test "a body of more than 1 MiB is 413", %{conn: conn} do
    body = Jason.encode!(%{title: "wide"})

    assert conn |> send_json(:post, @tasks, String.pad_trailing(body, 1_048_576)) |> response(201)

    assert conn
           |> send_json(:post, @tasks, String.pad_trailing(body, 1_048_577))
           |> json_problem(413)
  end

  test "a body of another type is 415", %{conn: conn} do
    assert conn
           |> put_req_header("content-type", "text/plain")
           |> post(@tasks, "title=a")
           |> json_problem(415)
  end

  @tag :no_database
  test "an unexpected error shows nothing of the inside", %{conn: conn} do
    {status, headers, body} =
      assert_error_sent(500, fn ->
        conn |> put_req_header("x-request-id", "find-me") |> get(@tasks)
      end)

    assert status == 500
    assert {"content-type", "application/problem+json; charset=utf-8"} in headers
    assert {"x-request-id", "find-me"} in headers
    refute body =~ "Ownership"
  end

  test "no answer from the database is 503" do
    assert Plug.Exception.status(%DBConnection.ConnectionError{}) == 503
  end

  test "a sane request id is taken over", %{conn: conn} do
    for id <- ["trace-me.1", String.duplicate("a", 128)] do
      taken = conn |> put_req_header("x-request-id", id) |> get("/nowhere")

      assert get_resp_header(taken, "x-request-id") == [id]
    end
  end

  test "another one is made", %{conn: conn} do
    for given <- ["", "two words", String.duplicate("a", 129), "<b>"] do
      made = conn |> put_req_header("x-request-id", given) |> get(~p"/healthz")

      assert [id] = get_resp_header(made, "x-request-id")
      assert id =~ ~r/\A[0-9a-f]{32}\z/
    end
  end

  test "a request is one line of the log, but for those of machines", %{conn: conn} do
    Logger.configure(level: :info)
    on_exit(fn -> Logger.configure(level: :warning) end)

    log =
      capture_log(
        [format: "$message $metadata\n", metadata: [:method, :path, :status, :request_id]],
        fn ->
          get(conn, ~p"/healthz")
          conn |> put_req_header("x-request-id", "trace-me") |> get("/nowhere")
        end
      )

    assert log == "request method=GET path=/nowhere status=404 request_id=trace-me \n"
  end

  test "metrics are labelled by route", %{conn: conn} do
    get(conn, ~p"/api/v1/tasks/4711")

    text = conn |> get(~p"/metrics") |> response(200)
    assert text =~ ~s(route="/api/v1/tasks/:id")
    refute text =~ "tasks/4711"
  end

  test "the OpenAPI document has each route", %{conn: conn} do
    document = conn |> get(~p"/openapi.json") |> json_response(200)
    routes = {{ .computed.module }}Web.Router.__routes__()

    paths =
      for %{path: path} <- routes, path != "/openapi.json", uniq: true do
        String.replace(path, ":id", "{id}")
      end

    assert Enum.sort(Map.keys(document["paths"])) == Enum.sort(paths)
    assert document["components"]["schemas"]["Problem"]
  end
end
