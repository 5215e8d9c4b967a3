package {{ .computed.package }}.web;

import org.springframework.validation.BindingResult;

/** The body is JSON, but members of it have the wrong type, and maybe others break a rule. */
class InvalidBodyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient BindingResult result;

    InvalidBodyException(BindingResult result) {
        this.result = result;
    }

    BindingResult result() {
        return result;
    }
}
