# Whether the service can do its work.
class Readiness
  LOCK = Mutex.new

  class << self
    # "ok" when the database answers within a second and has all migrations, else what is wrong.
    # One look at a time: while a database hangs, the next to ask waits for the same answer.
    def database
      look = LOCK.synchronize { @look = start_looking unless @look&.alive?; @look }
      look.join(1) ? look.value : "no answer"
    end

    private
      def start_looking
        Thread.new do
          ActiveRecord::Base.connection_pool.migration_context.needs_migration? ? "not migrated" : "ok"
        rescue StandardError
          "unreachable"
        end
      end
  end
end
