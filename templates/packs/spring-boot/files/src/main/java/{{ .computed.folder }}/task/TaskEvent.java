package {{ .computed.package }}.task;

/** What was done to a task, without what it says. */
record TaskEvent(String action, long taskId) {}
