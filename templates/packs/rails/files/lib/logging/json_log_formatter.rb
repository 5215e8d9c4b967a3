# A line of the log as a JSON object.
class JsonLogFormatter < Logger::Formatter
  def call(severity, time, _program, message)
    event = { time: time.utc.iso8601(3), level: severity.downcase, request_id: Current.request_id }.compact
    event.merge!(message.is_a?(Hash) ? message : { msg: msg2str(message).strip })
    "#{event.to_json}\n"
  end
end
