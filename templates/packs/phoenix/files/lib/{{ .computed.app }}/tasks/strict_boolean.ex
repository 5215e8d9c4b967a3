defmodule {{ .computed.module }}.Tasks.StrictBoolean do
  @moduledoc """
  A boolean that is not guessed: `:boolean` would take `"true"` and `"1"`, too.
  """

  use Ecto.Type

  @impl true
  def type, do: :boolean

  @impl true
  def cast(value) when is_boolean(value), do: {:ok, value}
  def cast(_value), do: :error

  @impl true
  def load(value), do: {:ok, value}

  @impl true
  def dump(value) when is_boolean(value), do: {:ok, value}
  def dump(_value), do: :error
end
