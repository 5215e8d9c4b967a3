class OpenapiController < ApplicationController
  DOCUMENT = YAML.load_file(Rails.root.join("config/openapi.yml"))

  # GET /openapi.json
  def show
    render json: DOCUMENT
  end
end
