defmodule {{ .computed.module }}Web.ChangesetJSON do
  @doc """
  Renders what is wrong with a changeset: messages by field.
  """
  def errors(changeset) do
    Ecto.Changeset.traverse_errors(changeset, &translate_error/1)
  end

  defp translate_error({msg, opts}) do
    Regex.replace(~r/%{(\w+)}/, msg, fn _, key ->
      opts |> Keyword.get(String.to_existing_atom(key), key) |> to_string()
    end)
  end
end
