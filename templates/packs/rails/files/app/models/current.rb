# What belongs to the request that a thread works on; gone when it ends.
class Current < ActiveSupport::CurrentAttributes
  attribute :request_id
end
