defmodule {{ .computed.module }}Web.ErrorJSON do
  @moduledoc """
  What the endpoint renders when something was raised: a problem that shows nothing
  of the inside. See config/config.exs.
  """

  alias {{ .computed.module }}Web.Problem

  def render(_template, %{status: status}), do: Problem.body(status)
end

# No answer from the database is no mistake of the service.
defimpl Plug.Exception, for: DBConnection.ConnectionError do
  def status(_exception), do: 503
  def actions(_exception), do: []
end
