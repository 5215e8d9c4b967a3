require_relative "boot"

require "rails"
require "active_model/railtie"
require "active_record/railtie"
require "action_controller/railtie"
require "rails/test_unit/railtie"

Bundler.require(*Rails.groups)

require_relative "../lib/logging/json_log_formatter"
{{- if eq .answers.security.posture "regulated" }}
require_relative "../lib/logging/audit_log"
{{- end }}
require_relative "../lib/middleware/request_id"
require_relative "../lib/middleware/request_log"
require_relative "../lib/middleware/request_metrics"
{{- if eq .answers.security.posture "regulated" }}
require_relative "../lib/middleware/strict_headers"
{{- end }}

# DATABASE_URL wins over config/database.yml in every environment, and the tests empty theirs.
ENV["DATABASE_URL"] = Settings::TEST_DATABASE_URL if Rails.env.test?

module {{ .computed.module }}
  class Application < Rails::Application
    config.load_defaults 8.1

    config.autoload_lib(ignore: %w[assets tasks logging middleware])

    # No sessions, cookies or views.
    config.api_only = true

    # Every error is a problem (RFC 9457), also what no controller sees.
    config.exceptions_app = ->(env) { ProblemsApp.call(env) }
{{ if eq .answers.security.posture "regulated" }}
    config.middleware.insert_before 0, StrictHeaders
{{- end }}
    config.middleware.swap ActionDispatch::RequestId, RequestId, header: config.action_dispatch.request_id_header
    config.middleware.insert_before ActionDispatch::ShowExceptions, RequestMetrics
  end
end
