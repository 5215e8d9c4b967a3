class HealthController < ApplicationController
  # GET /healthz
  def live
    render json: { status: "ok" }
  end

  # GET /readyz
  def ready
    database = Puma::Server.current&.shutting_down? ? "not asked: stopping" : Readiness.database

    if database == "ok"
      render json: { status: "ok", checks: { database: } }
    else
      render json: { status: "unavailable", checks: { database: } }, status: :service_unavailable
    end
  end
end
