defmodule {{ .computed.module }}.Tasks.Task do
  @moduledoc """
  Something to be done.
  """

  use Ecto.Schema
  import Ecto.Changeset

  alias {{ .computed.module }}.Tasks.StrictBoolean

  schema "tasks" do
    field :title, :string
    field :done, StrictBoolean, default: false

    timestamps(type: :utc_datetime_usec, inserted_at: :created_at)
  end

  @doc false
  def changeset(task, attrs) do
    task
    |> cast(attrs, [:title, :done])
    |> update_change(:title, &(&1 && String.trim(&1)))
    |> validate_required([:title, :done])
    |> validate_length(:title, max: 200, count: :codepoints)
    # No database keeps it in a text.
    |> validate_format(:title, ~r/\A[^\0]*\z/, message: "must not contain NUL")
  end
end
