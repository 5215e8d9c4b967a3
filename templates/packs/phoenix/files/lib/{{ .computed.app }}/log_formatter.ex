defmodule {{ .computed.module }}.LogFormatter do
  @moduledoc """
  Writes each event of the log as one line of JSON.
  """

  @fields [:request_id, :method, :path, :status, :duration_ms{{ if eq .answers.security.posture "regulated" }}, :action, :task_id{{ end }}]

  def format(%{level: level, msg: msg, meta: meta}, _config) do
    fields = for field <- @fields, value = meta[field], do: {field, valid(value)}

    line =
      Jason.OrderedObject.new(
        [time: time(meta), level: level, msg: valid(text(msg, meta))] ++ fields
      )

    [Jason.encode_to_iodata!(line), ?\n]
  end

  defp time(%{time: time}), do: DateTime.from_unix!(time, :microsecond)

  defp text({:string, text}, _meta), do: text

  defp text({:report, report}, %{report_cb: callback}) when is_function(callback, 1),
    do: text(callback.(report), %{})

  defp text({:report, report}, _meta), do: inspect(report)
  defp text({format, args}, _meta), do: :io_lib.format(format, args)

  # Clients choose some of these words; JSON takes no others than UTF-8.
  defp valid(text) when is_binary(text), do: String.replace_invalid(text)

  defp valid(text) when is_list(text) do
    case :unicode.characters_to_binary(text) do
      binary when is_binary(binary) -> binary
      _ -> inspect(text)
    end
  end

  defp valid(value), do: value
end
