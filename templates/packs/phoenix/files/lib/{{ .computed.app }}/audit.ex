defmodule {{ .computed.module }}.Audit do
  @moduledoc """
  The audit trail: a line of the log for each change, which names what was changed
  and never what it says. The request's id comes with the metadata of its process.
  """

  require Logger

  @doc """
  Lets the trail be written whatever `LOG_LEVEL` says.
  """
  def always, do: Logger.put_module_level(__MODULE__, :info)

  @doc """
  Records a change that was committed.
  """
  def record(action, task_id), do: Logger.info("audit", action: action, task_id: task_id)
end
