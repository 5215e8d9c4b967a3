defmodule {{ .computed.module }}Web.Plugs.JSONBody do
  @moduledoc """
  Fetches the query and the body, a JSON object, and answers what cannot be read with
  a problem. `Plug.Parsers` would raise, and lose how far the connection was read.
  """

  @behaviour Plug

  import Plug.Conn

  alias {{ .computed.module }}Web.Problem

  alias Plug.Conn.Utils

  @largest 1_048_576

  @impl true
  def init(opts), do: opts

  @impl true
  def call(conn, _opts) do
    conn |> fetch_query_params() |> fetch_body()
  rescue
    Plug.Conn.InvalidQueryError -> Problem.send(conn, 400)
  end

  defp fetch_body(%{method: method} = conn) when method in ["POST", "PUT", "PATCH"] do
    if json?(conn),
      do: conn |> read_body(length: @largest + 1, read_timeout: 15_000) |> decode(),
      else: Problem.send(conn, 415)
  end

  defp fetch_body(conn), do: conn

  defp json?(conn) do
    with [header] <- get_req_header(conn, "content-type"),
         {:ok, "application", "json", _} <- Utils.content_type(header) do
      true
    else
      _ -> false
    end
  end

  defp decode({:ok, body, conn}) when byte_size(body) <= @largest do
    case Jason.decode(body) do
      {:ok, %{} = params} -> %{conn | body_params: params, params: Map.merge(conn.params, params)}
      {:ok, _} -> Problem.send(conn, 400, detail: "The body must be a JSON object.")
      {:error, _} -> Problem.send(conn, 400, detail: "The body is not valid JSON.")
    end
  end

  defp decode({:error, _reason}), do: raise(Plug.TimeoutError)
  defp decode({_, _, conn}), do: Problem.send(conn, 413)
end
