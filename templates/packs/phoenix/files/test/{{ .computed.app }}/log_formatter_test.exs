defmodule {{ .computed.module }}.LogFormatterTest do
  use ExUnit.Case, async: true

  alias {{ .computed.module }}.LogFormatter

  defp line(msg, meta) do
    event = %{level: :info, msg: msg, meta: Map.put(meta, :time, 1_767_225_600_000_000)}
    event |> LogFormatter.format([]) |> IO.iodata_to_binary()
  end

  test "an event is one line of JSON" do
    assert line({:string, ["two", "\nlines"]}, %{request_id: "a", status: 200, pid: self()}) ==
             ~s({"time":"2026-01-01T00:00:00.000000Z","level":"info","msg":"two\\nlines","request_id":"a","status":200}\n)
  end

  test "takes whatever Erlang logs" do
    for msg <- [{:report, %{a: 1}}, {"~p", [:a]}, {:string, <<255>>}, {:string, [0xD800]}] do
      assert %{"msg" => text} = Jason.decode!(line(msg, %{path: <<255>>}))
      assert text != ""
    end
  end
end
