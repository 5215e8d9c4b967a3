defmodule {{ .computed.module }}Web.Plugs.KnownRoute do
  @moduledoc """
  Assigns the `:route` that a request is for, and answers those for which there is
  none: the router would raise, and know no 405.
  """

  @behaviour Plug

  import Plug.Conn

  alias {{ .computed.module }}Web.Problem
  alias {{ .computed.module }}Web.Router

  @methods ~w(GET POST PUT PATCH DELETE OPTIONS)

  @impl true
  def init(opts), do: opts

  @impl true
  def call(conn, _opts) do
    path = Enum.map(conn.path_info, &URI.decode/1)

    case Phoenix.Router.route_info(Router, conn.method, path, conn.host) do
      %{route: route} -> assign(conn, :route, route)
      :error -> refuse(conn, Enum.filter(@methods, &known?(&1, path, conn.host)))
    end
  end

  defp known?(method, path, host),
    do: Phoenix.Router.route_info(Router, method, path, host) != :error

  defp refuse(conn, []), do: Problem.send(conn, 404)

  defp refuse(conn, allowed) do
    conn
    |> put_resp_header("allow", Enum.join(allowed, ", "))
    |> Problem.send(405)
  end
end
