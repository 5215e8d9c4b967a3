package {{ .computed.package }}.task;

import io.swagger.v3.oas.annotations.media.Schema;

record TaskChange(
        @Title @Schema(minLength = 1, maxLength = 200) String title, Boolean done) {

    TaskChange {
        title = title == null ? null : title.strip();
    }
}
