defmodule {{ .computed.module }}Web.Telemetry.Buckets do
  @moduledoc """
  From a millisecond to ten seconds, in microseconds.
  """

  use Peep.Buckets.Custom,
    buckets: [
      1_000,
      5_000,
      10_000,
      25_000,
      50_000,
      100_000,
      250_000,
      500_000,
      1_000_000,
      2_500_000,
      5_000_000,
      10_000_000
    ]
end
