package {{ .computed.package }}.task;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

@Schema(requiredProperties = {"items", "total"})
record TaskPage(List<TaskResponse> items, long total) {}
