require "prometheus/client/formats/text"

class MetricsController < ApplicationController
  FORMAT = Prometheus::Client::Formats::Text

  # GET /metrics
  def show
    render plain: FORMAT.marshal(Prometheus::Client.registry), content_type: FORMAT::CONTENT_TYPE
  end
end
