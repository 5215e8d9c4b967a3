Rails.application.configure do
  config.enable_reloading = false
  config.eager_load = true
  config.consider_all_requests_local = false

  # TLS ends in front of the service; uncomment where that tells X-Forwarded-Proto.
  # config.assume_ssl = true

  # One JSON object a line. A request is one line of RequestLog, instead of Rails' several.
  config.logger = ActiveSupport::Logger.new(STDOUT, formatter: JsonLogFormatter.new)
  config.log_level = Settings::LOG_LEVEL
  config.colorize_logging = false
  config.action_controller.logger = nil
  config.action_dispatch.log_rescued_responses = false
  config.middleware.swap Rails::Rack::Logger, RequestLog
  config.silence_healthcheck_path = %r{\A/(healthz|up)\z}

  config.active_support.report_deprecations = false

  # Only development writes db/schema.rb.
  config.active_record.dump_schema_after_migration = false

  # Only inspect ids in logs.
  config.active_record.attributes_for_inspect = [ :id ]
end
