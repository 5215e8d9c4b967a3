defmodule {{ .computed.module }}.Tasks do
  @moduledoc """
  The tasks context: what can be done with tasks, whoever asks.
  """

  import Ecto.Query, warn: false
{{ if eq .answers.security.posture "regulated" }}
  alias {{ .computed.module }}.Audit
{{- end }}
  alias {{ .computed.module }}.Repo
  alias {{ .computed.module }}.Tasks.Task

  @largest_id 2 ** 63 - 1

  @doc """
  Returns a part of all tasks, oldest first, and how many there are.
  """
  def list_tasks(limit, offset) do
    tasks = Repo.all(from t in Task, order_by: t.id, limit: ^limit, offset: ^offset)
    {tasks, Repo.aggregate(Task, :count)}
  end

  @doc """
  Finds a task by its id, given as a number or a text.
  """
  def fetch_task(id) do
    with {:ok, id} when id in 1..@largest_id <- Ecto.Type.cast(:id, id),
         %Task{} = task <- Repo.get(Task, id) do
      {:ok, task}
    else
      _ -> {:error, :not_found}
    end
  end

  @doc """
  Creates a task.
  """
  def create_task(attrs) do
    %Task{}
    |> Task.changeset(attrs)
    |> Repo.insert()
{{- if eq .answers.security.posture "regulated" }}
    |> audit("task.create")
{{- end }}
  end

  @doc """
  Changes a task. What `attrs` does not name stays as it is.
  """
  def update_task(%Task{} = task, attrs) do
    task
    |> Task.changeset(attrs)
    |> Repo.update()
{{- if eq .answers.security.posture "regulated" }}
    |> audit("task.update", task)
{{- end }}
  rescue
    # Someone deleted it in the meantime.
    Ecto.StaleEntryError -> {:error, :not_found}
  end

  @doc """
  Deletes a task.
  """
  def delete_task(%Task{} = task) do
{{- if eq .answers.security.posture "regulated" }}
    task |> Repo.delete() |> audit("task.delete")
{{- else }}
    Repo.delete(task)
{{- end }}
  rescue
    Ecto.StaleEntryError -> {:error, :not_found}
  end
{{- if eq .answers.security.posture "regulated" }}

  # An update that changes nothing leaves no line.
  defp audit(result, action, before \\ nil)

  defp audit({:ok, task} = result, action, before) do
    if task != before, do: Audit.record(action, task.id)
    result
  end

  defp audit(refused, _action, _before), do: refused
{{- end }}
end
