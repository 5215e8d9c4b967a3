package {{ .computed.package }}.task;

import jakarta.validation.constraints.NotNull;

import io.swagger.v3.oas.annotations.media.Schema;

record NewTask(
        @NotNull @Title @Schema(minLength = 1, maxLength = 200)
        String title,

        @Schema(defaultValue = "false") Boolean done) {

    NewTask {
        title = title == null ? null : title.strip();
    }
}
