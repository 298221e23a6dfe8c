package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import modelport.contract.release.Release;
import modelport.contract.release.ReleaseAction;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.shell.Here;

/** Releases from a terminal. */
final class ReleaseCode {
    private ReleaseCode() {}

    static CodeDrawer list(Here here, String query) {
        return new CodeDrawer(t("nav.releases"))
                .code(
                        "curl",
                        () -> Code.curl(
                                "GET",
                                Code.path(here.project(), "/releases?limit=25" + query)
                                        .replace("&", "\\&")))
                .code(t("release.request"), () -> Code.curl("POST", Code.path(here.project(), "/releases"), """
                        {"model": "my-model", "version": 1, "environment": "production"}"""));
    }

    /** Reading it, and whatever the caller can do about it now; each names the digest. */
    static CodeDrawer of(Here here, Reviewed reviewed) {
        Release release = reviewed.release();
        String path = Code.path(here.project(), "/releases/" + release.id());
        var drawer =
                new CodeDrawer(ReleaseText.version(release)).code("curl", () -> Code.curl("GET", path + "/review"));
        reviewed.next()
                .filter(each -> each != ReleaseAction.CHANGE)
                .ifPresent(each -> drawer.code(
                        ReleaseText.word(each), () -> Code.curl("POST", path + "/" + verb(each), body(release, each))));
        return drawer.code(
                t("release.pack"), () -> Code.curl("GET", path + "/evidence.zip") + " \\\n  -o evidence.zip");
    }

    static CodeDrawer waiting() {
        return new CodeDrawer(t("nav.approvals"))
                .code("curl", () -> Code.curl("GET", "/api/v1/releases/waiting?limit=25"));
    }

    private static String body(Release release, ReleaseAction action) {
        return DecisionDialog.needsReason(action)
                ? "{\"digest\": \"%s\", \"comment\": \"why\"}".formatted(release.digest())
                : "{\"digest\": \"%s\"}".formatted(release.digest());
    }

    private static String verb(ReleaseAction action) {
        return switch (action) {
            case SUBMIT -> "submit";
            case APPROVE -> "approve";
            case REJECT -> "reject";
            case ASK_FOR_CHANGES -> "changes";
            case COMMENT -> "comment";
            case CANCEL -> "cancel";
            case DECLARE_EMERGENCY -> "emergency";
            case DEPLOY -> "deploy";
            case ROLL_BACK -> "rollback";
            case CHANGE -> "";
        };
    }
}
