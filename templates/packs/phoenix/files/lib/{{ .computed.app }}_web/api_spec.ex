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
{{ if gt (len (splitList "\"" .service.title)) 4 }}
  # credo:disable-for-next-line Credo.Check.Readability.StringSigils
{{- end }}
  @title {{ .computed.title }}
{{- if gt (len (splitList "\"" .service.description)) 4 }}
  # credo:disable-for-next-line Credo.Check.Readability.StringSigils
{{- end }}
  @about {{ .computed.about }}

  @impl true
  def spec do
    OpenApiSpex.resolve_schema_modules(%OpenApi{
      info: %Info{
        title: @title,
        description: @about,
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
