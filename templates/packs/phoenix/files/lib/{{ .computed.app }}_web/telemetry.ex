defmodule {{ .computed.module }}Web.Telemetry do
  @moduledoc """
  What is measured, and the reporter that keeps it for `GET /metrics`.
  """

  use Supervisor
  import Telemetry.Metrics

  alias {{ .computed.module }}Web.Telemetry.Buckets

  @methods ~w(GET HEAD POST PUT PATCH DELETE OPTIONS)

  def start_link(arg) do
    Supervisor.start_link(__MODULE__, arg, name: __MODULE__)
  end

  @impl true
  def init(_arg) do
    Supervisor.init([{Peep, name: __MODULE__.Peep, metrics: metrics()}], strategy: :one_for_one)
  end

  def metrics do
    [
      counter("http.requests.total",
        event_name: [:phoenix, :endpoint, :stop],
        tags: [:method, :route, :status],
        tag_values: &request_tags/1,
        description: "Requests answered."
      ),
      # In microseconds, because Peep adds up whole numbers.
      distribution("http.request.duration.microseconds",
        event_name: [:phoenix, :endpoint, :stop],
        measurement: :duration,
        unit: {:native, :microsecond},
        tags: [:method, :route],
        tag_values: &request_tags/1,
        reporter_options: [peep_bucket_calculator: Buckets],
        description: "Time to answer a request."
      ),

      # :telemetry_poller looks every five seconds.
      last_value("vm.memory.bytes",
        event_name: [:vm, :memory],
        measurement: :total,
        description: "Memory of the virtual machine."
      ),
      last_value("vm.run.queue.length",
        event_name: [:vm, :total_run_queue_lengths],
        measurement: :total,
        description: "Processes and ports that wait for a scheduler."
      )
    ]
  end

  @doc """
  Everything that was measured, as Prometheus reads it.
  """
  def export do
    __MODULE__.Peep
    |> Peep.get_all_metrics()
    |> Peep.Prometheus.export()
  end

  # A stranger's method or path must not become a label.
  defp request_tags(%{conn: conn}) do
    %{
      method: if(conn.method in @methods, do: conn.method, else: "other"),
      route: conn.assigns[:route] || "unmatched",
      status: conn.status
    }
  end
end
