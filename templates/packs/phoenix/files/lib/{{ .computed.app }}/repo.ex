defmodule {{ .computed.module }}.Repo do
  use Ecto.Repo,
    otp_app: :{{ .computed.app }},
{{- if eq .options.database "sqlite" }}
    adapter: Ecto.Adapters.SQLite3
{{- else }}
    adapter: Ecto.Adapters.Postgres
{{- end }}

  @doc """
  Whether the tables can be read, in that many milliseconds.
  """
  def ready?(within \\ 1_000) do
    look = Task.async(fn -> look(within) end)

    # A driver that is stuck takes its time to give up.
    match?({:ok, {:ok, _}}, Task.yield(look, within) || Task.shutdown(look, :brutal_kill))
  end

  defp look(within) do
    query("SELECT 1 FROM tasks LIMIT 1", [], timeout: within)
  catch
    # The pool itself may be gone.
    :exit, reason -> {:error, reason}
  end
end
