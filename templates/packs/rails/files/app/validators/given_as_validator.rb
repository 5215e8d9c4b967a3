# Refuses what Active Record would cast: 1 is neither a title nor true.
class GivenAsValidator < ActiveModel::EachValidator
  def validate_each(record, attribute, _cast)
    return unless record.public_send(:"#{attribute}_came_from_user?")

    given = record.public_send(:"#{attribute}_before_type_cast")
    record.errors.add(attribute, options[:message]) unless options[:types].any? { |type| type === given }
  end
end
