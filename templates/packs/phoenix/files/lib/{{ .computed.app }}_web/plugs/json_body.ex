defmodule {{ .computed.module }}Web.Plugs.JSONBody do
  @moduledoc """
  `Plug.Parsers` for JSON alone, which answers what cannot be read with a problem.
  """

  @behaviour Plug

  import Plug.Conn

  alias {{ .computed.module }}Web.Problem

  @impl true
  def init(_opts) do
    Plug.Parsers.init(
      parsers: [:json],
      json_decoder: Phoenix.json_library(),
      length: 1_048_576,
      read_timeout: 15_000
    )
  end

  @impl true
  def call(conn, opts) do
    if conn.method in ["POST", "PUT", "PATCH"] and get_req_header(conn, "content-type") == [],
      do: Problem.send(conn, 415),
      else: conn |> Plug.Parsers.call(opts) |> require_object()
  rescue
    error ->
      case Plug.Exception.status(error) do
        status when status < 500 -> Problem.send(conn, status)
        _ -> reraise error, __STACKTRACE__
      end
  end

  # Where Plug.Parsers puts what is JSON, but no object.
  defp require_object(%{body_params: %{"_json" => _}} = conn),
    do: Problem.send(conn, 400, detail: "The body must be a JSON object.")

  defp require_object(conn), do: conn
end
