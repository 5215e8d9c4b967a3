defmodule {{ .computed.module }}Web.ApiSpec do
  @moduledoc """
  The OpenAPI document, put together from what controllers say of their operations.
  """

  @behaviour OpenApiSpex.OpenApi

  alias {{ .computed.module }}Web.Router
  alias {{ .computed.module }}Web.Schemas

  alias OpenApiSpex.Info
  alias OpenApiSpex.OpenApi
  alias OpenApiSpex.Paths
  alias Plug.Conn.Status

  @impl true
  def spec do
    OpenApiSpex.resolve_schema_modules(%OpenApi{
      info: %Info{
        title: {{ .computed.title }},
        description: {{ .computed.about }},
        version: to_string(Application.spec(:{{ .computed.app }}, :vsn))
      },
      paths: Paths.from_router(Router)
    })
  end

  @doc """
  The responses of an operation that are problems.
  """
  def problems(statuses) do
    for status <- statuses do
      {Status.reason_atom(status),
       {Status.reason_phrase(status), "application/problem+json", Schemas.Problem}}
    end
  end
end
