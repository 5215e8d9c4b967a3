# Tells the audit trail of each change once it is committed, and never what the record says. What
# passes callbacks by, such as update_all and delete_all, passes the trail by, too.
module Audited
  extend ActiveSupport::Concern

  included do
    after_create_commit { audit "create" }
    after_update_commit(if: :saved_changes?) { audit "update" }
    after_destroy_commit { audit "delete" }
  end

  private
    def audit(change)
      record = model_name.singular
      Rails.event.notify("audit", action: "#{record}.#{change}", "#{record}_id": id)
    end
end
