package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import modelport.contract.release.FreezeWindow;
import modelport.contract.release.Weekday;

/** When nothing is deployed, in words. */
final class FreezeText {
    private FreezeText() {}

    /** Such as: every week from Friday 18:00 to Monday 06:00. */
    static String of(FreezeWindow window) {
        Weekday from = window.fromDay();
        Weekday to = window.toDay();
        return from == null || to == null
                ? t("release.freeze.once", time(window.from()), time(window.to()))
                : t("release.freeze.weekly", day(from), window.from(), day(to), window.to());
    }

    private static String day(Weekday day) {
        return t("release.day." + day);
    }

    private static String time(String written) {
        return written.replace('T', ' ');
    }
}
