# One line of the log for each request.
class RequestLog
  def initialize(app)
    @app = app
  end

  def call(env)
    request = ActionDispatch::Request.new(env)
    line = { msg: "request", method: env["REQUEST_METHOD"], path: request.path }
    started = clock
    @app.call(env).tap do |status, _headers, _body|
      Rails.logger.info(line.merge(status:, duration_ms: (clock - started).round(2)))
    end
  end

  private
    def clock = Process.clock_gettime(Process::CLOCK_MONOTONIC, :float_millisecond)
end
