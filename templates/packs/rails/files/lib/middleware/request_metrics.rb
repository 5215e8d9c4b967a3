require "prometheus/middleware/collector"

# Counts and times requests by the pattern of their route: a raw path would be a series for each id.
class RequestMetrics < Prometheus::Middleware::Collector
  protected
    def generate_path(env)
      ActionDispatch::Request.new(env).route_uri_pattern&.delete_suffix("(.:format)") || "none"
    end
end
