defmodule {{ .computed.module }}Web do
  @moduledoc """
  What controllers and the router have in common:

      use {{ .computed.module }}Web, :controller
      use {{ .computed.module }}Web, :router
  """

  def router do
    quote do
      use Phoenix.Router, helpers: false

      import Plug.Conn
      import Phoenix.Controller
    end
  end

  def controller do
    quote do
      use Phoenix.Controller, formats: [:json]

      import Plug.Conn

      unquote(verified_routes())
    end
  end

  def verified_routes do
    quote do
      use Phoenix.VerifiedRoutes,
        endpoint: {{ .computed.module }}Web.Endpoint,
        router: {{ .computed.module }}Web.Router
    end
  end

  @doc """
  When used, dispatch to the appropriate function above.
  """
  defmacro __using__(which) when is_atom(which) do
    apply(__MODULE__, which, [])
  end
end
