# The audit trail: one JSON line for each event, whatever LOG_LEVEL says.
class AuditLog
  EVENTS = ->(event) { event[:name] == "audit" }

  def initialize(output)
    @logger = ActiveSupport::Logger.new(output, formatter: JsonLogFormatter.new)
  end

  def emit(event)
    @logger.info(msg: event[:name], **event[:payload])
  end
end
