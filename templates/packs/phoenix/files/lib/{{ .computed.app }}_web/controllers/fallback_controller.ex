defmodule {{ .computed.module }}Web.FallbackController do
  @moduledoc """
  Translates what an action returned instead of a `Plug.Conn` into a problem.
  """

  use {{ .computed.module }}Web, :controller

  alias {{ .computed.module }}Web.ChangesetJSON
  alias {{ .computed.module }}Web.Page
  alias {{ .computed.module }}Web.Problem

  def call(conn, {:error, %Ecto.Changeset{data: %Page{}} = changeset}) do
    Problem.send(conn, 400,
      detail: "The query breaks a rule.",
      errors: ChangesetJSON.errors(changeset)
    )
  end

  def call(conn, {:error, %Ecto.Changeset{} = changeset}) do
    Problem.send(conn, 422, errors: ChangesetJSON.errors(changeset))
  end

  def call(conn, {:error, :not_found}) do
    Problem.send(conn, 404, detail: "There is no such task.")
  end
end
