# A line of the log as a JSON object.
class JsonLogFormatter < Logger::Formatter
  def call(severity, time, _program, message)
    event = { time: time.utc.iso8601(3), level: severity.downcase, request_id: Current.request_id }.compact
    event.merge!(message.is_a?(Hash) ? message : { msg: msg2str(message).strip })
    "#{event.transform_values { |value| value.is_a?(String) ? readable(value) : value }.to_json}\n"
  end

  private
    # JSON takes UTF-8 alone; a path may hold any byte.
    def readable(text) = text.dup.force_encoding(Encoding::UTF_8).scrub
end
