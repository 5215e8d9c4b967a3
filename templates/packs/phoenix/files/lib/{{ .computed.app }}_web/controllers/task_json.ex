defmodule {{ .computed.module }}Web.TaskJSON do
  alias {{ .computed.module }}.Tasks.Task

  @doc """
  Renders a part of the list of tasks.
  """
  def index(%{tasks: tasks, total: total}) do
    %{items: for(task <- tasks, do: data(task)), total: total}
  end

  @doc """
  Renders a single task.
  """
  def show(%{task: task}), do: data(task)

  defp data(%Task{} = task) do
    Map.take(task, [:id, :title, :done, :created_at, :updated_at])
  end
end
