require "json"
require "time"
require_relative "boot"

# Threads share Ruby's lock: more of them serve more waiting, but answer each request later.
threads Settings::MAX_THREADS, Settings::MAX_THREADS

bind "tcp://#{Settings::HOST.include?(":") ? "[#{Settings::HOST}]" : Settings::HOST}:#{Settings::PORT}"
environment ENV.fetch("RAILS_ENV")

# How long a client may be silent within a request.
first_data_timeout 15

# Puma keeps a body before the application refuses it. Beyond this it hangs up in its own words.
http_content_length_limit 10 * 1024 * 1024

# SIGTERM: what is running may take nine seconds more, and then the exit is a good one. While the
# application still loads, Puma would ignore it without the exception.
force_shutdown_after 9
after_booted { raise_exception_on_sigterm false }

lowlevel_error_handler do |error, _env, status|
  # What is no proper HTTP is told to Puma's log by Puma itself.
  Rails.logger.error(error.full_message(highlight: false)) if status == 500
  Problem.new(status, ProblemsApp.detail(status)).to_rack{{ if eq .answers.security.posture "regulated" }}(StrictHeaders::EVERYWHERE){{ end }}
end

# Lets bin/rails restart work.
plugin :tmp_restart

if Settings::APP_ENV == "production"
  log_formatter { |message| { time: Time.now.utc.iso8601(3), level: "info", msg: message.strip }.to_json }
end

pidfile ENV["PIDFILE"] if ENV["PIDFILE"]
