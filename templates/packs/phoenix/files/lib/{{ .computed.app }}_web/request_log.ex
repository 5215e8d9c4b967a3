defmodule {{ .computed.module }}Web.RequestLog do
  @moduledoc """
  Writes one line to the log for each request that was answered.
  """

  require Logger

  # Machines ask for these all the time.
  @quiet ["/healthz", "/readyz", "/metrics"]

  def attach do
    :telemetry.attach(__MODULE__, [:phoenix, :endpoint, :stop], &__MODULE__.log/4, nil)
  end

  @doc false
  def log(_event, %{duration: duration}, %{conn: conn}, _config) do
    if conn.request_path not in @quiet do
      Logger.info("request",
        method: conn.method,
        path: conn.request_path,
        status: conn.status,
        duration_ms: System.convert_time_unit(duration, :native, :microsecond) / 1_000
      )
    end
  end
end
