package modelport.ui.components;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;

/** What a panel shows while it has no content: grey lines, or the failure in words with a retry. */
public final class Loading {
    private Loading() {}

    public static Component skeleton(int lines) {
        var box = Box.of("mp-skeleton")
                .attribute("aria-busy", "true")
                .attribute("role", "status")
                .attribute("aria-label", t("loading"));
        for (int i = 0; i < lines; i++) {
            box.add(Box.of("mp-skeleton-line"));
        }
        return box;
    }

    public static Component failed(String why, Runnable retry) {
        return Box.of(
                        "mp-failed",
                        StateBadge.quiet(State.ACT, t("error.panel")),
                        Words.plain("p", "", why),
                        Box.row(new Button(t("action.retry"), click -> retry.run())))
                .attribute("role", "alert");
    }
}
