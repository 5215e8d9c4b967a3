defmodule {{ .computed.module }}Web.Problem do
  @moduledoc """
  Every error as `application/problem+json` (RFC 9457).
  """

  import Phoenix.Controller, only: [json: 2]
  import Plug.Conn

  alias Plug.Conn.Status

  @details %{
    400 => "The request could not be read.",
    404 => "There is nothing here.",
    405 => "This path does not know the method.",
    408 => "The body did not arrive in time.",
    413 => "The body must not be larger than 1 MiB.",
    415 => "The body must be application/json.",
    422 => "The task breaks a rule.",
    503 => "The database does not answer."
  }

  @doc """
  Answers with a problem and halts.
  """
  def send(conn, status, more \\ []) do
    conn
    |> put_resp_content_type("application/problem+json")
    |> put_status(status)
    |> json(body(status, more))
    |> halt()
  end

  @doc """
  The members of a problem; `more` says a better `detail`, or `errors` by field.
  """
  def body(status, more \\ []) do
    Map.merge(
      %{
        type: "about:blank",
        title: Status.reason_phrase(status),
        status: status,
        detail: Map.get(@details, status, "The server could not answer this request.")
      },
      Map.new(more)
    )
  end
end
