# The tests look at a trail of their own.
Rails.event.subscribe(AuditLog.new(STDOUT), &AuditLog::EVENTS) unless Rails.env.test?
