# Answers are data alone: nothing of them is a page, and no cache may keep what the API says.
class StrictHeaders
  EVERYWHERE = {
    "strict-transport-security" => "max-age=31536000; includeSubDomains",
    "content-security-policy" => "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy" => "no-referrer"
  }.freeze

  def initialize(app)
    @app = app
  end

  def call(env)
    @app.call(env).tap do |_status, headers, _body|
      headers.merge!(EVERYWHERE)
      headers["cache-control"] = "no-store" if env["PATH_INFO"].start_with?("/api/")
    end
  end
end
