package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.monitoring.Monitor;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.shell.Here;

/** How programs watch. */
final class MonitoringCode {
    private MonitoringCode() {}

    /** How endpoints do. */
    static CodeDrawer fleet(Here here) {
        return new CodeDrawer(t("nav.monitoring"))
                .code("curl", () -> Code.curl("GET", Code.path(here.project(), "/monitors?limit=50")))
                .code("fleet", () -> Code.curl("GET", "/api/v1/fleet"));
    }

    static CodeDrawer create(Here here, Slug endpoint) {
        return new CodeDrawer(t("monitoring.start"))
                .code("curl", () -> Code.curl("POST", Code.path(here.project(), "/monitors"), """
                        {"endpoint": "%s", "reference": {"dataset": "my-reference"}}""".formatted(endpoint)));
    }

    static CodeDrawer of(Here here, Monitor monitor) {
        String path = Code.path(here.project(), "/monitors/" + monitor.id());
        return new CodeDrawer(monitor.endpoint().value())
                .code("report", () -> Code.curl("GET", path + "/reports?limit=1"))
                .code("feedback", () -> Code.curl("POST", Code.path(here.project(), "/feedback"), """
                        [{"prediction": "0199aaaa-0000-7000-8000-000000000000", "label": "billing"}]"""))
                .code(
                        "pause",
                        () -> Code.curl("PATCH", path, "{\"paused\": true}") + " \\\n  -H 'If-Match: \""
                                + monitor.rowVersion() + "\"'");
    }

    /** One column over the last day. */
    static CodeDrawer column(Here here, Monitor monitor, String column) {
        String path = Code.path(here.project(), "/monitors/" + monitor.id() + "/column");
        return new CodeDrawer(column)
                .code(
                        "curl",
                        () -> Code.curl("GET", path) + " \\\n  -G --data-urlencode 'name="
                                + column.replace("'", "'\\''")
                                + "' \\\n  -d from=$(date -u -d '1 day ago' +%FT%TZ) -d to=$(date -u +%FT%TZ)");
    }

    static CodeDrawer alerts(Here here) {
        return new CodeDrawer(t("nav.alerts"))
                .code("curl", () -> Code.curl("GET", Code.path(here.project(), "/alerts?open=true")));
    }

    static CodeDrawer alert(Here here, UUID alert) {
        return new CodeDrawer(t("alert.alert"))
                .code(
                        "curl",
                        () -> Code.curl(
                                "POST",
                                Code.path(here.project(), "/alerts/" + alert + "/acknowledge"),
                                "{\"note\": \"I look\"}"));
    }
}
