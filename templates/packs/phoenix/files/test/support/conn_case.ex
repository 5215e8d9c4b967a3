defmodule {{ .computed.module }}Web.ConnCase do
  @moduledoc """
  The case of tests that ask the endpoint. What a test writes to the database is
  taken back; with `@tag :no_database` it gets no connection at all.
  """

  use ExUnit.CaseTemplate

  import Phoenix.ConnTest
  import Plug.Conn

  alias Ecto.Adapters.SQL.Sandbox

  @endpoint {{ .computed.module }}Web.Endpoint

  using do
    quote do
      @endpoint {{ .computed.module }}Web.Endpoint

      use {{ .computed.module }}Web, :verified_routes

      import Plug.Conn
      import Phoenix.ConnTest
      import {{ .computed.module }}Web.ConnCase
    end
  end

  setup tags do
    if !tags[:no_database] do
      owner = Sandbox.start_owner!({{ .computed.module }}.Repo, shared: not tags[:async])
      on_exit(fn -> Sandbox.stop_owner(owner) end)
    end

    {:ok, conn: build_conn()}
  end

  @doc """
  Sends JSON, given as a term or already as a text.
  """
  def send_json(conn, method, path, body) do
    text = if is_binary(body), do: body, else: Jason.encode!(body)

    conn
    |> put_req_header("content-type", "application/json")
    |> dispatch(@endpoint, method, path, text)
  end

  @doc """
  Asserts that the answer is a problem and returns it.
  """
  def json_problem(conn, status) do
    [type] = get_resp_header(conn, "content-type")
    problem = conn |> response(status) |> Jason.decode!()

    if not String.starts_with?(type, "application/problem+json") or
         not match?(%{"status" => ^status, "title" => _, "detail" => _, "type" => _}, problem),
       do: raise(ExUnit.AssertionError, message: "#{type}: #{inspect(problem)} is no problem")

    problem
  end

  @doc """
  Creates a task over HTTP.
  """
  def create_task(conn, title) do
    conn |> send_json(:post, "/api/v1/tasks", %{title: title}) |> json_response(201)
  end
end
