defmodule {{ .computed.module }}Web.Page do
  @moduledoc """
  Which part of a list a client asks for.
  """

  use Ecto.Schema
  import Ecto.Changeset

  @largest_offset 2 ** 63 - 1

  @primary_key false
  embedded_schema do
    field :limit, :integer, default: 20
    field :offset, :integer, default: 0
  end

  @doc """
  Reads the query of a request.
  """
  def from_query(conn) do
    %__MODULE__{}
    |> cast(conn.query_params, [:limit, :offset], empty_values: [])
    |> validate_number(:limit, greater_than_or_equal_to: 1, less_than_or_equal_to: 100)
    |> validate_number(:offset,
      greater_than_or_equal_to: 0,
      less_than_or_equal_to: @largest_offset
    )
    |> refuse_repeated(conn.query_string)
    |> apply_action(:validate)
  end

  # Plug keeps the last one only.
  defp refuse_repeated(changeset, query) do
    names = for {name, _} <- URI.query_decoder(query), do: name

    Enum.reduce([:limit, :offset], changeset, fn field, changeset ->
      if Enum.count(names, &(&1 == Atom.to_string(field))) > 1,
        do: add_error(changeset, field, "must be said once"),
        else: changeset
    end)
  end
end
