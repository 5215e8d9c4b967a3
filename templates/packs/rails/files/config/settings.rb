require "ipaddr"
require "uri"

# What the service takes from its environment. A bad value stops the start with one line that names
# the variable, but never the value: it may be a secret.
module Settings
  def self.read(name, default, rule)
    value = ENV[name].to_s.empty? ? default : ENV[name]
    abort "#{name} #{rule}" unless value && yield(value)
    value
  end
  private_class_method :read

  APP_ENV = read("APP_ENV", ENV.fetch("RAILS_ENV", "development"), "must be development, test or production") do |value|
    %w[ development test production ].include?(value)
  end

  HOST = read("HOST", "127.0.0.1", "must be an IP address or localhost") do |value|
    value == "localhost" || (IPAddr.new(value) && !value.include?("/"))
  rescue IPAddr::Error
    false
  end

  PORT = read("PORT", "8080", "must be a number from 1 to 65535") do |value|
    value.match?(/\A\d{1,5}\z/) && value.to_i.between?(1, 65_535)
  end

  MAX_THREADS = read("RAILS_MAX_THREADS", "3", "must be a number from 1 to 999") { |value| value.match?(/\A[1-9]\d{0,2}\z/) }

  # Development and tests get one from Rails.
  if APP_ENV == "production"
    read("SECRET_KEY_BASE", nil, "must have at least 64 characters") { |value| value.length >= 64 }
  end

  LOG_LEVEL = read("LOG_LEVEL", "info", "must be debug, info, warn or error") do |value|
    %w[ debug info warn error ].include?(value)
  end
{{ if eq .options.database "sqlite" }}
  DATABASE_URL = read("DATABASE_URL", "sqlite3:storage/tasks.sqlite3", "must name a file, such as sqlite3:storage/tasks.sqlite3") do |value|
    value.match?(/\Asqlite3:[^:?]+\z/)
  end

  # The tests empty their database, so they have one of their own.
  TEST_DATABASE_URL = "sqlite3:storage/test.sqlite3"
{{- else }}
  DATABASE_URL = read("DATABASE_URL", nil, "must look like postgresql://user:password@host:5432/database") do |value|
    url = URI.parse(value)
    url.scheme&.match?(/\Apostgres(ql)?\z/) && url.path.to_s.length > 1
  rescue URI::InvalidURIError
    false
  end

  # The tests empty their database, so they have one of their own beside it.
  TEST_DATABASE_URL = URI.parse(DATABASE_URL).tap { |url| url.path = url.path.delete_suffix("_test") + "_test" }.to_s
{{- end }}
end

# What Rails calls them.
ENV["RAILS_ENV"] ||= Settings::APP_ENV
ENV["BINDING"] ||= Settings::HOST
