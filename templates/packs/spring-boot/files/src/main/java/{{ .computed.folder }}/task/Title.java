package {{ .computed.package }}.task;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;

/**
 * 1 to 200 characters. {@code @Size} would count UTF-16 units, of which an emoji has two; NUL and half a surrogate pair
 * are what no database can keep in a text.
 */
@Pattern(regexp = "^[^\\x00\\p{Cs}]{1,200}$", message = "must have 1 to 200 characters, and no NUL")
@Constraint(validatedBy = {})
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@interface Title {

    String message() default "is not a title";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
