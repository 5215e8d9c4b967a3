defmodule {{ .computed.module }}Web.Router do
  use {{ .computed.module }}Web, :router

  # Nothing is negotiated: all there is here is JSON.
  pipeline :api do
    plug :put_format, "json"
    plug OpenApiSpex.Plug.PutApiSpec, module: {{ .computed.module }}Web.ApiSpec
  end

  scope "/" do
    pipe_through :api

    get "/openapi.json", OpenApiSpex.Plug.RenderSpec, []
  end

  scope "/", {{ .computed.module }}Web do
    pipe_through :api

    get "/healthz", HealthController, :live
    get "/readyz", HealthController, :ready
    get "/metrics", MetricsController, :show
  end

  scope "/api/v1", {{ .computed.module }}Web do
    pipe_through :api

    get "/tasks", TaskController, :index
    post "/tasks", TaskController, :create
    get "/tasks/:id", TaskController, :show
    patch "/tasks/:id", TaskController, :update
    delete "/tasks/:id", TaskController, :delete
  end
end
