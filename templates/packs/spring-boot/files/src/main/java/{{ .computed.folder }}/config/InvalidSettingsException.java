package {{ .computed.package }}.config;

/** The environment cannot be used as it is; the message names the variables, but no value. */
class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidSettingsException(String message) {
        super(message);
    }
}
