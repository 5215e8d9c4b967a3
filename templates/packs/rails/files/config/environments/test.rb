Rails.application.configure do
  config.enable_reloading = false
  config.eager_load = ENV["CI"].present?

  # Errors are answered as in production: the tests look at them.
  config.consider_all_requests_local = false
  config.action_dispatch.show_exceptions = :all

  config.cache_store = :null_store
  config.active_support.deprecation = :stderr
  config.action_controller.raise_on_missing_callback_actions = true
end
