defmodule {{ .computed.module }}Web.Plugs.RequestId do
  @moduledoc """
  Takes `X-Request-ID` over when it is sane, or makes one. `Plug.RequestId` would
  refuse the short ones and take any letters.
  """

  @behaviour Plug

  import Plug.Conn

  @impl true
  def init(opts), do: opts

  @impl true
  def call(conn, _opts) do
    id =
      case get_req_header(conn, "x-request-id") do
        [id] -> if sane?(id), do: id, else: new()
        _ -> new()
      end

    Logger.metadata(request_id: id)
    put_resp_header(conn, "x-request-id", id)
  end

  defp sane?(id), do: id =~ ~r/\A[A-Za-z0-9._-]{1,128}\z/

  defp new, do: Base.encode16(:crypto.strong_rand_bytes(16), case: :lower)
end
