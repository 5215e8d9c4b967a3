Rails.application.configure do
  config.enable_reloading = true
  config.eager_load = false

  # Errors show what went wrong inside.
  config.consider_all_requests_local = true
  config.server_timing = true
  config.log_level = Settings::LOG_LEVEL

  config.cache_store = :memory_store
  config.active_support.deprecation = :log

  # An error tells that migrations are pending.
  config.active_record.migration_error = :page_load

  # The log tells which line of the code asked the database.
  config.active_record.verbose_query_logs = true
  config.active_record.query_log_tags_enabled = true

  config.action_controller.raise_on_missing_callback_actions = true
end
