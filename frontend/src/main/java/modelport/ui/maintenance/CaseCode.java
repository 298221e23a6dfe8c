package modelport.ui.maintenance;

import static modelport.ui.components.Texts.t;

import modelport.contract.maintenance.MaintenanceCase;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.shell.Here;

/** Cases from a terminal. */
final class CaseCode {
    private CaseCode() {}

    static CodeDrawer list(Here here, String query) {
        return new CodeDrawer(t("nav.cases"))
                .code("curl", () -> Code.curl("GET", Code.path(here.project(), "/cases?limit=25" + query)))
                .code(t("case.open"), () -> Code.curl("POST", Code.path(here.project(), "/cases"), """
                                {"endpoint": "my-endpoint", "note": "Answers look odd since Monday"}"""));
    }

    static CodeDrawer of(Here here, MaintenanceCase about) {
        String path = Code.path(here.project(), "/cases/" + about.id());
        var drawer = new CodeDrawer(CaseText.name(about))
                .code("curl", () -> Code.curl("GET", path))
                .code(
                        t("case.comment.send"),
                        () -> Code.curl("POST", path + "/comment", "{\"note\": \"The supplier is told\"}"));
        if (about.retryable()) {
            drawer.code(t("case.retry"), () -> Code.curl("POST", path + "/retry", "{\"note\": \"The disk has room\"}"));
        }
        if (CaseText.isOpen(about)) {
            drawer.code(t("case.close"), () -> Code.curl("POST", path + "/close", "{\"note\": \"Not worth it\"}"));
        }
        return drawer;
    }
}
